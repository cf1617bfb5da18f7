// Who may sign in: accounts, and the one-time link that makes the first account.
// The interfaces are owned here; `store` implements them. Tokens are handed out once and kept only as hashes.

import type { WallTime90k } from '#base/units.ts'

export type AccountRow = {
  readonly id: number
  readonly username: string
  readonly display_name: string
  readonly password_hash: string
  /** Whose it is. */
  readonly person: number
}

export type AccountShown = {
  readonly id: number
  readonly username: string
  readonly person: number
  readonly name: string
  readonly made: WallTime90k
  readonly ended: { readonly by: string; readonly at: WallTime90k } | undefined
}

/** An account as the rest of the house sees it. */
export type SignedIn = Omit<AccountRow, 'password_hash'>

/** Who asks. The operator sits at the station's own machine and came through its Unix socket. */
export type Caller =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'account'; readonly account: SignedIn; readonly session: number; readonly duty_wall: boolean }
  | { readonly kind: 'operator' }
  /** A paired television: only on the routes that are meant for one. */
  | { readonly kind: 'television'; readonly id: string }

/** Names under which others than people are written down: who bore one would pass for the operator, whose approval needs no account. */
export const isNobodysName = (username: string): boolean => username === 'cli' || username === 'station'

/** Who is written down as having done something: the user name, or `cli` for the operator. */
export const nameOf = (caller: Caller): string => {
  if (caller.kind === 'account') return caller.account.username
  return caller.kind === 'television' ? caller.id : 'cli'
}

/** What ended is found no more, but in the list. */
export type AccountBook = {
  readonly any: () => boolean
  /** Everybody, without what proves them. */
  readonly people: () => readonly Pick<SignedIn, 'username' | 'display_name'>[]
  readonly find: (username: string) => AccountRow | undefined
  readonly get: (id: number) => AccountRow | undefined
  /** The oldest account: the one that a one-time link signs in. */
  readonly first: () => AccountRow | undefined
  /** Undefined when there is an account already: two links at once make one first account. */
  readonly addFirst: (account: Omit<AccountRow, 'id' | 'person'>) => AccountRow | undefined
  readonly list: () => readonly AccountShown[]
  /** Throws `no_such_person`, `person_has_left`, `person_has_account`, `username_taken`. */
  readonly add: (account: Pick<AccountRow, 'person' | 'username' | 'password_hash'>, by: string) => AccountShown
  /** Its sessions end with it. Throws `no_such_account`. */
  readonly end: (username: string, by: string) => AccountShown
}

export type LinkBook = {
  /** Makes a one-time token; older ones stop working. */
  readonly make: () => { readonly token: string; readonly good_until_90k: WallTime90k }
  /** Whether `use` would succeed now. */
  readonly good: (token: string) => boolean
  /** True once per token, while it is good. */
  readonly use: (token: string) => boolean
}
