// Packets of video as a receiver hands them on, for tests of what reads them.

import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Packet } from '#engine/camera/packet.ts'
import { MORNING } from './set-clock.ts'

export type Sent = Partial<Pick<Packet, 'timestamp' | 'marker' | 'lost' | 'arrival'>>

/** One packet; its payload lies somewhere inside a larger buffer, as it does in a read buffer. */
export const packetOf = (payload: Buffer, sent: Sent = {}): Packet => {
  const buffer = Buffer.concat([Buffer.alloc(5, 0xee), payload, Buffer.alloc(3, 0xee)])
  const { timestamp = 0, marker = false, lost = 0 } = sent
  const arrival: WallTime90k = sent.arrival ?? wallTime90k(MORNING + timestamp)
  return { buffer, start: 5, end: 5 + payload.length, sequence: 0, timestamp, marker, lost, arrival }
}

/** A NAL unit of H.264: `type` 5 is a keyframe's slice, which begins as one must (I slice, picture set 0), 1 another one's. */
export const nalOf = (type: number, fill: number, length = 20): Buffer => {
  const nal = Buffer.alloc(length + 1, fill)
  nal[0] = 0x60 | type
  if (type === 5 && length > 1) nal.writeUInt16BE(0x8884, 1)
  return nal
}

/** A NAL unit cut into FU-A payloads of `size` bytes each. */
export const fragmentsOf = (nal: Buffer, size: number): Buffer[] => {
  const out: Buffer[] = []
  for (let at = 1; at < nal.length; at += size) {
    const end = Math.min(nal.length, at + size)
    const flags = (at === 1 ? 0x80 : 0) | (end === nal.length ? 0x40 : 0)
    out.push(Buffer.concat([Buffer.from([(nal[0]! & 0xe0) | 28, flags | (nal[0]! & 0x1f)]), nal.subarray(at, end)]))
  }
  return out
}

/** STAP-A. */
export const bundleOf = (...nals: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([0x78]), ...nals.flatMap(nal => [Buffer.from([nal.length >> 8, nal.length & 255]), nal])])

/** NAL units as MP4 wants them: each with its length in front. */
export const sized = (...nals: Buffer[]): Buffer =>
  Buffer.concat(
    nals.flatMap(nal => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(nal.length)
      return [length, nal]
    }),
  )
