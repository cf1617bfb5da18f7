// People of the house and their accounts. A person is no account and an account no device: who leaves keeps the row that says who they were.

import { z } from 'zod'
import { roleCodeShape, unitIdShape } from './access.ts'
import { passwordShape, usernameShape } from './session.ts'

const nameShape = z.string().trim().min(1).max(80)
const titleShape = z.string().trim().max(80).describe('such as Phó trưởng thôn; empty where the role says it all')
const phoneShape = z
  .string()
  .trim()
  .max(24)
  .regex(/^[+0-9 .()-]*$/)
  .describe('as it is dialled; empty where none is known')
const rankShape = z.string().trim().max(60).describe('such as Thượng úy; empty where there is none')

export const personShape = z.object({
  id: z.number().int(),
  name: z.string(),
  rank: z.string(),
  title: z.string(),
  phone: z.string(),
  role: roleCodeShape.describe('what they are; what they may is in their grants'),
  unit: unitIdShape.nullable(),
  account: z.string().nullable().describe('the user name of the account that stands; null: none'),
  grants: z.number().int().describe('how many grants stand'),
  left_90k: z.number().int().nullable(),
})
export type Person = z.infer<typeof personShape>
export const personListShape = z.object({ people: z.array(personShape) })
export type PersonList = z.infer<typeof personListShape>

export const newPersonShape = z.strictObject({
  name: nameShape,
  rank: rankShape.default(''),
  title: titleShape.default(''),
  phone: phoneShape.default(''),
  role: roleCodeShape,
  unit: unitIdShape.nullable().default(null),
})
export type NewPerson = z.input<typeof newPersonShape>

/** PATCH /api/people/:person: what is left out stays. */
export const editPersonShape = z.strictObject({
  name: nameShape.optional(),
  rank: rankShape.optional(),
  title: titleShape.optional(),
  phone: phoneShape.optional(),
  role: roleCodeShape.optional(),
  unit: unitIdShape.nullable().optional(),
})
export type EditPerson = z.infer<typeof editPersonShape>

export const personAccountShape = z.object({
  username: z.string(),
  person: z.number().int(),
  name: z.string(),
  made_90k: z.number().int(),
  ended_by: z.string().nullable(),
  ended_90k: z.number().int().nullable(),
  password: z
    .enum(['none', 'own', 'must_change'])
    .describe(
      'none: invited at most; must_change: somebody else chose it, and a new one is asked for at the next sign-in',
    ),
  link_until_90k: z.number().int().nullable().describe('until when a one-time link of it is good; null: none is out'),
  code_app: z.boolean(),
  passkeys: z.number().int(),
  browsers: z.number().int().describe('on how many browsers it was signed in before'),
  identities: z.array(z.string()).describe('who the identity provider says they are'),
})
export type PersonAccount = z.infer<typeof personAccountShape>
export const accountListShape = z.object({ accounts: z.array(personAccountShape) })
export type AccountList = z.infer<typeof accountListShape>

/** POST /api/accounts */
export const newAccountShape = z.strictObject({
  person: z.number().int().min(1),
  username: usernameShape,
  password: passwordShape
    .optional()
    .describe('left out: they are invited to choose one; else a new one is asked for at the first sign-in'),
})
export type NewAccount = z.infer<typeof newAccountShape>
