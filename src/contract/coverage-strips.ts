// Coverage strips on the wire: many cameras over a long span from one answer, coarse enough to draw. Zoomed in, the exact spans of
// `GET /api/cameras/:camera/coverage` take over.

import { z } from 'zod'
import { camerasQueryShape, streamNameShape } from './camera.ts'
import { tick } from './recording.ts'

/** GET /api/coverage/strips */
export const stripsQueryShape = z.strictObject({
  cameras: camerasQueryShape,
  from_90k: tick,
  to_90k: tick,
  buckets: z.coerce
    .number()
    .int()
    .min(1)
    .max(4000)
    .describe('into how many stretches the span is divided: one a pixel'),
  stream: streamNameShape.default('main'),
})

const share = z.number().int().min(0).max(1000)

/** Shares are thousandths of a bucket. */
export const stripRunShape = z
  .tuple([
    z.number().int().describe('how many buckets in a row look like this'),
    share.describe('recorded when it happened'),
    share.describe('recovered: brought in later'),
    share.describe('planned: missing on purpose, suspended or outside the camera’s hours'),
    share.describe('missing otherwise; never 0 where anything is missing'),
    z.string().nullable().describe('what most of what is missing is put down to: a glossary code'),
  ])
  .describe('[buckets, recorded, recovered, planned, missing, cause]: a month of flapping cameras has 40,000 of these')

export const stripsShape = z.object({
  stream: streamNameShape,
  from_90k: z.number().int(),
  to_90k: z.number().int(),
  bucket_90k: z.number().int().describe('bucket n begins at from_90k + n × bucket_90k'),
  cameras: z
    .array(z.object({ camera: z.string(), runs: z.array(stripRunShape) }))
    .describe('in the order they were asked for; what lies before a camera was added or in the future is in no share'),
})
export type Strips = z.infer<typeof stripsShape>
