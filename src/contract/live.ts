// Live on the wire: one WebSocket a page (`/api/live`), many cameras over it.
//
// The page sends JSON text: `watch` and `unwatch`, with a channel number it chose (1…65535).
// The station answers with JSON text (`LiveNews`) and with binary messages: a 24-byte header, then the bytes to append.
// A viewer that reads too slowly is moved forward to a keyframe: frames are left out, never queued without bound.

import { z } from 'zod'
import { type MediaSpan90k, mediaSpan90k, type WallTime90k, wallTime90k } from '#base/units.ts'
import { cameraIdShape, streamNameShape, streamStatusShape } from './camera.ts'

export const liveRequestShape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('watch'),
    channel: z.number().int().min(1).max(65_535),
    camera: cameraIdShape,
    stream: streamNameShape,
  }),
  z.strictObject({ kind: z.literal('unwatch'), channel: z.number().int().min(1).max(65_535) }),
])
export type LiveRequest = z.infer<typeof liveRequestShape>

export const liveNewsShape = z.discriminatedUnion('kind', [
  /** Comes before each binary init: what to give to `addSourceBuffer` or `changeType`. */
  z.object({ kind: z.literal('format'), channel: z.number(), mime: z.string(), width: z.number(), height: z.number() }),
  /** Comes at once after `watch`, and whenever the camera's state changes. */
  z.object({ kind: z.literal('status'), channel: z.number(), status: streamStatusShape }),
  /** The watch cannot be served; `code` is a problem code. */
  z.object({ kind: z.literal('refused'), channel: z.number(), code: z.string() }),
  /** The viewer was too slow; this many frames were left out and the next one is a keyframe. */
  z.object({ kind: z.literal('skipped'), channel: z.number(), frames: z.number() }),
])
export type LiveNews = z.infer<typeof liveNewsShape>

export type LiveHeader = {
  /** `init`: ftyp + moov. `frame`: one moof + mdat with one frame; its tfdt is `start`. */
  readonly kind: 'init' | 'frame'
  readonly channel: number
  readonly key: boolean
  /** When the station received the frame's last packet; the picture's age on screen is measured from it. */
  readonly start: WallTime90k
  readonly span: MediaSpan90k
}

export const LIVE_HEADER_BYTES = 24

/** Layout, big endian: u8 kind (0 init, 1 frame) · u8 flags (1 = key) · u16 channel · u32 span · f64 start · 8 bytes zero. */
export const writeLiveHeader = (header: LiveHeader, into: DataView): void => {
  into.setUint8(0, header.kind === 'init' ? 0 : 1)
  into.setUint8(1, header.key ? 1 : 0)
  into.setUint16(2, header.channel)
  into.setUint32(4, header.span)
  into.setFloat64(8, header.start)
  into.setFloat64(16, 0)
}

export const readLiveHeader = (from: DataView): LiveHeader | undefined => {
  if (from.byteLength < LIVE_HEADER_BYTES) return undefined
  return {
    kind: from.getUint8(0) === 0 ? 'init' : 'frame',
    key: (from.getUint8(1) & 1) === 1,
    channel: from.getUint16(2),
    span: mediaSpan90k(from.getUint32(4)),
    start: wallTime90k(from.getFloat64(8)),
  }
}
