// Access words: what was ever said of people, units, roles, grants and accounts, one row each time, with who said it. Never changed or deleted.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'

export type SayWord = (
  noun: 'unit' | 'person' | 'role' | 'grant' | 'account' | 'camera_unit',
  of: string | number,
  word: object,
  by: string,
) => void

export const accessWords = (db: DatabaseSync, clock: Clock): SayWord => {
  const insert = db.prepare('INSERT INTO access_word (noun, said_of, word, said_by, said_90k) VALUES (?, ?, ?, ?, ?)')
  return (noun, of, word, by) => void insert.run(noun, String(of), JSON.stringify(word), by, clock.wall())
}
