// A lost catalogue: tells whether a catalogue can be trusted, and brings over what files cannot tell when a new one takes its place:
// why footage was missing, what was removed, and what was still to be removed.

import { statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/** What stands together is carried over together: rules without the holds would remove what must stay. */
const carried = [['outage'], ['deletion'], ['doomed'], ['alive'], ['told', 'retention_rule', 'hold']] as const

/** Throws when the database is damaged in a way that can be seen quickly; reads everything when something looks wrong. */
export const probeCatalogue = (db: DatabaseSync, file: string): void => {
  db.prepare('SELECT max(id) FROM segment').get()
  db.prepare('SELECT id FROM segment ORDER BY camera, stream, start_90k LIMIT 1').get()
  db.prepare('SELECT count(*) FROM chain').get()
  const pages = Number(db.prepare('PRAGMA page_count').get()?.page_count ?? 0)
  const size = Number(db.prepare('PRAGMA page_size').get()?.page_size ?? 0)
  // In WAL mode the file may lawfully be shorter for a while, so this is only a reason to look closer.
  if (statSync(file).size < pages * size) quickCheck(db)
}

/** Reads the whole database. */
export const quickCheck = (db: DatabaseSync): void => {
  const answer = db.prepare('PRAGMA quick_check(1)').get()?.quick_check
  if (answer !== 'ok') throw Object.assign(new Error(String(answer)), { errcode: 11 })
}

/** Copies what only the old catalogue knew, as far as it can be read; answers which tables could not. */
export const carryOver = (db: DatabaseSync, old: string): readonly string[] => {
  const unread: string[] = []
  let from: DatabaseSync
  try {
    from = new DatabaseSync(old, { readOnly: true })
  } catch {
    return carried.flat()
  }
  for (const tables of carried) {
    db.exec('SAVEPOINT carry')
    try {
      for (const table of tables) carryTable(db, from, table)
      db.exec('RELEASE carry')
    } catch {
      db.exec('ROLLBACK TO carry; RELEASE carry')
      unread.push(...tables)
    }
  }
  from.close()
  return unread
}

const carryTable = (db: DatabaseSync, from: DatabaseSync, table: string): void => {
  for (const row of from.prepare(`SELECT * FROM ${table}`).iterate()) {
    const names = Object.keys(row)
    const values = names.map(() => '?').join(', ')
    db.prepare(`INSERT OR IGNORE INTO ${table} (${names.join(', ')}) VALUES (${values})`).run(...Object.values(row))
  }
}
