// The identity provider of a province that has one, as signing in needs it. Who it says somebody is counts only where an admin has tied that
// to an account; what they may do is never its to say. `couriers` implements the provider, `store` the book.

export type Identity = {
  readonly issuer: string
  readonly subject: string
  /** It says that it asked for more than a password. */
  readonly second: boolean
}

/** What must be remembered between sending somebody there and their coming back. */
export type Errand = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly back: string
}

export type IdentityProvider = {
  /** Where to send somebody, and what to remember. Throws `provider_unreachable`, `no_provider`. */
  readonly begin: (back: string) => Promise<{ readonly url: string; readonly errand: Errand }>
  /** Who came back at this address. Throws `provider_refused`, `provider_unreachable`, `no_provider`. */
  readonly finish: (url: string, errand: Errand) => Promise<Identity>
}

export type TiedIdentity = { readonly issuer: string; readonly subject: string }

export type IdentityBook = {
  /** The account that an admin has tied to it. */
  readonly find: (identity: TiedIdentity) => number | undefined
  readonly of: (account: number) => readonly TiedIdentity[]
  /** False when it is tied to another account already. */
  readonly tie: (account: number, identity: TiedIdentity, by: string) => boolean
  /** False when it was not tied. */
  readonly untie: (account: number, identity: TiedIdentity) => boolean
}
