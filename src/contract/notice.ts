// Notices on the wire: what a machine saw, as spans of time. Cameras say that something moves, that they are covered, that an input closed; the
// station itself saw that footage was not kept. Nothing here is proof of anything.

import { z } from 'zod'
import { cameraIdShape, camerasQueryShape } from './camera.ts'
import { tick } from './recording.ts'
import { ruleKindShape, ruleWordShape } from './rule.ts'

/** What a camera says of itself. */
export const saidKindShape = z.enum(['motion', 'tamper', 'digital_input'])
export type SaidKind = z.infer<typeof saidKindShape>

export const noticeKindShape = z.enum([
  ...saidKindShape.options,
  'lost', // no pictures came
  'disk_fault', // pictures came and the disk did not take them, or lost them
  'recorder_fault', // the recorder or the whole station was not there
  ...ruleKindShape.options, // what somebody made a rule about
])
export type NoticeKind = z.infer<typeof noticeKindShape>

/** Several kinds in a query: `motion,tamper`. */
const kindsQueryShape = z
  .string()
  .max(400)
  .transform(text => [...new Set(text.split(','))])
  .pipe(z.array(noticeKindShape).min(1))
  .default([...noticeKindShape.options])
  .describe('kinds, divided by commas; all where it is left out')

export const noticeEndShape = z
  .enum(['heard', 'unheard', 'lasts'])
  .describe(
    'heard: it was said when it ended; unheard: nobody said so, and `to_90k` is when it was last known to last; lasts: still',
  )

export const noticeShape = z.object({
  kind: noticeKindShape,
  from_90k: z.number().int().describe('by the station’s clock'),
  to_90k: z.number().int().nullable().describe('null while it lasts'),
  end: noticeEndShape,
  times: z.number().int().describe('how often it was said anew: what follows closely is one notice'),
  why: z.string().nullable().describe('of what the station saw itself: what it saw, a code of the causes'),
  rule: z
    .object({ notice: z.int(), name: z.string(), word: ruleWordShape.nullable() })
    .optional()
    .describe('of what a rule found: its notice’s number, the rule’s name, and what a person said of it'),
})
export type Notice = z.infer<typeof noticeShape>

/** GET /api/notices */
export const noticesQueryShape = z.strictObject({
  cameras: camerasQueryShape,
  from_90k: tick,
  to_90k: tick,
  kinds: kindsQueryShape,
  buckets: z.coerce.number().int().min(1).max(2000).default(512).describe('how finely many notices are told'),
})

export const MOST_NOTICES = 3000

export const noticesShape = z.object({
  from_90k: z.number().int(),
  to_90k: z.number().int(),
  bucket_90k: z
    .number()
    .int()
    .nullable()
    .describe(`null: every notice is told; else they are more than ${MOST_NOTICES}, and told by their density`),
  cameras: z.array(
    z.object({
      camera: z.string(),
      notices: z.array(noticeShape).describe('in the order of their beginning'),
      density: z
        .array(
          z.object({
            kind: noticeKindShape,
            counts: z
              .string()
              .describe('a letter a bucket: `.` none, 1 one, 2 two or three, 3 four to seven, and so on up to 9'),
          }),
        )
        .describe('kinds of which there is none are left out'),
    }),
  ),
})
export type Notices = z.infer<typeof noticesShape>

/** GET /api/notices/beside */
export const besideQueryShape = z.strictObject({
  cameras: camerasQueryShape,
  at_90k: tick,
  way: z.enum(['after', 'before']),
  kinds: kindsQueryShape,
})

export const besideShape = z.object({
  beside: z
    .object({ camera: z.string(), notice: noticeShape })
    .nullable()
    .describe('the notice that begins next, or began last; null: there is none within 93 days'),
})
export type Beside = z.infer<typeof besideShape>

export const MOST_RECENT = 400

/** GET /api/notices/recent */
export const recentQueryShape = z.strictObject({ after_90k: tick.describe('only what began after this') })

export const recentNoticeShape = z.object({
  camera: cameraIdShape,
  kind: noticeKindShape,
  since_90k: z.number().int().describe('when it was last said to begin'),
  lasts: z.boolean(),
  why: z.string().nullable(),
  rule: z.string().optional().describe('the name of the rule that found it'),
})
export type RecentNotice = z.infer<typeof recentNoticeShape>

/** What has begun of late on all cameras, the latest first. */
export const recentNoticesShape = z.object({
  now_90k: z.number().int(),
  notices: z.array(recentNoticeShape).max(MOST_RECENT),
})
export type RecentNotices = z.infer<typeof recentNoticesShape>
