// Where signing in asks for less, how long a session waits for a hand, and who else may vouch for somebody: the office's address ranges, the idle
// limits, and the identity provider of a province that has one. `store` implements the book; the provider's secret is sealed there.

import type { IdleLimits } from './sign-in-steps.ts'

export type IdentityProviderSettings = {
  /** Where its discovery document is: https, or http on this very machine. */
  readonly issuer: string
  readonly client_id: string
  /** As people call it, on the button. */
  readonly name: string
}

export type SignInSettings = {
  /** Ranges such as `192.168.1.0/24`; from elsewhere everybody needs a second factor. */
  readonly office: readonly string[]
  readonly provider: IdentityProviderSettings | undefined
  readonly idle: IdleLimits
}

export type SignInSettingsBook = {
  readonly get: () => SignInSettings
  /** A secret that is left out stays as it is. */
  readonly set: (settings: SignInSettings, secret: string | undefined, by: string) => void
  readonly secret: () => string | undefined
}

/** Private ranges and this machine: where a commune's office is, unless it says otherwise. */
export const usualOffice: readonly string[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  '::1',
]
