// Deletion records on the wire: what retention removed, when and why.

import { z } from 'zod'
import { cameraIdShape, streamNameShape } from './camera.ts'

export const deletionQueryShape = z.strictObject({
  most: z.coerce.number().int().min(1).max(1000).default(100).describe('how many records at most'),
})

export const deletionShape = z.object({
  camera: cameraIdShape,
  stream: streamNameShape,
  from_90k: z.number().int(),
  to_90k: z.number().int(),
  bytes: z.number().int(),
  why: z.enum(['age', 'quota', 'room']).describe('older than its days; over its quota; the oldest when room was short'),
  at_90k: z.number().int().describe('when it was removed'),
})
export type Deletion = z.infer<typeof deletionShape>

export const deletionListShape = z.object({ deletions: z.array(deletionShape) })
export type DeletionList = z.infer<typeof deletionListShape>
