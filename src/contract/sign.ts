// Signs on the wire: whether a camera's notice hangs where people can read it, and how it is printed.

import { z } from 'zod'
import { cameraIdShape } from './camera.ts'
import { cameraPurposeShape, controllerShape } from './controller.ts'

/** What somebody says of a sign. */
export const signWordShape = z.enum(['none', 'printed', 'mounted', 'missing'])
export type SignWord = z.infer<typeof signWordShape>
/** What is true of it: one that was mounted is to be looked at again after a while. */
export const signStateShape = z.enum(['none', 'printed', 'mounted', 'to_check', 'missing'])
export type SignState = z.infer<typeof signStateShape>
/** What a camera still lacks before it may do its work. */
export const lackShape = z.enum(['controller', 'contact', 'purpose', 'sign'])
export type Lack = z.infer<typeof lackShape>

export const LARGEST_PHOTO_BYTES = 600_000

const note = z.string().trim().max(300)
export const saySignShape = z.strictObject({ state: z.enum(['none', 'printed', 'missing']), note: note.default('') })
export const signPhotoQueryShape = z.strictObject({ note: note.default('') })

/** `of` is only there so that a browser asks anew for another photo. */
export const signPhotoOfShape = z.strictObject({ of: z.coerce.number().int().optional() })

export const signShape = z.object({
  camera: cameraIdShape,
  name: z.string(),
  place: z.string(),
  state: signStateShape,
  controller: controllerShape.nullable(),
  purposes: z.array(cameraPurposeShape),
  own_controller: z.boolean(),
  own_purposes: z.boolean(),
  retention_days: z.number().nullable().describe('null: until the disk is full'),
  lacks: z.array(lackShape).describe('empty: the camera may do its work'),
  photo: z.number().int().nullable(),
  note: z.string(),
  said_by: z.string().nullable(),
  said_90k: z.number().int().nullable(),
  check_90k: z.number().int().nullable().describe('when somebody should look again'),
})
export type Sign = z.infer<typeof signShape>
export const signListShape = z.object({ signs: z.array(signShape), check_every_days: z.number().int() })
export type SignList = z.infer<typeof signListShape>

export const signSizes = ['a4', 'a5', 'sticker'] as const
export const signSizeShape = z.enum(signSizes)
export type SignSize = z.infer<typeof signSizeShape>

const camerasShape = z
  .string()
  .max(20_000)
  .transform(text => text.split(','))
  .pipe(z.array(cameraIdShape).min(1).max(200))
export const printSignsQueryShape = z.strictObject({
  cameras: camerasShape.describe('ids divided by commas'),
  size: signSizeShape.default('a4'),
  per: z.enum(['camera', 'group']).default('camera').describe('group: one sign for all of them'),
})
