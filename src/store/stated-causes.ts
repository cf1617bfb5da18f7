// The cause book in station.sqlite: persons' words on why footage is missing. Beside the books of people, not in the catalogue: the recorder
// alone writes that one, and a word must be taken while the recorder is away too.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import type { CauseBook, StatedCause, Statement } from '#community/upkeep/cause-book.ts'

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
