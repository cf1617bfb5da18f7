// G.711 (RFC 3551 §4.5.14): one byte a sample, 8000 a second; a packet is a frame.

import { createHash } from 'node:crypto'
import type { AudioFormat } from '#engine/frames/frame.ts'

export const g711Format = (codec: 'pcma' | 'pcmu', sample_rate: number, channels: number): AudioFormat => {
  const entry = codec === 'pcma' ? 'alaw' : 'ulaw'
  const id = createHash('sha256').update(`${entry} ${sample_rate} ${channels}`).digest('hex').slice(0, 16)
  return { kind: 'audio', id, entry, codec: entry, sample_rate, channels, description: Buffer.alloc(0) }
}
