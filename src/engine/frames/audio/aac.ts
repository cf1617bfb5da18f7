// AAC over RTP, mode AAC-hbr (RFC 3640 §3.3.6): a table of access-unit headers, then the access units.

import { createHash } from 'node:crypto'
import { no, ok, type Result } from '#base/result.ts'
import type { AudioFormat } from '#engine/frames/frame.ts'

/** Samples of one AAC access unit (ISO/IEC 14496-3 §4.5.1.1, frameLengthFlag 0). */
export const AAC_SAMPLES = 1024
const LARGEST_CONFIG_BYTES = 64

/** Reads the `config` parameter (hex AudioSpecificConfig) of an fmtp line. */
export const aacFormat = (
  fmtp: Readonly<Record<string, string>>,
  sample_rate: number,
  channels: number,
): Result<AudioFormat, 'no_config'> => {
  const hex = fmtp.config ?? ''
  if (!/^(?:[0-9a-f]{2}){2,}$/i.test(hex) || hex.length > LARGEST_CONFIG_BYTES * 2) return no('no_config')
  const description = Buffer.from(hex, 'hex')
  const objectType = description[0]! >> 3
  const id = createHash('sha256').update('mp4a').update(description).digest('hex').slice(0, 16)
  return ok({ kind: 'audio', id, entry: 'mp4a', codec: `mp4a.40.${objectType}`, sample_rate, channels, description })
}

/** The access units of one packet as `[start, end]` pairs; empty when the table does not fit the packet. */
export const accessUnits = (
  buffer: Buffer,
  start: number,
  end: number,
  fmtp: Readonly<Record<string, string>>,
): readonly (readonly [number, number])[] => {
  const sizeBits = bounded(fmtp.sizelength, 13)
  const firstBits = sizeBits + bounded(fmtp.indexlength, 3)
  const nextBits = sizeBits + bounded(fmtp.indexdeltalength, 3)
  if (end - start < 2 || sizeBits === 0) return []
  const tableBits = buffer.readUInt16BE(start)
  const count = tableBits < firstBits ? 0 : 1 + Math.floor((tableBits - firstBits) / nextBits)
  let at = start + 2 + Math.ceil(tableBits / 8)
  if (count === 0 || count > 64 || at > end) return []
  const units: [number, number][] = []
  for (let i = 0; i < count; i++) {
    const header = i === 0 ? 0 : firstBits + (i - 1) * nextBits
    const size = readBits(buffer, (start + 2) * 8 + header, sizeBits)
    if (size === 0 || at + size > end) return []
    units.push([at, at + size])
    at += size
  }
  return units
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
