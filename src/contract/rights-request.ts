// Requests of the people in the picture, on the wire: what somebody asks of their own data, what was done, and by when it must be.

import { z } from 'zod'
import { cameraIdShape } from './camera.ts'

export const rightsKinds = ['view', 'correct', 'delete', 'object'] as const
export const rightsKindShape = z.enum(rightsKinds)
export type RightsKind = z.infer<typeof rightsKindShape>

export const rightsStateShape = z.enum(['received', 'processing', 'extended', 'granted', 'refused', 'closed'])
export type RightsState = z.infer<typeof rightsStateShape>
export const dueShape = z.enum(['done', 'calm', 'soon', 'late'])
export type Due = z.infer<typeof dueShape>

export const rightsChannels = ['public_form', 'in_person', 'phone', 'email', 'post', 'vneid'] as const
export const rightsChannelShape = z.enum(rightsChannels)

export const refusalGrounds = [
  'identity_unproven',
  'not_in_picture',
  'footage_gone',
  'others_in_picture',
  'investigation',
  'law_keeps',
  'abusive',
  'other',
] as const
export const refusalGroundShape = z.enum(refusalGrounds)
export type RefusalGround = z.infer<typeof refusalGroundShape>

const text = (most: number) => z.string().trim().max(most)

/** What anybody may say of themselves; a name, one way back, and what it is about are needed. */
const asked = {
  kind: rightsKindShape,
  name: text(120).min(2),
  phone: text(20).default(''),
  email: text(120).default(''),
  address: text(200).default(''),
  on_behalf_of: text(200)
    .default('')
    .describe('a child, a ward, who gave power of attorney: and how one stands to them'),
  place: text(200).default('').describe('which camera or place, in their words'),
  happened: text(120).default('').describe('when, in their words'),
  about: text(2000).min(5),
} as const
const reachable = ({ phone, email, address }: { phone: string; email: string; address: string }): boolean =>
  [phone, email, address].some(one => one !== '')

export const publicRequestShape = z
  .object({ ...asked, language: z.enum(['vi', 'en']).default('vi') })
  .refine(reachable, { path: ['phone'] })
export const newRightsRequestShape = z
  .strictObject({
    ...asked,
    channel: rightsChannelShape.exclude(['public_form']).default('in_person'),
    processors: z.boolean().default(false).describe('others who process the data must be asked too: longer clocks'),
    received_90k: z.number().int().min(0).optional().describe('when it came in, where that was earlier than now'),
  })
  .refine(reachable, { path: ['phone'] })
export type NewRightsRequest = z.input<typeof newRightsRequestShape>

/** What is done about a request; each is kept with who and when, and none is taken back. */
export const rightsStepShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('acknowledge') }),
  z.strictObject({ kind: z.literal('identify'), text: text(300).min(3).describe('how: which paper was shown') }),
  z.strictObject({ kind: z.literal('assign'), to: text(120).min(1) }),
  z.strictObject({ kind: z.literal('extend'), text: text(500).min(5) }),
  z.strictObject({ kind: z.literal('grant'), text: text(2000).min(5) }),
  z.strictObject({ kind: z.literal('refuse'), ground: refusalGroundShape, text: text(2000).min(5) }),
  z.strictObject({ kind: z.literal('close'), text: text(300).min(3).describe('how the answer was handed over') }),
  z.strictObject({ kind: z.literal('note'), text: text(1000).min(1) }),
])
export type RightsStep = z.infer<typeof rightsStepShape>

export const doneStepShape = z.object({
  kind: z.enum([...rightsStepShape.options.map(option => option.shape.kind.value), 'hold'] as const),
  at_90k: z.number().int(),
  by: z.string(),
  text: z.string(),
  ground: refusalGroundShape.nullable(),
})
export type DoneStep = z.infer<typeof doneStepShape>

export const rightsRequestShape = z.object({
  id: z.number().int(),
  number: z.string(),
  kind: rightsKindShape,
  channel: rightsChannelShape,
  name: z.string(),
  phone: z.string(),
  email: z.string(),
  address: z.string(),
  on_behalf_of: z.string(),
  place: z.string(),
  happened: z.string(),
  about: z.string(),
  processors: z.boolean(),
  received_90k: z.number().int(),
  entered_by: z.string(),
  state: rightsStateShape,
  identified: z.boolean(),
  assigned_to: z.string().nullable(),
  acknowledged: z.boolean(),
  acknowledge_by: z.iso.date(),
  answer_by: z.iso.date(),
  due: dueShape,
  may: z.array(z.string()).describe('the steps that are open now'),
  steps: z.array(doneStepShape),
  holds: z.array(z.string()),
})
export type RightsRequest = z.infer<typeof rightsRequestShape>
export const rightsListShape = z.object({ requests: z.array(rightsRequestShape) })
export type RightsList = z.infer<typeof rightsListShape>

export const holdForRequestShape = z
  .strictObject({ camera: cameraIdShape, from_90k: z.number().int().min(0), to_90k: z.number().int().min(0) })
  .refine(({ from_90k, to_90k }) => from_90k < to_90k, { path: ['to_90k'] })

export const letterKinds = ['acknowledge', 'extend', 'answer', 'refuse'] as const
export const letterKindShape = z.enum(letterKinds)
export type LetterKind = z.infer<typeof letterKindShape>
export const paperForms = ['pdf', 'docx'] as const
export type PaperForm = (typeof paperForms)[number]
