// Backfill on the wire: jobs that bring missing footage from cards and recorders, the rules they go by, and footage files that are
// brought in by hand.

import { z } from 'zod'
import { cameraIdShape, streamNameShape, streamReasonShape } from './camera.ts'
import { tick } from './recording.ts'

export const backfillStateShape = z.enum([
  'waiting', // its turn comes, or its next try
  'running',
  'paused_by_hours', // outside the hours in which footage may be fetched
  'done', // what the sources had is here; `missing_ms` says what is still missing
  'nothing_there', // no source holds any of it
  'gave_up', // the tries are used up, or somebody has to change something: `reason`
  'cancelled', // by a person
])
export type BackfillState = z.infer<typeof backfillStateShape>

/** Why a job waits or gave up; words for each are in the word lists. */
export const backfillReasonShape = z.enum([
  ...streamReasonShape.options,
  'no_source', // nothing is known that could hold footage of this camera
  'not_held', // what was asked does not hold it, or not all of it: it is asked again, a card may be slow to come
  'no_room', // no disk has room for it
  'recorder_away', // our own recorder did not take it
  'failed', // an unexpected error; the log tells
])
export type BackfillReason = z.infer<typeof backfillReasonShape>

export const backfillSourceShape = z.enum([
  'box',
  'nvr',
  'profile_g',
  'sd_card',
  'device', // a camera's card or a recorder: it does not say which
])
export type BackfillSource = z.infer<typeof backfillSourceShape>

export const backfillJobShape = z.object({
  id: z.number().int(),
  camera: cameraIdShape,
  stream: streamNameShape,
  from_90k: z.number().int(),
  to_90k: z.number().int(),
  state: backfillStateShape,
  reason: backfillReasonShape.nullable(),
  detail: z.string().nullable().describe('what the source said, for a technician; never a secret'),
  source: backfillSourceShape.nullable().describe('what is asked now, or was asked last'),
  asked_by: z.string().describe('`station` for a gap that it found itself, else an account or `cli`'),
  tries: z.number().int(),
  made_90k: z.number().int(),
  next_try_90k: z.number().int().nullable(),
  ended_90k: z.number().int().nullable(),
  bytes: z.number().int().describe('read from sources so far'),
  segments: z.number().int(),
  pictures: z.number().int(),
  recovered_ms: z.number().int().describe('how much of what was missing is here now'),
  missing_ms: z.number().int().describe('how much of the span is still missing'),
})
export type BackfillJobShown = z.infer<typeof backfillJobShape>

export const backfillRulesShape = z.object({
  automatic: z.boolean().describe('whether gaps are filled by themselves'),
  bits_per_second: z
    .number()
    .int()
    .min(64_000)
    .max(10_000_000_000)
    .nullable()
    .describe('all jobs together; null: no limit'),
  hours: z.string().max(200).nullable().describe('when footage may be fetched, such as `22:00-05:00`; null: always'),
  tries: z.number().int().min(1).max(100),
  at_once: z.number().int().min(1).max(32).describe('jobs that run at the same time, one for each camera'),
})
export type BackfillRules = z.infer<typeof backfillRulesShape>

/** PUT /api/backfill/rules: what is left out stays. */
export const setBackfillRulesShape = backfillRulesShape.partial().strict()

/** GET /api/backfill */
export const backfillListShape = z.object({
  rules: backfillRulesShape,
  jobs: z.array(backfillJobShape).describe('the newest first, at most 500'),
  now_90k: z.number().int(),
})
export type BackfillList = z.infer<typeof backfillListShape>

export const backfillQueryShape = z.strictObject({ camera: cameraIdShape.optional() })

/** POST /api/backfill: ask for a span of one camera now. */
export const askBackfillShape = z.strictObject({
  camera: cameraIdShape,
  stream: streamNameShape.default('main'),
  from_90k: tick,
  to_90k: tick,
})

export const LARGEST_IMPORT_PART_BYTES = 4 * 1024 * 1024

/** POST /api/footage-imports: a file is going to be given, in parts. */
export const beginImportShape = z.strictObject({
  camera: cameraIdShape,
  stream: streamNameShape.default('main'),
  start_90k: tick.describe('when its first picture was filmed'),
  name: z.string().trim().min(1).max(200).describe('the file’s name'),
  bytes: z.number().int().min(1).describe('how long the file is'),
})
export type BeginImport = z.input<typeof beginImportShape>

/** PUT /api/footage-imports/:import?at=N: the next bytes of the file, as they are, at most 4 MiB. */
export const importPartQueryShape = z.strictObject({ at: z.coerce.number().int().min(0) })
export const importBegunShape = z.object({
  id: z.string(),
  received_bytes: z.number().int().describe('how much of the file is here; the next part begins there'),
})
export type ImportBegun = z.infer<typeof importBegunShape>

/** POST /api/footage-imports/:import/finish, asked again while it answers 202. */
export const importReadingShape = z.object({ id: z.string(), state: z.literal('reading') })

export const importedShape = z.object({
  id: z.string(),
  camera: cameraIdShape,
  stream: streamNameShape,
  name: z.string(),
  kind: z.enum(['mp4', 'mkv', 'dav']),
  bytes: z.number().int(),
  sha256: z.string().describe('of the file as it was given; it is kept beside it'),
  from_90k: z.number().int(),
  to_90k: z.number().int().describe('when its last picture was filmed'),
  pictures_read: z.number().int(),
  pictures: z.number().int().describe('how many of them fell where footage was missing'),
  segments: z.number().int(),
  unread: z.array(z.string()).describe('what in the file could not be read'),
})
export type Imported = z.infer<typeof importedShape>
