// The access log on the wire: who looked at what and why, newest first.

import { z } from 'zod'
import { cameraIdShape } from './camera.ts'
import { caseNumberShape, purposeCodeShape, purposePolicyShape } from './purpose.ts'

export const LEAST_KEPT_MONTHS = 24

const instantShape = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const spansShape = z.array(z.tuple([z.int(), z.int()])).describe('footage that was looked at, from and to')

export const looksQueryShape = z.strictObject({
  from_90k: instantShape.optional(),
  to_90k: instantShape.optional(),
  before: instantShape.optional().describe('only entries before this number: the `next` of the answer before'),
  most: z.coerce.number().int().min(1).max(1000).default(100),
})

const filterShape = looksQueryShape.omit({ before: true, most: true }).extend({
  who: z.string().min(1).max(120).optional().describe('a user name, a television, another system, `cli`'),
  verb: z
    .string()
    .regex(/^[a-z_]{2,32}$/)
    .optional(),
  camera: cameraIdShape.optional(),
  purpose: purposeCodeShape.optional(),
  case: caseNumberShape.optional(),
  refused: z
    .enum(['true', 'false'])
    .transform(text => text === 'true')
    .optional(),
})

export const accessLogQueryShape = filterShape.extend(looksQueryShape.pick({ before: true, most: true }).shape)
export const accessExportQueryShape = filterShape.extend({ form: z.enum(['csv', 'json']).default('csv') })
export type AccessFilter = z.output<typeof filterShape>

const lookerShape = z.object({
  kind: z.enum(['account', 'operator', 'television', 'system', 'nobody', 'station']),
  name: z.string(),
  person: z.string().optional(),
  role: z.string().optional(),
  unit: z.string().optional(),
  address: z.string().optional(),
  session: z.string().optional().describe('tells one browser from another; opens nothing'),
})

export const accessEntryShape = z.object({
  n: z.int().describe('its number in the chain'),
  at_90k: z.int(),
  until_90k: z.int().describe('when it was last seen to go on'),
  open: z.boolean().describe('whether it still goes on'),
  times: z.int().describe('how many times it was asked for'),
  who: lookerShape,
  verb: z.string(),
  act: z.string(),
  cameras: z.array(z.string()),
  spans: spansShape,
  purpose: z.string().nullable(),
  case: z.string().nullable(),
  refused: z.string().nullable().describe('the problem’s code, where it was refused'),
  changed: z
    .record(z.string(), z.tuple([z.unknown(), z.unknown()]))
    .nullable()
    .describe('from what to what; secrets stand as `***`'),
  about: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullable(),
  request: z.string().nullable(),
})
export type AccessEntryShown = z.infer<typeof accessEntryShape>

const nextShape = z.int().nullable().describe('give it as `before` for older entries; null: there are none')
export const accessLogShape = z.object({ entries: z.array(accessEntryShape), next: nextShape })
export type AccessLogPage = z.infer<typeof accessLogShape>

/** What the owner of a camera is told: who looked, when, at what and why; no address and no case number. */
export const looksShape = z.object({
  looks: z.array(
    accessEntryShape
      .pick({
        n: true,
        at_90k: true,
        until_90k: true,
        open: true,
        verb: true,
        spans: true,
        purpose: true,
        refused: true,
      })
      .extend({ who: lookerShape.pick({ kind: true, name: true, person: true, role: true, unit: true }) }),
  ),
  next: nextShape,
})
export type Looks = z.infer<typeof looksShape>

export const accessHeadShape = z.object({
  head: z
    .object({
      station: z.string(),
      chain: z.string(),
      number: z.int(),
      hash: z.string(),
      entry_90k: z.int(),
      signed_90k: z.int(),
      key: z.string().describe('fingerprint of the key that signed it'),
    })
    .nullable()
    .describe('null: there is no signing key'),
  signature: z.string().nullable(),
  copies: z.array(z.object({ folder: z.string(), away: z.boolean() })).describe('where heads are copied to'),
})
export type AccessHead = z.infer<typeof accessHeadShape>

export const accessSettingsShape = z.strictObject({
  keep_months: z.number().int().min(LEAST_KEPT_MONTHS).max(240),
  copy_to: z
    .array(z.string().min(1).max(400).startsWith('/'))
    .max(8)
    .describe('folders that get the signed heads, beside every archive'),
  purposes: purposePolicyShape,
})
export type AccessSettings = z.infer<typeof accessSettingsShape>
