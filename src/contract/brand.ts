// Brands on the wire: which makers the station knows by their behaviour, and what a person who adds one has to know.

import { z } from 'zod'

export const brandCodes = [
  'hikvision',
  'dahua',
  'kbvision',
  'imou',
  'ezviz',
  'uniview',
  'tiandy',
  'xmeye',
  'reolink',
  'tp_link',
  'hanet',
  'generic_onvif',
] as const
export const brandCodeShape = z.enum(brandCodes)
export type BrandCode = z.infer<typeof brandCodeShape>

/** A sentence in both languages. */
export const bothShape = z.object({ vi: z.string(), en: z.string() })
export type Both = z.infer<typeof bothShape>

export const brandShape = z.object({
  code: brandCodeShape,
  label: z.string(),
  username: z.string().describe('the user name that its devices usually have; empty where it differs'),
  password_hint: bothShape.describe('where its password is found, such as the label’s verification code'),
  live: z.boolean().describe('false where its devices give no pictures to other programs: footage comes by file'),
  recorders: z.boolean().describe('whether it makes recorders whose channels can be listed'),
  notes: z.array(z.object({ code: z.string(), says: bothShape })).describe('its traps'),
})
export type BrandShown = z.infer<typeof brandShape>

/** GET /api/brands */
export const brandListShape = z.object({ brands: z.array(brandShape) })
export type BrandList = z.infer<typeof brandListShape>
