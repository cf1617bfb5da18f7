// Who is signed in, and how one gets there: a password, a second step, a new password, a one-time link.

import { z } from 'zod'
import { verbShape } from './access.ts'
import { MOST_PASSWORD } from './password-rules.ts'

export const usernameShape = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9._-]{1,31}$/)
/** Whether it is good enough is judged by password-rules.ts, which needs to know whose it is. */
export const passwordShape = z
  .string()
  .min(1)
  .max(MOST_PASSWORD)
  .describe('at least 12 characters; a sentence is easiest')

export const accountShape = z.object({ username: z.string(), display_name: z.string() })
export type Account = z.infer<typeof accountShape>

/** How somebody proved who they are. */
export const signInWayShape = z.enum([
  'password',
  'totp', // six digits of a code app
  'recovery_code', // one of the codes on paper
  'passkey',
  'machine_link', // the one-time link that only the station's own machine makes
  'account_link', // an invitation, or a reset by an admin
  'oidc', // the province's identity provider
  'oidc_second', // the same, which says that it asked for a second factor
  'break_glass', // the code in the sealed envelope
])
export type SignInWay = z.infer<typeof signInWayShape>

export const secondWayShape = z.enum(['totp', 'recovery_code', 'passkey'])
export type SecondWay = z.infer<typeof secondWayShape>

/** What is lacking before somebody is signed in; ten minutes. */
export const signInStepShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('second_factor'), ways: z.array(secondWayShape) }),
  z.object({ kind: z.literal('new_password'), username: z.string(), display_name: z.string() }),
  z.object({
    kind: z.literal('enrol'),
    why: z.enum(['admin', 'outside']).describe('who must have a second factor, and has none yet'),
  }),
])
export type SignInStep = z.infer<typeof signInStepShape>

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
  step: signInStepShape.nullable(),
  provider: z.string().nullable().describe('how the identity provider is called, where there is one'),
  idle_s: z.number().int().nullable().describe('the session ends so long after the last hand at it; null: never'),
  idle_left_s: z.number().int().nullable().describe('how much of that is left'),
  duty_wall: z.boolean().describe('this browser is the duty wall’s: it shows live pictures and nothing else'),
  wall_beneath: z.boolean().describe('when this session ends, the browser shows the duty wall again'),
})
export type Session = z.infer<typeof sessionShape>

/** GET /api/session/why: one's own right to do something, in words. */
export const whyQueryShape = z.strictObject({ verb: verbShape })
export const whyShape = z.object({
  allowed: z.boolean(),
  vi: z.string().nullable().describe('why not, and who can allow it; null where it is allowed'),
  en: z.string().nullable(),
})
export type Why = z.infer<typeof whyShape>

/** POST /api/sign-in */
export const signInShape = z.strictObject({ username: z.string().max(64), password: z.string().max(MOST_PASSWORD) })
export type SignIn = z.infer<typeof signInShape>

/** POST /api/sign-in/code */
export const secondCodeShape = z.strictObject({
  code: z.string().min(1).max(64).describe('six digits of the code app, or a recovery code'),
})
export type SecondCode = z.infer<typeof secondCodeShape>

/** POST /api/sign-in/password */
export const chosenPasswordShape = z.strictObject({ password: passwordShape })
export type ChosenPassword = z.infer<typeof chosenPasswordShape>

/**
 * POST /api/sign-in/link: the token is the part of a one-time link behind `#`. With no account yet it must carry the first account; a link
 * of the station's own machine signs the first account in; an invitation or a reset carries the new password.
 */
export const useLinkShape = z.strictObject({
  token: z.string().min(20).max(100),
  account: z
    .strictObject({ username: usernameShape, display_name: z.string().trim().min(1).max(80), password: passwordShape })
    .optional(),
  password: passwordShape.optional(),
})
export type UseLink = z.infer<typeof useLinkShape>

/** POST /api/sign-in/link/look: what a link is for. */
export const lookAtLinkShape = z.strictObject({ token: z.string().min(20).max(100) })
export const linkLookShape = z.object({
  kind: z.enum(['first_account', 'sign_in', 'invite', 'reset']),
  username: z.string().nullable(),
  display_name: z.string().nullable(),
})
export type LinkLook = z.infer<typeof linkLookShape>

/** POST /api/sign-in/new-link, only over the station's own Unix socket. */
export const newLinkShape = z.object({ url: z.string(), good_until_90k: z.number().int() })
export type NewLink = z.infer<typeof newLinkShape>
