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
