// The book of people: who they are, in which unit, since when, until when. It says nothing of what they may; `store` implements it.

import type { WallTime90k } from '#base/units.ts'
import type { EditPerson } from '#contract/person.ts'

export type PersonDraft = {
  readonly name: string
  readonly rank: string
  /** What they are called beside the role. */
  readonly title?: string | undefined
  readonly phone?: string | undefined
  readonly role: string
  readonly unit: string | null
}

export type PersonRow = Pick<PersonDraft, 'name' | 'rank' | 'role' | 'unit'> & {
  readonly title: string
  readonly phone: string
  readonly id: number
  /** The user name of the account that stands. */
  readonly account: string | null
  readonly grants: number
  readonly left: WallTime90k | null
}

export type PersonBook = {
  /** Those who are here first, by name. */
  readonly list: () => readonly PersonRow[]
  readonly get: (id: number) => PersonRow | undefined
  /** Throws `no_such_unit`. */
  readonly add: (draft: PersonDraft, by: string) => PersonRow
  /** Throws `no_such_person`, `person_has_left`, `no_such_unit`. */
  readonly change: (id: number, change: EditPerson, by: string) => PersonRow
  /** Ends their account and grants too. Throws `no_such_person`, `person_has_left`. */
  readonly leave: (id: number, reason: string, by: string) => PersonRow
}
