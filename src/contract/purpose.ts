// Purposes on the wire: why somebody looks at footage. Stated once for a task, which has an end; what is looked at meanwhile is written down with
// it.

import { z } from 'zod'

/** House rule BR-05; a code never changes its meaning. */
export const purposeCodes = [
  'criminal_report',
  'administrative_violation',
  'accident',
  'disaster_rescue',
  'missing_person',
  'traffic',
  'subject_request',
  'equipment_test',
  'other',
] as const
export const purposeCodeShape = z.enum(purposeCodes)
export type PurposeCode = z.infer<typeof purposeCodeShape>

/** The number of a case or of a written request, as an office writes it: `12/2026/TB`. */
export const caseNumberShape = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}](?:[\p{L}\p{N} ./_-]{0,58}[\p{L}\p{N}])?$/u)
  .describe('letters, digits and . / _ - between them')

export const LONGEST_TASK_H = 12

const purposeShape = z.object({ code: purposeCodeShape, vi: z.string(), en: z.string() })

export const purposePolicyShape = z.strictObject({
  play_back_older_than_h: z
    .number()
    .min(0)
    .max(24 * 365)
    .nullable()
    .describe('footage older than this is played only for a purpose; null: nobody is asked'),
  search: z.boolean().describe('whether searching in footage asks for a purpose'),
  extract: z.boolean().describe('whether footage leaves only for a purpose'),
  case_needed: z.array(purposeCodeShape).max(purposeCodes.length).describe('purposes that need a case number as well'),
})
export type PurposePolicy = z.infer<typeof purposePolicyShape>

export const stateTaskShape = z.strictObject({
  purpose: purposeCodeShape,
  case: caseNumberShape.nullable().default(null),
  note: z.string().trim().max(200).default('').describe('what it is about; needed with `other`'),
  hours: z.number().min(0.25).max(LONGEST_TASK_H).default(2).describe('after so long it ends by itself'),
})
export type StateTask = z.output<typeof stateTaskShape>

export const taskShape = z.object({
  purpose: purposeCodeShape,
  case: z.string().nullable(),
  note: z.string(),
  since_90k: z.int(),
  until_90k: z.int(),
})
export type Task = z.infer<typeof taskShape>

export const tasksShape = z.object({
  task: taskShape.nullable().describe('what this session is looking for just now'),
  purposes: z.array(purposeShape),
  policy: purposePolicyShape,
})
export type Tasks = z.infer<typeof tasksShape>
