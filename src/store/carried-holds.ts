// Carried holds: when older books take the place of the station's own, footage that has been held since then stays held.

import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { inTransaction } from './sqlite/open.ts'

/** As they have been since the first schema. */
const columns = 'id, camera, stream, from_90k, to_90k, reason, owner, review_90k, made_90k'

/**
 * Enters into `book` the standing holds of `old` that it lacks or knows as released. Answers how many; undefined when `old` cannot be read. Throws SQLite's error
 * when `book` cannot be written.
 */
export const carryHolds = (book: string, old: string): number | undefined => {
  const standing = standingIn(old)
  if (standing === undefined) return undefined
  using db = new DatabaseSync(book)
  if (!has(db, 'hold')) return 0
  const add = db.prepare(
    `INSERT INTO hold (${columns}) VALUES (${columns.replaceAll(/\w+/g, '?')})
     ON CONFLICT (id) DO UPDATE SET released_90k = NULL WHERE released_90k IS NOT NULL`,
  )
  return inTransaction(db, () => {
    const known = db.prepare('SELECT revision FROM keeping_revision').get()?.revision
    const revision = Math.max(Number(known ?? 0), standing.revision) + 1
    db.prepare('UPDATE keeping_revision SET revision = ?').run(revision)
    return standing.holds.reduce((sum, row) => sum + Number(add.run(...Object.values(row)).changes), 0)
  })
}

/** The recorder removes nothing by rules and holds of long ago: it waits to be told. */
export const forgetTold = (catalogue: string): void => {
  if (!existsSync(catalogue)) return
  using db = new DatabaseSync(catalogue)
  if (has(db, 'told')) db.exec('DELETE FROM told')
}

const has = (db: DatabaseSync, table: string): boolean =>
  db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table) !== undefined

const standingIn = (old: string) => {
  if (!existsSync(old)) return { holds: [], revision: 0 }
  try {
    using db = new DatabaseSync(old, { readOnly: true })
    if (!has(db, 'hold')) return undefined
    const holds = db.prepare(`SELECT ${columns} FROM hold WHERE released_90k IS NULL`).all()
    return { holds, revision: Number(db.prepare('SELECT revision FROM keeping_revision').get()?.revision ?? 0) }
  } catch {
    return undefined
  }
}
