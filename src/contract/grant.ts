// Grants and roles on the wire: who was given what, where, when and why. A grant is never rewritten: what changes ends one and gives another.

import { z } from 'zod'
import { roleCodeShape, scopeShape, verbShape } from './access.ts'
import { cameraIdShape } from './camera.ts'

export const roleShape = z.object({
  code: roleCodeShape,
  vi: z.string(),
  en: z.string(),
  verbs: z.array(verbShape),
  device: z.boolean().describe('stands for a device: nobody is granted it'),
  usual: z.boolean().describe('as the program has it; false: this station made or changed it'),
  own: z.boolean().describe('one of this station’s own: the program has none by this code'),
})
export type RoleShown = z.infer<typeof roleShape>
export const roleListShape = z.object({
  roles: z.array(roleShape),
  verbs: z.array(z.object({ code: verbShape, vi: z.string(), en: z.string() })),
})
export type RoleList = z.infer<typeof roleListShape>

/** PUT /api/roles/:role */
export const setRoleShape = z.strictObject({
  vi: z.string().trim().min(1).max(80),
  en: z.string().trim().min(1).max(80),
  verbs: z.array(verbShape).max(64),
})
export type SetRole = z.infer<typeof setRoleShape>

export const grantShape = z.object({
  id: z.number().int(),
  person: z.number().int(),
  name: z.string().describe('the person’s'),
  role: roleCodeShape.nullable(),
  verbs: z.array(verbShape).describe('what is granted, by its role or by itself'),
  scope: scopeShape,
  hours: z.string().nullable(),
  from_90k: z.number().int(),
  until_90k: z.number().int().nullable(),
  reason: z.string(),
  given_by: z.string(),
  given_90k: z.number().int(),
  ended_by: z.string().nullable(),
  ended_90k: z.number().int().nullable(),
  ended_reason: z.string().nullable(),
  follows: z.number().int().nullable().describe('the grant that it took the place of'),
  state: z.enum(['in_force', 'not_yet', 'over']).describe('`in_force` also outside its hours'),
})
export type GrantShown = z.infer<typeof grantShape>
export const grantListShape = z.object({ grants: z.array(grantShape) })
export type GrantList = z.infer<typeof grantListShape>
export const grantsQueryShape = z.strictObject({
  person: z.coerce.number().int().min(1).optional(),
  all: z.literal('1').optional().describe('also those that are over'),
})

const termsShape = {
  role: roleCodeShape.nullable().default(null).describe('a role, or verbs of its own'),
  verbs: z.array(verbShape).max(64).default([]),
  scope: scopeShape,
  hours: z.string().max(200).nullable().default(null).describe('such as `t2-t6 18:00-06:00`; null: always'),
  from_90k: z.number().int().min(0).nullable().default(null).describe('null: from now'),
  until_90k: z.number().int().min(0).nullable().default(null).describe('null: until somebody ends it'),
  reason: z.string().trim().min(1).max(300),
}

export const newGrantShape = z.strictObject({ person: z.number().int().min(1), ...termsShape })
export type NewGrant = z.input<typeof newGrantShape>
export type NewGrantRead = z.output<typeof newGrantShape>

/** PUT /api/grants/:grant: these terms take the place of the old ones. */
export const changeGrantShape = z.strictObject(termsShape)

/** GET /api/people/:person/trial: without a camera, of the whole station. */
export const trialQueryShape = z.strictObject({
  verb: verbShape,
  camera: cameraIdShape.optional(),
  at_90k: z.coerce.number().int().min(0).optional().describe('now where it is left out'),
})
export const trialShape = z.object({
  allowed: z.boolean(),
  grants: z.array(z.number().int()).describe('grants by each of which alone it is allowed'),
  vi: z.string().nullable().describe('why not, and who can allow it; null where it is allowed'),
  en: z.string().nullable(),
})
export type TrialTold = z.infer<typeof trialShape>

/** POST /api/grants/:grant/end and POST /api/people/:person/leave */
export const endGrantShape = z.strictObject({ reason: z.string().trim().min(1).max(300) })
