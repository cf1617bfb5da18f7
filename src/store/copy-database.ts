// Copy database: a consistent copy of a SQLite file while others write it, and the proof that it is one: it is opened and read through.

import { chmodSync, copyFileSync } from 'node:fs'
import { backup, DatabaseSync } from 'node:sqlite'
import { Problem } from '#base/problems.ts'

/** All pages in one step: a copy in several would begin anew with every write of another process. */
const ALL_PAGES = 0x7fff_ffff

/** Makes `to`, one file without a -wal beside it. Throws `database_damaged`. */
export const copyDatabase = async (from: string, to: string): Promise<void> => {
  const source = new DatabaseSync(from, { readOnly: true, timeout: 5000 })
  try {
    await backup(source, to, { rate: ALL_PAGES })
  } finally {
    source.close()
  }
  chmodSync(to, 0o600)
  checkDatabase(to)
}

/** Reads a copied database through. Throws `database_damaged`, or SQLite's error where the disk does not let it. */
export const checkDatabase = (file: string): void => {
  try {
    const db = new DatabaseSync(file)
    try {
      db.exec('PRAGMA journal_mode = DELETE')
      const answer = db.prepare('PRAGMA integrity_check(1)').get()?.integrity_check
      if (answer !== 'ok') throw new Error(String(answer))
    } finally {
      db.close()
    }
  } catch (cause) {
    throw isOfTheDisk(cause) ? cause : new Problem('database_damaged', { file }, { cause })
  }
}

/** SQLITE_READONLY, SQLITE_IOERR but for a file that is too short, SQLITE_FULL and SQLITE_CANTOPEN say nothing of the database. */
const isOfTheDisk = (error: unknown): boolean => {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0
  return [8, 10, 13, 14].includes(code & 0xff) && code !== 522
}

export const copyPrivately = (from: string, to: string): void => {
  copyFileSync(from, to)
  chmodSync(to, 0o600)
}
