// Open catalogue: it is only an index, so its loss stops nothing. A catalogue that is gone or damaged is set aside and an empty one takes its
// place at once; the files are entered again behind the running recorder. The note `catalogue.rebuilding` says that this is not done yet.

import { existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { foldersIn } from '#engine/recording/segment-paths.ts'
import { carryOver, probeCatalogue, quickCheck } from '#store/lost-catalogue.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { readArchiveFolders } from './archives.ts'

const NAME = 'catalogue.sqlite'
const REBUILDING = 'catalogue.rebuilding'
const DAMAGED = 'catalogue.damaged'

/** Throws what `openDatabase` throws, except `database_damaged`. */
export const openCatalogue = (data: string, log: Logger): DatabaseSync => {
  const file = join(data, NAME)
  const there = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0
  if (!there && hasFootage(data)) {
    setAside(data) // what is left of it, such as its -wal
    noteRebuilding(data)
    log.error('the catalogue is gone; recording goes on, and the files are entered again', { file })
  }
  try {
    return opened(file, suspectsDamage(data))
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'database_damaged')) throw error
    const old = setAside(data)
    noteRebuilding(data)
    log.error('the catalogue is damaged and set aside; recording goes on, and the files are entered again', {
      old,
      error,
    })
    const db = opened(file, false)
    const unread = carryOver(db, old)
    if (unread.length > 0) log.warn('not all of the old catalogue could be read', { unread: unread.join(' ') })
    return db
  } finally {
    rmSync(join(data, DAMAGED), { force: true })
  }
}

/**
 * After an error: when the catalogue itself is damaged, the next start reads it through and sets it aside. Answers whether it will.
 */
export const noteDamage = (data: string, error: unknown): boolean => {
  if (!isDamage(error)) return false
  try {
    writeFileSync(join(data, DAMAGED), `${new Date().toISOString()}\n`, { mode: 0o600 })
    return true
  } catch {
    return false // what cannot be noted is found again by the next write that fails
  }
}

/** Whether damage was noted since the last start. */
export const suspectsDamage = (data: string): boolean => existsSync(join(data, DAMAGED))

export const rebuildingFile = (data: string): string => join(data, REBUILDING)

/** The next recorder looks through all files. */
export const noteRebuilding = (data: string): void =>
  writeFileSync(rebuildingFile(data), `${new Date().toISOString()}\n`, { mode: 0o600 })

/** Renames the catalogue and what belongs to it; never deletes. Answers the new name. */
export const setAside = (data: string, now = new Date()): string => {
  const old = join(data, `${NAME}.old-${now.toISOString().replaceAll(/[-:.]/g, '')}`)
  for (const end of ['', '-wal', '-shm']) {
    const file = join(data, NAME + end)
    if (existsSync(file)) renameSync(file, old + end)
  }
  return old
}

const opened = (file: string, suspect: boolean): DatabaseSync => {
  const db = openDatabase(file, catalogueMigrations)
  try {
    probeCatalogue(db, file)
    if (suspect) quickCheck(db)
    return db
  } catch (cause) {
    db.close()
    throw isDamage(cause) ? new Problem('database_damaged', { file }, { cause }) : cause
  }
}

/**
 * SQLITE_CORRUPT, SQLITE_NOTADB and SQLITE_FORMAT, tables that are not there, and a file or its log that is shorter than it was
 * (SQLITE_IOERR_SHORT_READ).
 */
const isDamage = (error: unknown): boolean => {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0
  return [1, 11, 24, 26].includes(code & 0xff) || code === 522
}

const hasFootage = (data: string): boolean => {
  try {
    return [...readArchiveFolders(data).values()].some(folder =>
      foldersIn(folder).some(camera =>
        foldersIn(join(folder, camera)).some(stream => readdirSync(join(folder, camera, stream)).length > 0),
      ),
    )
  } catch {
    return false // an unreadable list is told by whoever needs it
  }
}
