// The book of grants in station.sqlite. A row never changes but to say that it ended, when, by whom and why.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import type { GrantBook, GrantRow, GrantTerms } from '#community/access/grant-book.ts'
import type { Scope, Verb } from '#contract/access.ts'
import { accessWords } from './access-words.ts'
import { endsOfPerson } from './ends-of-person.ts'
import { inTransaction } from './sqlite/open.ts'

const from = `FROM (SELECT access_grant.*, person.name FROM access_grant JOIN person ON person.id = access_grant.person)`

export const createGrantBook = (db: DatabaseSync, clock: Clock): GrantBook => {
  const some = db.prepare(
    `SELECT * ${from} WHERE (:person IS NULL OR person = :person)
       AND (:ended OR (ended_90k IS NULL AND (until_90k IS NULL OR until_90k > :now))) ORDER BY id DESC LIMIT 10000`,
  )
  const one = db.prepare(`SELECT * ${from} WHERE id = ?`)
  const person = db.prepare('SELECT left_90k FROM person WHERE id = ?')
  const insert = db.prepare(
    `INSERT INTO access_grant (person, role, verbs, scope, hours, from_90k, until_90k, reason, given_by, given_90k, follows)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
  )
  const say = accessWords(db, clock)
  const ends = endsOfPerson(db, clock)
  const get = (id: number): GrantRow | undefined => {
    const row = one.get(id)
    return row && grantOf(row)
  }
  const standing = (id: number): GrantRow => {
    const row = get(id)
    if (row === undefined) throw new Problem('no_such_grant', { grant: id })
    if (row.ended !== undefined) throw new Problem('grant_has_ended', { grant: id })
    return row
  }
  const give = (to: number, terms: GrantTerms, by: string, follows: number | null): GrantRow => {
    const found = person.get(to)
    if (found === undefined) throw new Problem('no_such_person', { person: to })
    if (found.left_90k !== null) throw new Problem('person_has_left', { person: to })
    const { role, verbs, scope, hours, from: begins, until, reason } = terms
    const what = [
      role,
      JSON.stringify(verbs),
      JSON.stringify(scope),
      hours,
      begins,
      until,
      reason.normalize('NFC'),
    ] as const
    const id = Number(insert.get(to, ...what, by, clock.wall(), follows)?.id)
    say('grant', id, { given: { person: to, ...terms }, follows }, by)
    return standing(id)
  }
  return {
    list: ({ person: of, ended }) =>
      some.all({ person: of ?? null, ended: ended ? 1 : 0, now: clock.wall() }).map(grantOf),
    get,
    give: (to, terms, by) => inTransaction(db, () => give(to, terms, by, null)),
    replace: (id, terms, by) =>
      inTransaction(db, () => {
        const before = standing(id)
        ends.grant(id, terms.reason, by)
        return give(before.person, terms, by, id)
      }),
    end: (id, reason, by) =>
      inTransaction(db, () => {
        standing(id)
        ends.grant(id, reason, by)
        return get(id)!
      }),
  }
}

const grantOf = (row: Readonly<Record<string, unknown>>): GrantRow => ({
  id: Number(row.id),
  person: Number(row.person),
  name: String(row.name),
  role: row.role === null ? null : String(row.role),
  verbs: JSON.parse(String(row.verbs)) as readonly Verb[],
  scope: JSON.parse(String(row.scope)) as Scope,
  hours: row.hours === null ? null : String(row.hours),
  from: wallTime90k(Number(row.from_90k)),
  until: row.until_90k === null ? null : wallTime90k(Number(row.until_90k)),
  reason: String(row.reason),
  given: { by: String(row.given_by), at: wallTime90k(Number(row.given_90k)) },
  ended:
    row.ended_90k === null
      ? undefined
      : { by: String(row.ended_by), at: wallTime90k(Number(row.ended_90k)), reason: String(row.ended_reason) },
  follows: row.follows === null ? null : Number(row.follows),
})
