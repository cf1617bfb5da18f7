// Recordings on the wire: which seconds are held, and the spans of one that is watched or saved.
// All instants are ticks of 1/90000 s since 1970 UTC (`_90k`). Spans are half open: from ≤ t < to.

import { z } from 'zod'
import { streamNameShape } from './camera.ts'

export const tick = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** Query of every route that asks for a span of one camera. */
export const spanQueryShape = z.strictObject({
  from_90k: tick,
  to_90k: tick,
  stream: streamNameShape.default('main'),
})
export type SpanQuery = z.infer<typeof spanQueryShape>

/** Query of playback: `as: h264` for a browser that cannot decode what was recorded. */
export const playbackQueryShape = spanQueryShape.extend({ as: z.literal('h264').optional() })

/** Query of a single picture near an instant. */
export const keyframeQueryShape = z.strictObject({ at_90k: tick, stream: streamNameShape.default('sub') })

export const MOST_KEYFRAMES = 64
/** Query of many single pictures: one for each `every_90k`, a tenth of a second at least. */
export const keyframesQueryShape = z.strictObject({
  from_90k: tick,
  to_90k: tick,
  every_90k: tick.min(9_000),
  stream: streamNameShape.default('sub'),
})

export const coverageSpanShape = z.object({
  state: z.enum(['recorded', 'recovered', 'missing']),
  from_90k: z.number().int(),
  to_90k: z.number().int(),
  cause: z
    .string()
    .nullable()
    .describe('why a span is missing: a glossary code, `unknown` when nothing is established'),
  detail: z.string().nullable().describe('what was seen: a stream reason, or a person’s words'),
  by: z.string().nullable().describe('who established the cause: `recorder`, or a person'),
  noted_90k: z.number().int().nullable().describe('when it was established'),
  recovered: z
    .object({
      source: z.enum(['nvr', 'sd_card', 'device', 'profile_g', 'box', 'file']),
      from: z.string().describe('the device or address it came from'),
      fetched_90k: z.number().int().describe('when it was fetched'),
      clock_offset_ms: z
        .number()
        .nullable()
        .describe('the source’s clock minus the station’s, already taken out; null when nobody knows'),
      clock_quality: z.enum(['measured', 'stated', 'unknown']).describe('how that is known'),
    })
    .nullable()
    .describe('of a recovered span: where it came from'),
})
export type CoverageSpan = z.infer<typeof coverageSpanShape>

/** GET /api/cameras/:camera/coverage */
export const coverageShape = z.object({
  camera: z.string(),
  stream: streamNameShape,
  from_90k: z.number().int(),
  to_90k: z.number().int(),
  recorded_90k: z.number().int().describe('how much of the span was recorded when it happened'),
  recovered_90k: z.number().int().describe('how much of it was brought in later'),
  expected_90k: z
    .number()
    .int()
    .describe(
      'how much was to be recorded: what has passed while the camera was here, less what it was suspended or outside its hours',
    ),
  suspended_90k: z.number().int().describe('missing on purpose: somebody had suspended the camera'),
  not_scheduled_90k: z
    .number()
    .int()
    .describe('missing on purpose: outside the camera’s hours, or not shared by its owner'),
  spans: z.array(coverageSpanShape),
})
export type Coverage = z.infer<typeof coverageShape>

/**
 * GET /api/cameras/:camera/clip.json: what `clip.mp4` of the same span holds. The file has no gaps: where footage is
 * missing it jumps, and each part says where in the file it stands.
 */
export const clipNotesShape = z.object({
  camera: z.string(),
  stream: streamNameShape,
  from_90k: z.number().int(),
  to_90k: z.number().int(),
  bytes: z.number().int(),
  parts: z.array(z.object({ from_90k: z.number().int(), to_90k: z.number().int(), at_90k: z.number().int() })),
  gaps: z.array(
    z.object({
      from_90k: z.number().int(),
      to_90k: z.number().int(),
      cause: z.string(),
      detail: z.string().nullable(),
    }),
  ),
})
export type ClipNotes = z.infer<typeof clipNotesShape>

// GET /api/cameras/:camera/playback.mp4  (span query): fragmented MP4 as the page's player wants it: an init segment, then
//   fragments from the keyframe at or before `from_90k` until `to_90k`. `tfdt` is the wall time in ticks since 1970. Where the
//   camera changed its format a new init segment stands between fragments. 404 `nothing_recorded` when the span is empty.
//   Headers: `x-mime` (type with codecs of the first init), `x-next-90k` (where the next recorded fragment starts at or after
//   `to_90k`, when there is one). When the span is empty the problem's `where.next_90k` says where footage goes on, if it does, and
//   `where.before_90k` where it ended before, within a week.
// GET /api/cameras/:camera/keyframe      (keyframe query): the same with one picture alone; `x-at-90k` is when it was taken.
// GET /api/cameras/:camera/keyframes     (keyframes query): the same with many.
// GET /api/cameras/:camera/clip.mp4      (span query): one ordinary MP4, moov first, with Content-Length and Range.
// GET /api/cameras/:camera/index.m3u8    (span query): HLS with byte ranges into the two below.
// GET /api/cameras/:camera/segments/:segment.mp4   one segment as it lies on disk, with Range.
// GET /api/cameras/:camera/configs/:config.mp4     the init segment of one stream format.
