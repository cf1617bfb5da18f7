// Privacy on the wire: what is covered in a camera's picture, since when and why; when its owner shares it; what was found at acceptance; and the
// name that lies over the picture.

import { z } from 'zod'
import type { Polygon } from '#base/polygon.ts'

export const MOST_AREAS = 16
export const MOST_CORNERS = 32

const partShape = z.number().min(0).max(1)
export const maskAreaShape = z
  .array(z.tuple([partShape, partShape]))
  .min(3)
  .max(MOST_CORNERS)
  .describe('corners, in parts of the picture’s width and height')
export const maskAreasShape = z.array(maskAreaShape).max(MOST_AREAS)

const reasonShape = z.string().trim().min(1).max(200)

/** PUT /api/cameras/:camera/masks */
export const setMasksShape = z.strictObject({
  areas: maskAreasShape.describe('all that is covered from now on; empty: nothing'),
  reason: reasonShape,
  follows: z.number().int().min(0).describe('the `version` that was looked at; 0: there was none'),
})
export type SetMasks = z.infer<typeof setMasksShape>

export const masksShape = z.object({
  camera: z.string(),
  version: z.number().int().describe('0: none was ever set'),
  areas: maskAreasShape,
  unmasked: z.boolean().describe('whether the caller sees this camera without them'),
  may_uncover: z.boolean().describe('whether the caller may take away what covers something'),
  history: z.array(
    z.object({
      version: z.number().int(),
      areas: maskAreasShape,
      reason: z.string(),
      by: z.string(),
      since_90k: z.number().int(),
    }),
  ),
})
export type Masks = z.infer<typeof masksShape>

/** What the guests that paint are told. */
export type MaskAreas = readonly Polygon[]

/** PUT /api/cameras/:camera/sharing: all of it, as it holds from now on. */
export const setSharingShape = z.strictObject({
  hours: z.string().max(200).nullable().describe('hours of the week, such as `t2-cn 18:00-06:00`; null: always'),
  paused_until_90k: z.number().int().min(0).nullable().describe('not shared before then; null: no pause'),
  recorded: z.boolean().describe('whether it is recorded, for its owner alone, while it is not shared'),
  reason: z.string().trim().max(200).default(''),
})
export type SetSharing = z.input<typeof setSharingShape>

const sharingWordShape = z.object({
  hours: z.string().nullable(),
  paused_until_90k: z.number().int().nullable(),
  recorded: z.boolean(),
})
export const sharingShape = sharingWordShape.extend({
  camera: z.string(),
  shared: z.boolean().describe('whether others than its owner may watch it now'),
  history: z.array(
    sharingWordShape.extend({
      version: z.number().int(),
      reason: z.string(),
      by: z.string(),
      since_90k: z.number().int(),
    }),
  ),
})
export type SharingShown = z.infer<typeof sharingShape>

/** What was found when a camera was accepted. */
export const acceptanceAnswersShape = z.strictObject({
  looks_into_home: z.boolean().describe('into a home, a yard or a window'),
  host_agrees: z.enum(['yes', 'no', 'not_needed']),
  sign_mounted: z.boolean(),
  checked_day: z.boolean(),
  checked_night: z.boolean(),
})
export type AcceptanceAnswers = z.infer<typeof acceptanceAnswersShape>

/** POST /api/cameras/:camera/acceptances */
export const acceptShape = z.strictObject({
  answers: acceptanceAnswersShape,
  supervisor: z.string().trim().min(1).max(120).describe('who supervised the installation'),
  note: z.string().trim().max(500).default(''),
  passed: z.boolean(),
  with_still: z.boolean().describe('attaches what the camera shows now'),
})
export type Accept = z.input<typeof acceptShape>

export const acceptancesShape = z.object({
  camera: z.string(),
  state: z.enum(['never', 'passed', 'failed']),
  warns: z.boolean().describe('it looks into a home, and nothing is covered'),
  areas: z.number().int().describe('how many areas are covered now'),
  sign: z.enum(['mounted', 'missing']).nullable().describe('what the book of notice signs says; null: nothing'),
  acceptances: z.array(
    z.object({
      version: z.number().int(),
      answers: acceptanceAnswersShape,
      supervisor: z.string(),
      note: z.string(),
      passed: z.boolean(),
      has_still: z.boolean(),
      by: z.string(),
      at_90k: z.number().int(),
    }),
  ),
})
export type Acceptances = z.infer<typeof acceptancesShape>

/** GET /api/watermark */
export const watermarkShape = z.object({
  text: z.string().nullable().describe('what lies over pictures for the caller; null: nothing'),
})
export type Watermark = z.infer<typeof watermarkShape>

/** PUT /api/watermark/settings */
export const watermarkSettingsShape = z.strictObject({
  roles: z
    .array(z.string().regex(/^[a-z][a-z0-9_]{1,31}$/))
    .max(64)
    .nullable()
    .describe('whose pictures bear their name; null: everybody’s. Never the duty wall’s and televisions’.'),
})
export type WatermarkSettings = z.infer<typeof watermarkSettingsShape>
