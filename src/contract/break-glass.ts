// The emergency account on the wire: its seal, the code that is told once, its opening, and what rings.

import { z } from 'zod'

export const MOST_HOURS = 12
const nameShape = z.string().trim().min(2).max(80)
const reasonShape = z.string().trim().min(5).max(300)

/** POST /api/break-glass/seal */
export const sealBreakGlassShape = z.strictObject({
  hours: z.number().min(0.5).max(MOST_HOURS).default(4).describe('how long it stays open once it is opened'),
})

/** The only time that the code is told. */
export const sealedBreakGlassShape = z.object({
  code: z.string(),
  hours: z.number(),
  sealed_90k: z.int(),
  station: z.string(),
  url: z.string().describe('where it is opened'),
})
export type SealedBreakGlass = z.infer<typeof sealedBreakGlassShape>

/** POST /api/sign-in/break-glass */
export const openBreakGlassShape = z.strictObject({
  code: z.string().min(1).max(200).describe('as it stands on the paper; spaces, hyphens and small letters do no harm'),
  name: nameShape.describe('who opens it'),
  reason: reasonShape,
})
export type OpenBreakGlass = z.infer<typeof openBreakGlassShape>

/** POST /api/break-glass/:opening/seen */
export const seeBreakGlassShape = z.strictObject({ word: z.string().trim().min(2).max(300) })

/** What rings on every page: open, or closed and not yet seen by somebody in charge. */
export const emergencyShape = z.object({
  id: z.int(),
  name: z.string().describe('who they said they are'),
  reason: z.string(),
  opened_90k: z.int(),
  until_90k: z.int(),
  closed_90k: z.int().nullable(),
})
export type Emergency = z.infer<typeof emergencyShape>

export const breakGlassShape = z.object({
  seal: z.object({ by: z.string(), at_90k: z.int(), hours: z.number() }).nullable().describe('null: not sealed'),
  ever_sealed: z.boolean(),
  openings: z.array(
    emergencyShape.extend({
      address: z.string(),
      closed_by: z.string().nullable(),
      seen: z.object({ by: z.string(), word: z.string(), at_90k: z.int() }).nullable(),
    }),
  ),
  wrong: z
    .object({ count: z.int(), last_90k: z.int(), addresses: z.array(z.string()) })
    .nullable()
    .describe('wrong codes of the last day'),
})
export type BreakGlass = z.infer<typeof breakGlassShape>
