// The book of people in station.sqlite. Whoever leaves keeps the row; their account and grants end with it.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { EMERGENCY_ROLE } from '#community/access/break-glass.ts'
import type { PersonBook, PersonRow } from '#community/neighbours/person-book.ts'
import { accessWords } from './access-words.ts'
import { endsOfPerson } from './ends-of-person.ts'
import { inTransaction } from './sqlite/open.ts'

const columns = `person.id, name, rank, title, phone, role, unit, left_90k,
  (SELECT username FROM account WHERE account.person = person.id AND ended_90k IS NULL) AS account,
  (SELECT count(*) FROM access_grant WHERE access_grant.person = person.id AND ended_90k IS NULL
     AND (until_90k IS NULL OR until_90k > ?1)) AS grants`

export const createPersonBook = (db: DatabaseSync, clock: Clock): PersonBook => {
  const all = db.prepare(`SELECT ${columns} FROM person ORDER BY left_90k IS NOT NULL, name, id`)
  const one = db.prepare(`SELECT ${columns} FROM person WHERE id = ?2`)
  const unit = db.prepare('SELECT 1 FROM unit WHERE id = ?')
  const insert = db.prepare(
    'INSERT INTO person (name, rank, title, phone, role, unit, made_by, made_90k) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id',
  )
  const update = db.prepare(
    'UPDATE person SET name = ?, rank = ?, title = ?, phone = ?, role = ?, unit = ? WHERE id = ?',
  )
  const rename = db.prepare('UPDATE account SET display_name = ? WHERE person = ?')
  const leave = db.prepare('UPDATE person SET left_by = ?, left_90k = ? WHERE id = ?')
  const say = accessWords(db, clock)
  const ends = endsOfPerson(db, clock)
  const get = (id: number): PersonRow | undefined => {
    const row = one.get(clock.wall(), id)
    return row && personOf(row)
  }
  const present = (id: number): PersonRow => {
    const row = get(id)
    if (row === undefined) throw new Problem('no_such_person', { person: id })
    if (row.left !== null) throw new Problem('person_has_left', { person: id })
    return row
  }
  const mustStand = (id: string | null): void => {
    if (id !== null && unit.get(id) === undefined) throw new Problem('no_such_unit', { unit: id })
  }
  return {
    list: () => all.all(clock.wall()).map(personOf),
    get,
    add: (draft, by) =>
      inTransaction(db, () => {
        mustStand(draft.unit)
        const row = insert.get(
          draft.name.normalize('NFC'),
          draft.rank.normalize('NFC'),
          (draft.title ?? '').normalize('NFC'),
          draft.phone ?? '',
          draft.role,
          draft.unit,
          by,
          clock.wall(),
        )
        const id = Number(row?.id)
        say('person', id, { added: draft }, by)
        return present(id)
      }),
    change: (id, change, by) =>
      inTransaction(db, () => {
        const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
        if (present(id).role === EMERGENCY_ROLE) throw new Problem('break_glass_stays')
        const { name, rank, title, phone, role, unit: of } = { ...present(id), ...given }
        mustStand(of)
        update.run(name.normalize('NFC'), rank.normalize('NFC'), title.normalize('NFC'), phone, role, of, id)
        rename.run(name.normalize('NFC'), id)
        say('person', id, { changed: given }, by)
        return present(id)
      }),
    leave: (id, reason, by) =>
      inTransaction(db, () => {
        if (present(id).role === EMERGENCY_ROLE) throw new Problem('break_glass_stays')
        ends.grants(id, reason, by)
        ends.account(id, by)
        leave.run(by, clock.wall(), id)
        say('person', id, { left: reason }, by)
        return get(id)!
      }),
  }
}

const personOf = (row: Readonly<Record<string, unknown>>): PersonRow => ({
  id: Number(row.id),
  name: String(row.name),
  rank: String(row.rank),
  title: String(row.title),
  phone: String(row.phone),
  role: String(row.role),
  unit: row.unit === null ? null : String(row.unit),
  account: row.account === null ? null : String(row.account),
  grants: Number(row.grants),
  left: row.left_90k === null ? null : wallTime90k(Number(row.left_90k)),
})
