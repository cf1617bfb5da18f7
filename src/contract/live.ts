// Live on the wire: one WebSocket a page (`/api/live`), many cameras over it.
//
// The page sends JSON text: `watch` and `unwatch`, with a channel number it chose (1…65535). `as: h264` asks for pictures that every
// browser decodes, made by the station while somebody watches; it may be refused where the station is busy with others.
// The station answers with JSON text (`LiveNews`) and with binary messages: a header (`live-header.ts`), then the bytes to append.
// Whoever may not see behind a camera's privacy masks gets its pictures with them burned in, whatever was asked.
// `pace` asks for fewer pictures, for a thin line: `half` leaves out those that no other leans on, `keyframes` everything between keyframes,
// `pictures` all but one keyframe in ten seconds. Each picture then lasts until the next. A channel that is watched anew changes its pace.
// A viewer that reads too slowly is moved forward to a keyframe: frames are left out, never queued without bound.

import { z } from 'zod'
import { cameraIdShape, streamNameShape, streamStatusShape } from './camera.ts'

const livePaceShape = z.enum(['all', 'half', 'keyframes', 'pictures'])
export type LivePace = z.infer<typeof livePaceShape>

export const liveRequestShape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('watch'),
    channel: z.number().int().min(1).max(65_535),
    camera: cameraIdShape,
    stream: streamNameShape,
    as: z.literal('h264').optional(),
    pace: livePaceShape.optional(),
  }),
  z.strictObject({ kind: z.literal('unwatch'), channel: z.number().int().min(1).max(65_535) }),
])
export type LiveRequest = z.infer<typeof liveRequestShape>

export const liveNewsShape = z.discriminatedUnion('kind', [
  /**
   * Comes before each binary init: what to give to `addSourceBuffer` or `changeType`. After `image/jpeg` comes no init: each frame is
   * a whole JPEG file.
   */
  z.object({
    kind: z.literal('format'),
    channel: z.number(),
    mime: z.string(),
    width: z.number(),
    height: z.number(),
    transcoded: z.boolean().optional(),
    masked: z.boolean().optional().describe('privacy masks are burned in'),
  }),
  /** Comes at once after `watch`, and whenever the camera's state changes. */
  z.object({ kind: z.literal('status'), channel: z.number(), status: streamStatusShape }),
  /** The watch cannot be served; `code` is a problem code. */
  z.object({ kind: z.literal('refused'), channel: z.number(), code: z.string() }),
  /** The viewer was too slow; this many frames were left out and the next one is a keyframe. */
  z.object({ kind: z.literal('skipped'), channel: z.number(), frames: z.number() }),
])
export type LiveNews = z.infer<typeof liveNewsShape>
