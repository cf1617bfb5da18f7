// Opus over RTP (RFC 7587): a packet is a frame, and its clock always ticks 48000 times a second.

import { createHash } from 'node:crypto'
import type { AudioFormat } from './frame.ts'

/** `OpusSpecificBox` without its head (Encapsulation of Opus in ISO BMFF §4.3.2): nothing is skipped, since a session begins anywhere. */
export const opusFormat = (channels: number): AudioFormat => {
  const description = Buffer.from([0, channels, 0, 0, 0, 0, 0xbb, 0x80, 0, 0, 0])
  const id = createHash('sha256').update('Opus').update(description).digest('hex').slice(0, 16)
  return { kind: 'audio', id, entry: 'Opus', codec: 'opus', sample_rate: 48_000, channels, description }
}

/** How many samples of 48 kHz a packet holds, by its first byte (RFC 6716 §3.1); undefined for what is no Opus packet. */
export const opusSamples = (packet: Uint8Array): number | undefined => {
  const first = packet[0]
  if (first === undefined) return undefined
  const config = first >> 3
  const frame = config < 12 ? SILK[config % 4]! : config < 16 ? HYBRID[config % 2]! : CELT[config % 4]!
  const code = first & 3
  const count = code === 0 ? 1 : code < 3 ? 2 : (packet[1] ?? 0) & 63
  return count === 0 || count * frame > 5760 ? undefined : count * frame
}

const SILK = [480, 960, 1920, 2880]
const HYBRID = [480, 960]
const CELT = [120, 240, 480, 960]
