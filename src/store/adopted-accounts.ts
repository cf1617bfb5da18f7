// Accounts from before there were people: each becomes a person who administers the station and leads its unit, which is made with the name
// that is given where there is none. So does the first account of a new station.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { createGrantBook } from './grants.ts'
import { createPersonBook } from './people.ts'
import { inTransaction } from './sqlite/open.ts'
import { createUnitBook } from './units.ts'

const BY = 'cli'
const reason = 'tài khoản đầu tiên của trạm'

/** Safe to call whenever an account may have come without a person. */
export const adoptAccounts = (db: DatabaseSync, clock: Clock, station: string): void =>
  inTransaction(db, () => adopt(db, clock, station))

const adopt = (db: DatabaseSync, clock: Clock, station: string): void => {
  const orphans = db.prepare('SELECT id, display_name FROM account WHERE person IS NULL ORDER BY id').all()
  if (orphans.length === 0) return
  const [units, people, grants] = [createUnitBook(db, clock), createPersonBook(db, clock), createGrantBook(db, clock)]
  const join = db.prepare('UPDATE account SET person = ? WHERE id = ? AND person IS NULL')
  const unit =
    units.list()[0] ??
    units.add(
      { kind: 'commune_police', name: station, official_code: null, parent: null, valid_from: null, predecessors: [] },
      BY,
    )
  for (const { id, display_name } of orphans) {
    const person = people.add({ name: String(display_name), rank: '', role: 'police_chief', unit: unit.id }, BY)
    const terms = {
      verbs: [],
      scope: { kind: 'station' },
      hours: null,
      from: clock.wall(),
      until: null,
      reason,
    } as const
    for (const role of ['admin', 'police_chief']) grants.give(person.id, { role, ...terms }, BY)
    join.run(person.id, Number(id))
  }
}
