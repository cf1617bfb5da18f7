// Controller on the wire: who answers for the footage, what it is for, and what the station's public notice and its signs tell.

import { z } from 'zod'
import { cameraIdShape } from './camera.ts'

/** What a camera is there for; a code never changes its meaning. */
export const cameraPurposeCodes = [
  'public_order',
  'crime_prevention',
  'traffic',
  'fire_disaster',
  'environment',
  'public_property',
  'own_property',
] as const
export const cameraPurposeShape = z.enum(cameraPurposeCodes)
export type CameraPurpose = z.infer<typeof cameraPurposeShape>

const line = (most: number) => z.string().trim().max(most)

/** Who decides about footage and answers for it (bên kiểm soát dữ liệu). */
export const controllerShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/),
  name: line(160).min(2),
  address: line(200).default(''),
  phone: z
    .string()
    .trim()
    .regex(/^[0-9+][0-9 .-]{5,19}$|^$/)
    .default(''),
  email: z.union([z.literal(''), z.email().max(120)]).default(''),
})
export type Controller = z.infer<typeof controllerShape>

export const secondLanguageShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('en') }),
  z.strictObject({
    kind: z.literal('own'),
    name: line(40).min(1).describe('what the language is called: Tày, Khmer, 中文'),
    title: line(80).min(2),
    text: line(600).min(2),
  }),
])
export type SecondLanguage = z.infer<typeof secondLanguageShape>

/** An address that a telephone opens from a sign; without a path. */
const publicAddressShape = z
  .string()
  .trim()
  .regex(/^https?:\/\/(?:[a-z0-9-]{1,63}\.)*[a-z0-9-]{1,63}(?::\d{1,5})?$/i)

const settings = {
  controllers: z
    .array(controllerShape)
    .max(60)
    .refine(list => new Set(list.map(({ id }) => id)).size === list.length)
    .describe('the first one answers for every camera that names no other'),
  purposes: z.array(cameraPurposeShape).max(cameraPurposeCodes.length).describe('of every camera that names none'),
  recognition: line(200).describe('what is recognised automatically, in words; empty: nothing is'),
  second: secondLanguageShape,
  public_address: publicAddressShape
    .nullable()
    .describe('where the public notice is reached; null: as the station is called'),
  check_every_days: z.number().int().min(7).max(1095).describe('how often somebody looks whether a sign still hangs'),
  days_off: z.array(z.iso.date()).max(400).describe('days beside weekends and fixed holidays on which nobody works'),
}

export const setControllerShape = z.strictObject(settings)
export type SetController = z.infer<typeof setControllerShape>

export const controllerAnswerShape = z.object({
  ...settings,
  notice_url: z.string().describe('what the QR code of a sign leads to'),
  days_off_missing: z.array(z.number().int()).describe('years whose days off nobody has entered'),
  set_by: z.string().nullable(),
  set_90k: z.number().int().nullable(),
})
export type ControllerAnswer = z.infer<typeof controllerAnswerShape>

/** PUT /api/cameras/:camera/notice: who answers for one camera and what it is for; null: as the station says. */
export const setCameraNoticeShape = z.strictObject({
  controller: controllerShape.shape.id.nullable().default(null),
  purposes: z.array(cameraPurposeShape).min(1).max(cameraPurposeCodes.length).nullable().default(null),
})
export type SetCameraNotice = z.infer<typeof setCameraNoticeShape>

export const cameraNoticeShape = z.object({
  camera: cameraIdShape,
  controller: z.string().nullable(),
  purposes: z.array(cameraPurposeShape).nullable(),
})
