// Opens a SQLite database file and brings it to the schema that this program knows.
// Promises: WAL, foreign keys, a busy wait, a file that only its owner reads, and each migration whole or not at all.
// A database from a newer program is refused untouched. What the tables mean is left to the migrations and their stores.

import { closeSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { Problem } from '#base/problems.ts'

/** One step of a schema. Versions count 1, 2, 3 … without a hole; a step that has shipped never changes. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string }

export type OpenOptions = {
  /** A reader never creates or migrates; it waits for its writer to have done so. */
  readonly readOnly?: boolean
  /** NORMAL may lose the last commits to a power cut but never breaks; FULL loses none. */
  readonly synchronous?: 'NORMAL' | 'FULL'
}

const BUSY_WAIT_MS = 5_000

/**
 * Opens `file`, creating it when it is missing, and applies the migrations it lacks.
 * Throws `data_newer_than_program`, `data_not_ready` (reader before its writer), `data_folder_unwritable`, `database_damaged`.
 */
export const openDatabase = (
  file: string,
  migrations: readonly Migration[],
  { readOnly = false, synchronous = 'NORMAL' }: OpenOptions = {},
): DatabaseSync => {
  const db = named(file, () => {
    if (!readOnly && file !== ':memory:') createPrivately(file)
    return new DatabaseSync(file, { readOnly, timeout: BUSY_WAIT_MS, enableForeignKeyConstraints: true })
  })
  try {
    named(file, () => {
      if (readOnly) return refuseUnready(db, migrations, file)
      refuseNewer(versionOf(db), newestOf(migrations), file) // before even the way it is written is changed
      db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous};`)
      applyMigrations(db, migrations, file)
    })
  } catch (error) {
    db.close()
    throw error
  }
  return db
}

/** Refuses a file that a newer program wrote, without touching it; whether it is sound is left to whoever opens it. */
export const refuseNewerFile = (file: string, migrations: readonly Migration[]): void => {
  let found = 0
  try {
    using db = new DatabaseSync(file, { readOnly: true, timeout: BUSY_WAIT_MS })
    found = versionOf(db)
  } catch {
    return
  }
  refuseNewer(found, newestOf(migrations), file)
}

/** Applies the missing migrations in order, each in a transaction of its own. Safe when two processes open at once. */
export const applyMigrations = (db: DatabaseSync, migrations: readonly Migration[], file = ''): void => {
  const newest = newestOf(migrations)
  refuseNewer(versionOf(db), newest, file)
  for (const migration of migrations) {
    if (migration.version <= versionOf(db)) continue
    inTransaction(db, () => {
      if (migration.version <= versionOf(db)) return
      db.exec(migration.sql)
      db.exec(`PRAGMA user_version = ${migration.version}`)
    })
  }
  refuseNewer(versionOf(db), newest, file)
}

/** Runs `work` as one write transaction; rolls back and rethrows when it throws. Inside another it is a part of that one. */
export const inTransaction = <T>(db: DatabaseSync, work: () => T): T => {
  if (db.isTransaction) return work()
  db.exec('BEGIN IMMEDIATE')
  try {
    const answer = work()
    db.exec('COMMIT')
    return answer
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

const versionOf = (db: DatabaseSync): number => Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0)

const newestOf = (migrations: readonly Migration[]): number => {
  let newest = 0
  for (const { version, name } of migrations) {
    if (version <= newest) throw new Error(`migration ${name} is numbered ${version}, after ${newest}`)
    newest = version
  }
  return newest
}

const refuseNewer = (found: number, known: number, file: string): void => {
  if (found > known) throw new Problem('data_newer_than_program', { file, found, known })
}

const refuseUnready = (db: DatabaseSync, migrations: readonly Migration[], file: string): void => {
  const [found, known] = [versionOf(db), newestOf(migrations)]
  refuseNewer(found, known, file)
  if (found < known) throw new Problem('data_not_ready', { file, found, known })
}

// SQLite gives its -wal and -shm files the mode of the main file, so making that one private is enough.
const createPrivately = (file: string): void => closeSync(openSync(file, 'a', 0o600))

// https://www.sqlite.org/rescode.html; the low byte is the primary code.
const unwritable = new Set([3, 8, 10, 13, 14]) // PERM READONLY IOERR FULL CANTOPEN
const damaged = new Set([11, 26]) // CORRUPT NOTADB
const systemUnwritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOENT', 'ENOTDIR', 'EDQUOT', 'EISDIR'])

const named = <T>(file: string, work: () => T): T => {
  try {
    return work()
  } catch (cause) {
    if (cause instanceof Problem || !(cause instanceof Error)) throw cause
    const code = 'errcode' in cause ? Number(cause.errcode) & 0xff : 0
    if (damaged.has(code)) throw new Problem('database_damaged', { file }, { cause })
    const system = 'code' in cause ? String(cause.code) : ''
    if (unwritable.has(code) || systemUnwritable.has(system))
      throw new Problem('data_folder_unwritable', { file }, { cause })
    throw cause
  }
}
