// Stated causes on the wire: why footage is missing, as a person says it: GET and POST /api/cameras/:camera/causes.

import { z } from 'zod'
import { tick } from './recording.ts'

/** The codes that a person may establish. */
export const statedCauseShape = z.enum([
  'power_lost',
  'internet_lost',
  'wifi_lost',
  'tampered',
  'recorder_fault',
  'disk_fault',
  'clock_drift',
  'unknown',
])
export type StatedCauseCode = z.infer<typeof statedCauseShape>

export const stateCauseShape = z.strictObject({
  from_90k: tick,
  to_90k: tick.describe('at most 31 days after `from_90k`, and not in the future'),
  cause: statedCauseShape,
  note: z.string().trim().max(300).default('').describe('in the person’s own words'),
})
export type StateCause = z.input<typeof stateCauseShape>

export const causesQueryShape = z.strictObject({ from_90k: tick, to_90k: tick })

export const statementShape = z.object({
  id: z.number().int(),
  from_90k: z.number().int(),
  to_90k: z.number().int(),
  cause: statedCauseShape,
  note: z.string(),
  by: z.string().describe('the account that said it, or `cli`'),
  at_90k: z.number().int().describe('when it was said'),
  withdrawn_by: z.string().nullable(),
  withdrawn_90k: z.number().int().nullable(),
})
export type StatementAnswer = z.infer<typeof statementShape>

export const statementListShape = z.object({
  statements: z
    .array(statementShape)
    .describe('withdrawn ones too, the oldest first; of those that stand the newest counts'),
})
export type StatementList = z.infer<typeof statementListShape>
