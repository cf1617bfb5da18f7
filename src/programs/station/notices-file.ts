// notices.sqlite, opened. A damaged one is set aside under another name, never deleted, and a new one begun.

import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { unixMillis } from '#base/units.ts'
import { noticesMigrations } from '#store/migrations/notices.ts'
import { openDatabase } from '#store/sqlite/open.ts'

export const NOTICES = 'notices.sqlite'
const DAMAGED = [11, 26] // CORRUPT NOTADB

/** Throws what `openDatabase` throws, except `database_damaged`. */
export const openNoticesFile = (data: string, clock: Clock, log: Logger): DatabaseSync => {
  const file = join(data, NOTICES)
  try {
    return openChecked(file)
  } catch (error) {
    if (!isDamage(error)) throw error
    const aside = `${NOTICES}.damaged-${Math.round(unixMillis(clock.wall()))}`
    for (const end of ['', '-wal', '-shm']) if (existsSync(file + end)) renameSync(file + end, join(data, aside) + end)
    log.error('what cameras noticed until now cannot be read; it is set aside and begun anew', { aside, error })
    return openDatabase(file, noticesMigrations)
  }
}

const openChecked = (file: string): DatabaseSync => {
  const db = openDatabase(file, noticesMigrations)
  try {
    // Its first and its last page; reading all of it would keep the station from starting.
    db.prepare('SELECT min(camera), max(camera) FROM notice').get()
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

const isDamage = (error: unknown): boolean => {
  if (error instanceof Problem) return error.code === 'database_damaged'
  return error instanceof Error && 'errcode' in error && DAMAGED.includes(Number(error.errcode) & 0xff)
}
