// Comparison boards on the wire: up to twelve moments side by side, each with how somebody looks at it. No picture is kept: each is made from footage
// when it is shown, as the one who looks may see it. What is adjusted is for the eye and proves nothing.

import { z } from 'zod'
import { cameraIdShape } from './camera.ts'

export const MOST_COMPARED = 12

const instant = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const part = z.number().min(0).max(1)

/** What is typed from a plate by a person: letters, digits, and `?` where one is doubtful. */
export const plateShape = z
  .string()
  .trim()
  .max(20)
  .regex(/^[\p{L}\p{N}?. -]*$/u)
  .describe('as a person reads it; ? for a letter that is doubtful')

export const comparedShape = z.strictObject({
  camera: cameraIdShape,
  at_90k: instant,
  crop: z
    .tuple([part, part, part, part])
    .nullable()
    .describe('left, top, right, bottom: parts of the picture; null: all of it'),
  brightness: z.number().min(0.2).max(4).describe('1: as recorded'),
  contrast: z.number().min(0.2).max(4),
  sharpen: z.number().min(0).max(3).describe('0: as recorded'),
  plate: plateShape,
  note: z.string().trim().max(500),
})
export type Compared = z.infer<typeof comparedShape>

const draft = {
  title: z.string().trim().min(1).max(120),
  trail: z.number().int().min(1).nullable().describe('the trail that it belongs to: whoever sees that sees this'),
  items: z.array(comparedShape).min(1).max(MOST_COMPARED),
} as const

/** POST /api/comparisons */
export const newComparisonShape = z.strictObject({ ...draft, trail: draft.trail.default(null) })
export type NewComparison = z.input<typeof newComparisonShape>

/** PUT /api/comparisons/:comparison */
export const setComparisonShape = z.strictObject({ ...draft, revision: z.number().int().min(1) })
export type SetComparison = z.infer<typeof setComparisonShape>

export const comparisonShape = z.object({
  id: z.number().int(),
  ...draft,
  items: z.array(comparedShape.extend({ name: z.string(), place: z.string(), may_see: z.boolean() })),
  revision: z.number().int().describe('counts its changes'),
  by: z.string(),
  made_90k: z.number().int(),
  changed_90k: z.number().int(),
  mine: z.boolean(),
})
export type Comparison = z.infer<typeof comparisonShape>

export const comparisonsQueryShape = z.strictObject({ trail: z.coerce.number().int().min(1).max(1e12).optional() })
export const comparisonListShape = z.object({
  comparisons: z.array(comparisonShape.omit({ items: true }).extend({ count: z.number().int() })),
})
export type ComparisonList = z.infer<typeof comparisonListShape>
