// AAC over RTP, mode AAC-hbr (RFC 3640 §3.3.6): a table of access-unit headers, then the access units. One that is too large for a
// packet comes in pieces, each behind the header of the whole (§3.2.3).

/** Larger than any access unit: 6144 bits a channel, of eight at most (ISO/IEC 14496-3 §4.5.3.3). */
const LARGEST_UNIT_BYTES = 6144

type Fmtp = Readonly<Record<string, string>>

/** The access units of one packet as `[start, end]` pairs; empty when the table does not fit the packet. */
export const accessUnits = (
  buffer: Buffer,
  start: number,
  end: number,
  fmtp: Fmtp,
): readonly (readonly [number, number])[] => {
  const table = readTable(buffer, start, end, fmtp)
  if (table === undefined) return []
  let at = table.data
  const units: [number, number][] = []
  for (const size of table.sizes) {
    if (size === 0 || at + size > end) return []
    units.push([at, at + size])
    at += size
  }
  return units
}

/** One piece of an access unit of `size` bytes, at `start`…`end`; undefined when the packet holds whole ones or makes no sense. */
export const unitPiece = (
  buffer: Buffer,
  start: number,
  end: number,
  fmtp: Fmtp,
): { readonly size: number; readonly start: number; readonly end: number } | undefined => {
  const table = readTable(buffer, start, end, fmtp)
  const size = table?.sizes.length === 1 ? table.sizes[0]! : 0
  if (table === undefined || size > LARGEST_UNIT_BYTES || table.data >= end || size <= end - table.data)
    return undefined
  return { size, start: table.data, end }
}

const readTable = (buffer: Buffer, start: number, end: number, fmtp: Fmtp) => {
  const sizeBits = bounded(fmtp.sizelength, 13)
  const firstBits = sizeBits + bounded(fmtp.indexlength, 3)
  const nextBits = sizeBits + bounded(fmtp.indexdeltalength, 3)
  if (end - start < 2 || sizeBits === 0) return undefined
  const tableBits = buffer.readUInt16BE(start)
  const count = tableBits < firstBits ? 0 : 1 + Math.floor((tableBits - firstBits) / nextBits)
  const data = start + 2 + Math.ceil(tableBits / 8)
  if (count === 0 || count > 64 || data > end) return undefined
  const sizes = Array.from({ length: count }, (_, i) =>
    readBits(buffer, (start + 2) * 8 + (i === 0 ? 0 : firstBits + (i - 1) * nextBits), sizeBits),
  )
  return { data, sizes }
}

const bounded = (text: string | undefined, fallback: number): number => {
  const value = text === undefined ? fallback : Number(text)
  return Number.isInteger(value) && value >= 0 && value <= 24 ? value : fallback
}

const readBits = (buffer: Buffer, bit: number, count: number): number => {
  let value = 0
  for (let i = bit; i < bit + count; i++) value = value * 2 + (((buffer[i >> 3] ?? 0) >> (7 - (i & 7))) & 1)
  return value
}
