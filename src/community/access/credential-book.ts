// The book of what proves who somebody is, beside the password: the code app, recovery codes, passkeys, browsers that are known, one-time
// links. `store` implements it; secrets are sealed there, and whatever can be hashed is kept only as a hash.

import type { WallTime90k } from '#base/units.ts'

export type Passkey = {
  /** As the browser names it, base64url. */
  readonly id: string
  readonly account: number
  readonly public_key: Uint8Array<ArrayBuffer>
  readonly counter: number
  readonly transports: readonly string[]
  readonly name: string
  readonly made: WallTime90k
  readonly used: WallTime90k | undefined
}

export type Credentials = {
  readonly has_password: boolean
  readonly must_change: boolean
  readonly password_changed: WallTime90k | undefined
  readonly totp_since: WallTime90k | undefined
  readonly recovery_left: number
  readonly passkeys: readonly Passkey[]
  /** How many browsers it was signed in on before. */
  readonly browsers: number
  /** Until when a one-time link of it is good, where one is out. */
  readonly link_until: WallTime90k | undefined
}

export type AccountLink = {
  /** Handed to the person; typed or opened. */
  readonly code: string
  readonly good_until_90k: WallTime90k
}

/** An invitation is for an account that has no password yet; a reset is for one whose password was forgotten. */
export type LinkKind = 'invite' | 'reset'

export type CredentialBook = {
  readonly of: (account: number) => Credentials
  readonly setPassword: (account: number, hash: string) => void
  /** At the next sign-in a new one must be chosen. */
  readonly mustChange: (account: number) => void
  /** The secret of the code app; undefined where there is none, or the vault's key does not open it. */
  readonly totp: (account: number) => Uint8Array | undefined
  readonly setTotp: (account: number, secret: Uint8Array) => void
  /** True once for each step: a code that was used is worth nothing, whatever the clock does. */
  readonly takeStep: (account: number, step: number) => boolean
  /** Takes the place of all before. */
  readonly setRecoveryCodes: (account: number, codes: readonly string[]) => void
  /** True once for each code. */
  readonly takeRecoveryCode: (account: number, code: string) => boolean
  /** Forgets code app, recovery codes and passkeys. */
  readonly dropSecond: (account: number) => void
  readonly dropTotp: (account: number) => void
  readonly addPasskey: (passkey: Omit<Passkey, 'made' | 'used'>) => void
  readonly passkey: (id: string) => Passkey | undefined
  readonly notePasskey: (id: string, counter: number) => void
  /** False when the account has no such passkey. */
  readonly dropPasskey: (account: number, id: string) => boolean
  /** Makes this browser a known one; answers its token. */
  readonly knowDevice: (account: number) => string
  readonly isKnown: (account: number, token: string) => boolean
  readonly forgetDevices: (account: number) => void
  /** A one-time link; older ones of the account stop working. */
  readonly makeLink: (account: number, kind: LinkKind, by: string) => AccountLink
  readonly link: (code: string) => { readonly account: number; readonly kind: LinkKind } | undefined
  /** True once per code, while it is good. */
  readonly takeLink: (code: string) => boolean
}
