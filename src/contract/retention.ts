// Retention on the wire: how long footage is kept, what is held, and the archives it lies in.

import { z } from 'zod'
import { cameraIdShape, streamNameShape } from './camera.ts'
import { alarmShape, archiveShape } from './status.ts'

const daysShape = z.number().min(1).max(36_500).nullable().describe('null: as long as there is room')
const quotaShape = z.number().int().min(1_000_000).nullable().describe('null: as much as there is room')
const scopeShape = {
  camera: cameraIdShape.nullable().describe('the rule of one camera'),
  place: z.string().max(120).nullable().describe('the rule of all cameras of a place'),
}

export const retentionRuleShape = z.object({ ...scopeShape, days: daysShape, quota_bytes: quotaShape })
export const setRetentionShape = z.strictObject({
  camera: scopeShape.camera.default(null),
  place: scopeShape.place.default(null),
  days: daysShape.optional().describe('left out: the camera or place has no rule of its own any more'),
  quota_bytes: quotaShape.default(null),
  reason: z.string().trim().min(3).max(300).describe('why; stands in the retention policy'),
})

export const retentionShape = z.object({
  rules: z.array(retentionRuleShape),
  in_force: z.boolean().describe('the recorder goes by these rules and holds'),
  footage_bytes: z.number().int(),
  held_bytes: z.number().int(),
  room_bytes: z.number().int().describe('free above the floors of the archives in use'),
  bytes_per_day: z.number().nullable(),
  forecast_days: z.number().nullable().describe('until the room is used up at this rate'),
  oldest: z.array(z.object({ camera: cameraIdShape, oldest_90k: z.number().int(), bytes: z.number().int() })),
  alarms: z.array(alarmShape),
})
export type Retention = z.infer<typeof retentionShape>

const policyRuleShape = z.object({
  ...{ camera: scopeShape.camera, place: scopeShape.place },
  days: z.number().nullable(),
  quota_bytes: z.number().int().nullable(),
  reason: z.string().describe('empty: nobody ever said'),
})
export const retentionPolicyShape = z.object({
  versions: z
    .array(
      z.object({
        version: z.number().int(),
        rules: z.array(policyRuleShape),
        reason: z.string(),
        by: z.string(),
        at_90k: z.number().int(),
      }),
    )
    .describe('the newest first'),
  rules: z.array(policyRuleShape).describe('in force, with the reasons that were stated'),
  drift: z
    .array(z.object({ camera: cameraIdShape.nullable(), place: z.string().nullable() }))
    .describe('rules that are not as the newest version says'),
})
export type RetentionPolicy = z.infer<typeof retentionPolicyShape>

export const holdShape = z.object({
  id: z.string(),
  camera: cameraIdShape,
  stream: streamNameShape.nullable().describe('null: all streams'),
  from_90k: z.number().int(),
  to_90k: z.number().int(),
  reason: z.string(),
  owner: z.string(),
  review_90k: z.number().int().nullable().describe('when somebody should ask whether it is still needed'),
  made_90k: z.number().int(),
  released_90k: z.number().int().nullable(),
})
export type HoldAnswer = z.infer<typeof holdShape>

export const newHoldShape = z
  .strictObject({
    camera: cameraIdShape,
    stream: streamNameShape.nullable().default(null),
    from_90k: z.number().int().min(0),
    to_90k: z.number().int().min(0),
    reason: z.string().trim().min(1).max(500),
    owner: z.string().trim().max(120).default(''),
    review_90k: z.number().int().min(0).nullable().default(null),
  })
  .refine(({ from_90k, to_90k }) => from_90k < to_90k, { path: ['to_90k'] })
export const heldShape = z.object({
  hold: holdShape,
  in_force: z.boolean().describe('the recorder goes by it; false: it will as soon as it is back'),
})
export type Held = z.infer<typeof heldShape>
/** In the list of holds: also what it takes, and what it is held for. */
export const listedHoldShape = holdShape.extend({
  bytes: z.number().int().nullable().optional().describe('of the disk; null: not counted yet'),
  case: z.string().nullable().optional(),
  extraction: z
    .object({ id: z.number().int(), number: z.string() })
    .nullable()
    .optional()
    .describe('it belongs to this request for footage, and stays as long as that needs it'),
  needed: z.boolean().optional().describe('it cannot be released now: a request for footage needs it'),
})
export type ListedHold = z.infer<typeof listedHoldShape>
export const holdListShape = z.object({ holds: z.array(listedHoldShape) })

/** POST /api/holds/:hold/release: it may go from now on. */
export const releaseHoldShape = z.strictObject({ reason: z.string().trim().min(5).max(500) })
export type ReleaseHold = z.input<typeof releaseHoldShape>
/** POST /api/holds/:hold/review: looked at, and still needed until the next look. */
export const reviewHoldShape = z.strictObject({
  review_90k: z.number().int().min(0),
  reason: z.string().trim().min(5).max(500),
})
export type ReviewHold = z.input<typeof reviewHoldShape>
export type HoldList = z.infer<typeof holdListShape>

export const archiveListShape = z.object({ archives: z.array(archiveShape) })
export type ArchiveList = z.infer<typeof archiveListShape>
export const addArchiveShape = z.strictObject({
  folder: z.string().min(1).max(1000).describe('an absolute path on the station’s machine'),
  floor_bytes: z.number().int().min(0).nullable().default(null),
})
