// Accounts: who may sign in. Passwords arrive here already hashed. An account that ended keeps its row and its user name.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { type AccountBook, type AccountRow, type AccountShown, isNobodysName } from '#community/access/accounts.ts'
import { EMERGENCY_USERNAME, isEmergency } from '#community/access/break-glass.ts'
import { accessWords } from './access-words.ts'
import { adoptAccounts } from './adopted-accounts.ts'
import { endsOfPerson } from './ends-of-person.ts'
import { inTransaction } from './sqlite/open.ts'

/** Somebody's: the sealed emergency account is nobody's. */
const stands = `ended_90k IS NULL AND username <> '${EMERGENCY_USERNAME}'`

/** `station`: what the unit of the first account is called. */
export const createAccounts = (db: DatabaseSync, clock: Clock, station: string): AccountBook => {
  const columns = 'id, username, display_name, password_hash, person'
  const any = db.prepare(`SELECT 1 FROM account WHERE ${stands} LIMIT 1`)
  const byName = db.prepare(`SELECT ${columns} FROM account WHERE username = ? AND ended_90k IS NULL`)
  const byId = db.prepare(`SELECT ${columns} FROM account WHERE id = ? AND ended_90k IS NULL`)
  const oldest = db.prepare(`SELECT ${columns} FROM account WHERE ${stands} ORDER BY id LIMIT 1`)
  const people = db.prepare('SELECT username, display_name FROM account ORDER BY id LIMIT 1000')
  const insertFirst = db.prepare(
    `INSERT INTO account (username, display_name, password_hash, created_90k)
       SELECT ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM account WHERE ${stands}) ON CONFLICT DO NOTHING RETURNING id`,
  )
  const insert = db.prepare(
    `INSERT INTO account (username, display_name, password_hash, created_90k, person) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO NOTHING RETURNING id`,
  )
  const all = db.prepare(
    `SELECT account.id, username, person, name, created_90k, ended_by, ended_90k FROM account JOIN person ON person.id = account.person
       ORDER BY ended_90k IS NOT NULL, account.id`,
  )
  const ofPerson = db.prepare(
    `SELECT name, left_90k, (SELECT 1 FROM account WHERE person = person.id AND ended_90k IS NULL) AS has
       FROM person WHERE id = ?`,
  )
  const ends = endsOfPerson(db, clock)
  const say = accessWords(db, clock)
  const find = (username: string) => accountOf(byName.get(username.toLowerCase()))
  adoptAccounts(db, clock, station)
  return {
    any: () => any.get() !== undefined,
    people: () => people.all().map(row => ({ username: String(row.username), display_name: String(row.display_name) })),
    find,
    get: id => accountOf(byId.get(id)),
    first: () => accountOf(oldest.get()),
    addFirst: ({ username, display_name, password_hash }) =>
      inTransaction(db, () => {
        if (isNobodysName(username)) throw new Problem('username_taken', { username })
        const made = insertFirst.get(username, display_name.normalize('NFC'), password_hash, clock.wall())
        if (made === undefined) return undefined
        adoptAccounts(db, clock, station)
        return find(username)
      }),
    list: () => all.all().map(shownOf),
    add: ({ person, username, password_hash }, by) =>
      inTransaction(db, () => {
        if (username === EMERGENCY_USERNAME || isNobodysName(username))
          throw new Problem('username_taken', { username })
        const row = ofPerson.get(person)
        if (row === undefined) throw new Problem('no_such_person', { person })
        if (row.left_90k !== null) throw new Problem('person_has_left', { person })
        if (row.has !== null) throw new Problem('person_has_account', { person })
        const made = insert.get(username, String(row.name), password_hash, clock.wall(), person)
        if (made === undefined) throw new Problem('username_taken', { username })
        say('account', username, { made: { person } }, by)
        return shownOf(all.all().find(one => one.username === username)!)
      }),
    end: (username, by) =>
      inTransaction(db, () => {
        const account = find(username)
        if (account === undefined) throw new Problem('no_such_account', { username })
        if (isEmergency(account)) throw new Problem('break_glass_stays')
        ends.account(account.person, by)
        return shownOf(all.all().find(one => one.username === account.username)!)
      }),
  }
}

const accountOf = (row: Record<string, unknown> | undefined): AccountRow | undefined =>
  row && {
    id: Number(row.id),
    username: String(row.username),
    display_name: String(row.display_name),
    password_hash: String(row.password_hash),
    person: Number(row.person),
  }

const shownOf = (row: Record<string, unknown>): AccountShown => ({
  id: Number(row.id),
  username: String(row.username),
  person: Number(row.person),
  name: String(row.name),
  made: wallTime90k(Number(row.created_90k)),
  ended: row.ended_90k === null ? undefined : { by: String(row.ended_by), at: wallTime90k(Number(row.ended_90k)) },
})
