// The cause book in station.sqlite: persons' words on why footage is missing. Beside the books of people, not in the catalogue: the recorder
// alone writes that one, and a word must be taken while the recorder is away too.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import type { CauseBook, StatedCause, Statement } from '#community/upkeep/cause-book.ts'
import { inTransaction } from './sqlite/open.ts'

type Columns = Readonly<Record<string, unknown>>

export const createCauseBook = (db: DatabaseSync, clock: Clock): CauseBook => {
  const touching = db.prepare(
    'SELECT * FROM stated_cause WHERE camera = ? AND from_90k < ? AND to_90k > ? ORDER BY stated_90k, id',
  )
  const one = db.prepare('SELECT * FROM stated_cause WHERE id = ?')
  const add = db.prepare(
    'INSERT INTO stated_cause (camera, from_90k, to_90k, cause, note, stated_by, stated_90k) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const withdraw = db.prepare(
    `UPDATE stated_cause SET withdrawn_by = ?, withdrawn_90k = ? WHERE id = ? AND camera = ? AND withdrawn_90k IS NULL`,
  )
  return {
    statements: (camera, from, to) => touching.all(camera, to, from).map(statementOf),
    state: ({ camera, from, to, cause, note, by }) => {
      const { lastInsertRowid } = add.run(camera, from, to, cause, note.normalize('NFC'), by, clock.wall())
      return statementOf(one.get(lastInsertRowid)!)
    },
    withdraw: (camera, id, by) => {
      if (withdraw.run(by, clock.wall(), id, camera).changes === 0) throw new Problem('no_such_cause', { camera, id })
      return statementOf(one.get(id)!)
    },
  }
}

/** Every word there is, withdrawn ones too, in the order in which they were said. */
export const allStatements = (db: DatabaseSync): readonly Statement[] =>
  db.prepare('SELECT * FROM stated_cause ORDER BY id').all().map(statementOf)

/**
 * Enters words that the book does not have, and withdrawals that it does not know of; answers how many. A word is known by what was said,
 * by whom and when, not by its number: a book that was begun anew counts from one again.
 */
export const enterStatements = (db: DatabaseSync, statements: readonly Statement[]): number => {
  const known = db.prepare(
    `SELECT id FROM stated_cause WHERE camera = ? AND from_90k = ? AND to_90k = ? AND stated_by = ? AND stated_90k = ? AND cause = ?`,
  )
  const add = db.prepare(
    `INSERT INTO stated_cause (camera, from_90k, to_90k, stated_by, stated_90k, cause, note) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const withdraw = db.prepare(
    'UPDATE stated_cause SET withdrawn_by = ?, withdrawn_90k = ? WHERE id = ? AND withdrawn_90k IS NULL',
  )
  return inTransaction(db, () => {
    let entered = 0
    for (const { camera, from, to, by, at, cause, note, withdrawn } of statements) {
      const said = [camera, from, to, by, at, cause] as const
      const found = known.get(...said)?.id
      const id = found ?? add.run(...said, note).lastInsertRowid
      const taken = withdrawn === undefined ? 0 : withdraw.run(withdrawn.by, withdrawn.at, Number(id)).changes
      if (found === undefined || taken > 0) entered++
    }
    return entered
  })
}

const statementOf = (row: Columns): Statement => ({
  id: Number(row.id),
  camera: knownCameraId(String(row.camera)) satisfies CameraId,
  from: wallTime90k(Number(row.from_90k)),
  to: wallTime90k(Number(row.to_90k)),
  cause: row.cause as StatedCause,
  note: String(row.note),
  by: String(row.stated_by),
  at: wallTime90k(Number(row.stated_90k)),
  withdrawn:
    row.withdrawn_90k === null
      ? undefined
      : { by: String(row.withdrawn_by), at: wallTime90k(Number(row.withdrawn_90k)) },
})
