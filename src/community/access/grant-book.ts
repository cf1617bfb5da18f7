// The book of grants and roles: what was given to whom, by whom and why. Nothing is rewritten or deleted; `store` implements it.

import type { WallTime90k } from '#base/units.ts'
import type { Scope, Verb } from '#contract/access.ts'
import type { Role } from './roles.ts'

export type GrantTerms = {
  /** Null: `verbs` says what is granted. */
  readonly role: string | null
  readonly verbs: readonly Verb[]
  readonly scope: Scope
  readonly hours: string | null
  readonly from: WallTime90k
  readonly until: WallTime90k | null
  readonly reason: string
}

export type GrantRow = GrantTerms & {
  readonly id: number
  readonly person: number
  readonly name: string
  readonly given: { readonly by: string; readonly at: WallTime90k }
  readonly ended: { readonly by: string; readonly at: WallTime90k; readonly reason: string } | undefined
  readonly follows: number | null
}

export type GrantBook = {
  /** The newest first. */
  readonly list: (asked: { readonly person?: number | undefined; readonly ended: boolean }) => readonly GrantRow[]
  readonly get: (id: number) => GrantRow | undefined
  /** Throws `no_such_person`, `person_has_left`. */
  readonly give: (person: number, terms: GrantTerms, by: string) => GrantRow
  /** Ends the old one and gives the new one at once. Throws `no_such_grant`, `grant_has_ended`. */
  readonly replace: (id: number, terms: GrantTerms, by: string) => GrantRow
  /** Throws `no_such_grant`, `grant_has_ended`. */
  readonly end: (id: number, reason: string, by: string) => GrantRow
}

export type RoleBook = {
  /** The usual ones, as this station has changed them, and its own. */
  readonly list: () => readonly (Role & { readonly usual: boolean })[]
  readonly set: (role: Role, by: string) => void
  /** A usual role is as the program has it again; one of the station's own is gone. False when it was never set. */
  readonly forget: (code: string, by: string) => boolean
}
