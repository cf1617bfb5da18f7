// One's own account on the wire: password, second factors, sessions; and what admins do for the accounts of others.

import { z } from 'zod'
import { passwordShape, signInWayShape } from './session.ts'

const instant = z.number().int()

export const passkeyShape = z.object({
  id: z.string(),
  name: z.string(),
  made_90k: instant,
  used_90k: instant.nullable(),
})

/** GET /api/account */
export const ownAccountShape = z.object({
  username: z.string(),
  display_name: z.string(),
  has_password: z.boolean(),
  password_changed_90k: instant.nullable(),
  totp_since_90k: instant.nullable(),
  recovery_left: z.number().int(),
  passkeys: z.array(passkeyShape),
  second_needed: z.boolean().describe('a second factor may be changed, not left out'),
  passkeys_here: z
    .enum(['yes', 'needs_https', 'needs_name'])
    .describe('whether a passkey can be made at this address: browsers want a name, and https or localhost'),
})
export type OwnAccount = z.infer<typeof ownAccountShape>

/** What changes how one signs in is asked for with the password once more, where there is one. */
const proven = { password: z.string().max(200).optional().describe('the password of now') }
export const provenShape = z.strictObject(proven)
export type Proven = z.infer<typeof provenShape>

/** POST /api/account/password */
export const changePasswordShape = z.strictObject({ ...proven, chosen: passwordShape })
export type ChangePassword = z.infer<typeof changePasswordShape>

/** POST /api/account/totp and /api/sign-in/totp: not in use before a code of it was given. */
export const newTotpShape = z.object({
  secret: z.string().describe('base 32, to be typed where nothing can be scanned'),
  url: z.string().describe('otpauth://, as a code app scans it'),
})
export type NewTotp = z.infer<typeof newTotpShape>
export const totpProofShape = z.strictObject({ code: z.string().min(1).max(20) })
export type TotpProof = z.infer<typeof totpProofShape>

/** Shown once. */
export const recoveryCodesShape = z.object({ recovery_codes: z.array(z.string()) })
export type RecoveryCodes = z.infer<typeof recoveryCodesShape>

export const sessionListShape = z.object({
  sessions: z.array(
    z.object({
      id: z.number().int(),
      username: z.string(),
      display_name: z.string(),
      device: z.string().describe('how its browser calls itself; unproven'),
      address: z.string(),
      ways: z.array(signInWayShape),
      since_90k: instant,
      seen_90k: instant.describe('when a hand was last at it'),
      ends_90k: instant,
      duty_wall_by: z.string().nullable().describe('who made it the duty wall’s'),
      here: z.boolean().describe('this very session'),
    }),
  ),
})
export type SessionList = z.infer<typeof sessionListShape>

/** What the browser's own interface for passkeys is given and gives back; its inside is checked where it is verified. */
export const passkeyOptionsShape = z.object({ options: z.record(z.string(), z.unknown()) })
export type PasskeyOptions = z.infer<typeof passkeyOptionsShape>
const base64url = z
  .string()
  .max(8_192)
  .regex(/^[A-Za-z0-9_-]*$/)
const responseBase = {
  id: base64url.min(1).max(1_400),
  rawId: base64url.min(1).max(1_400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
  clientExtensionResults: z.record(z.string(), z.unknown()),
}
export const passkeyMadeShape = z.strictObject({
  name: z.string().trim().min(1).max(60),
  response: z.strictObject({
    ...responseBase,
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: z
        .string()
        .max(65_536)
        .regex(/^[A-Za-z0-9_-]*$/),
      transports: z.array(z.string().max(20)).max(10).optional(),
    }),
  }),
})
export type PasskeyMade = z.infer<typeof passkeyMadeShape>
export const passkeyGivenShape = z.strictObject({
  response: z.strictObject({
    ...responseBase,
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url.nullish(),
    }),
  }),
})
export type PasskeyGiven = z.infer<typeof passkeyGivenShape>

/** POST /api/accounts/:username/link */
export const askAccountLinkShape = z.strictObject({
  second_factor: z.boolean().default(false).describe('also forgets code app, recovery codes and passkeys'),
})
export const accountLinkShape = z.object({
  kind: z.enum(['invite', 'reset']),
  code: z.string().describe('may be typed at /welcome; shown this once'),
  url: z.string(),
  good_until_90k: instant,
})
export type AccountLinkMade = z.infer<typeof accountLinkShape>

/** POST /api/accounts/:username/identity and its removal */
export const tieIdentityShape = z.strictObject({
  subject: z.string().min(1).max(255).describe('as the provider names the person; a refused sign-in tells it'),
})
export const tiedIdentitiesShape = z.object({
  identities: z.array(z.object({ issuer: z.string(), subject: z.string() })),
})
export type TiedIdentities = z.infer<typeof tiedIdentitiesShape>

const providerShape = z.strictObject({
  issuer: z.url({ protocol: /^https?$/ }).max(300),
  client_id: z.string().min(1).max(200),
  name: z.string().trim().min(1).max(60).describe('on the button of the sign-in page'),
})
/** From a minute to an hour: beyond that nobody is there. */
const idleShape = z.number().int().min(60).max(3_600)

/** GET /api/sign-in-settings */
export const signInSettingsShape = z.object({
  office: z.array(z.string()).describe('address ranges in which whoever is no admin needs no second factor'),
  provider: providerShape.nullable(),
  idle_member_s: z.number().int().describe('how long a session waits for a hand'),
  idle_admin_s: z.number().int().describe('the same, of whoever manages people or sets up the station'),
})
export type SignInSettingsShown = z.infer<typeof signInSettingsShape>
/** PUT /api/sign-in-settings: what is left out stays as it is. */
export const setSignInShape = z.strictObject({
  office: z.array(z.string().max(60)).max(64).optional(),
  provider: providerShape.nullable().optional(),
  idle_member_s: idleShape.optional(),
  idle_admin_s: idleShape.optional(),
  client_secret: z.string().min(1).max(300).optional().describe('kept sealed, and told to nobody again'),
})
export type SetSignIn = z.infer<typeof setSignInShape>
