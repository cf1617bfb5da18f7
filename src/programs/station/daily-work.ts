// Daily work: what a station does once a day beside everything else: a backup of its books, and fewer signed heads of days that are past.

import { join } from 'node:path'
import { backUpElsewhere } from '#programs/backup-elsewhere.ts'
import { backUpToday, type DailyBackup } from './daily-backup.ts'
import { thinHeads } from './thin-heads.ts'

const LOOK_EVERY_MS = 3_600_000
/** Not while everything is still starting. */
const FIRST_LOOK_MS = 600_000

/** Answers what ends it. */
export const startDailyWork = (options: DailyBackup): (() => void) => {
  let timer = setTimeout(function look() {
    void work(options)
    timer = setTimeout(look, LOOK_EVERY_MS)
    timer.unref()
  }, FIRST_LOOK_MS)
  timer.unref()
  return () => clearTimeout(timer)
}

const work = async (options: DailyBackup): Promise<void> => {
  await backUpToday(options)
  await backUpElsewhere(options)
  const { data, clock, log } = options
  try {
    await thinHeads(join(data, 'heads'), clock.wall())
  } catch (error) {
    log.error('old signed heads could not be thinned', { error })
  }
}
