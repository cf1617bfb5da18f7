// People: the names behind the accounts. Lists say who did something as the station wrote it down, by account; a reader knows the person.

import type { Session } from '#contract/session.ts'

let names: ReadonlyMap<string, string> = new Map()

/** Learnt with each answer of who is signed in. */
export const learnPeople = ({ people }: Pick<Session, 'people'>): void => {
  names = new Map(people.map(({ username, display_name }) => [username, display_name]))
}

/** The person's name; the account's, or whatever was written down, where none is known. */
export const personName = (by: string): string => names.get(by) || by
