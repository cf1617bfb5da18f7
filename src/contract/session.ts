// Who is signed in: accounts, sessions and the one-time link that makes the first account.

import { z } from 'zod'
import { verbShape } from './access.ts'

export const usernameShape = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9._-]{1,31}$/)
export const passwordShape = z.string().min(14).max(200).describe('at least 14 characters; a sentence is easiest')

export const accountShape = z.object({ username: z.string(), display_name: z.string() })
export type Account = z.infer<typeof accountShape>

/** GET /api/session. `first_run` is true while there is no account at all. */
export const sessionShape = z.object({
  account: accountShape.nullable(),
  first_run: z.boolean(),
  people: z
    .array(accountShape)
    .describe(
      'who has an account, so that lists say the person: colleagues for those who work on the whole station, else oneself',
    ),
  may: z
    .object({ somewhere: z.array(verbShape), station: z.array(verbShape) })
    .optional()
    .describe('what the caller may do at this moment: to something at least, and to the whole station'),
})
export type Session = z.infer<typeof sessionShape>

/** POST /api/sign-in */
export const signInShape = z.strictObject({ username: z.string().max(64), password: z.string().max(200) })
export type SignIn = z.infer<typeof signInShape>

/**
 * POST /api/sign-in/link: the token is the part of a one-time link behind `#`. With no account yet it must carry the
 * first account; afterwards it signs the first account in.
 */
export const useLinkShape = z.strictObject({
  token: z.string().min(20).max(100),
  account: z
    .strictObject({ username: usernameShape, display_name: z.string().trim().min(1).max(80), password: passwordShape })
    .optional(),
})
export type UseLink = z.infer<typeof useLinkShape>

/** POST /api/sign-in/new-link, only over the station's own Unix socket. */
export const newLinkShape = z.object({ url: z.string(), good_until_90k: z.number().int() })
export type NewLink = z.infer<typeof newLinkShape>
