// MP4 boxes (ISO/IEC 14496-12 §4.2): a box is its length, its four letters and its payload. Big endian throughout.

export const box = (type: string, ...parts: readonly Buffer[]): Buffer => {
  const length = parts.reduce((sum, part) => sum + part.length, 8)
  const head = Buffer.allocUnsafe(8)
  head.writeUInt32BE(length, 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, ...parts], length)
}

/** A box whose payload begins with a version and 24 flags (§4.2.2). */
export const fullBox = (type: string, version: number, flags: number, ...parts: readonly Buffer[]): Buffer =>
  box(type, u32(version * 2 ** 24 + flags), ...parts)

export const u8 = (...values: readonly number[]): Buffer => Buffer.from(values)

export const u16 = (...values: readonly number[]): Buffer => {
  const out = Buffer.allocUnsafe(values.length * 2)
  values.forEach((value, i) => {
    out.writeUInt16BE(value & 0xffff, i * 2)
  })
  return out
}

export const u32 = (...values: readonly number[]): Buffer => u32s(values)

/** As `u32`, for tables too long to spread. */
export const u32s = (values: readonly number[]): Buffer => {
  const out = Buffer.allocUnsafe(values.length * 4)
  values.forEach((value, i) => {
    out.writeUInt32BE(value >>> 0, i * 4)
  })
  return out
}

export const u64 = (value: number): Buffer => {
  const out = Buffer.allocUnsafe(8)
  writeU64(out, value, 0)
  return out
}

/** Writes a number that is exact in a double as 64 bits, without a BigInt. */
export const writeU64 = (into: Buffer, value: number, at: number): void => {
  into.writeUInt32BE(Math.floor(value / 2 ** 32), at)
  into.writeUInt32BE(value % 2 ** 32, at + 4)
}

export const readU64 = (from: Buffer, at: number): number => from.readUInt32BE(at) * 2 ** 32 + from.readUInt32BE(at + 4)

export type BoxSpan = { readonly type: string; readonly start: number; readonly payload: number; readonly end: number }

/** The boxes that lie whole in `from`…`to`; stops at the first one whose length makes no sense or runs past the end. */
export const boxesIn = (buffer: Buffer, from: number, to: number): readonly BoxSpan[] => {
  const found: BoxSpan[] = []
  const last = Math.min(to, buffer.length)
  let at = Math.max(0, from)
  while (at + 8 <= last && found.length < 100_000) {
    const short = buffer.readUInt32BE(at)
    const head = short === 1 ? 16 : 8
    if (at + head > last) break
    const length = short === 1 ? readU64(buffer, at + 8) : short
    if (length < head || at + length > last) break
    found.push({ type: buffer.toString('latin1', at + 4, at + 8), start: at, payload: at + head, end: at + length })
    at += length
  }
  return found
}
