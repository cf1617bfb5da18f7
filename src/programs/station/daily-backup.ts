// Daily backup: once a day the station copies its books into `backups/` of its data folder and keeps the newest seven. Keys are not in
// them. A backup on the same disk helps against mistakes, not against the disk: guide/*/backup.md says how to take one elsewhere.

import { existsSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '#base/clock.ts'
import { localDay } from '#base/local-day.ts'
import type { Logger } from '#base/log.ts'
import { makeFolder } from '#engine/recording/make-folder.ts'
import { makeBackup } from '#programs/backup.ts'

const KEPT = 7

export type DailyBackup = { readonly data: string; readonly clock: Clock; readonly log: Logger }

/** Makes today's backup unless there is one; answers whether it did. What goes wrong is logged, and tried again at the next look. */
export const backUpToday = async ({ data, clock, log }: DailyBackup): Promise<boolean> => {
  const folder = join(data, 'backups')
  const to = join(folder, localDay(clock.wall()))
  if (existsSync(to)) return false
  try {
    if (!hasRoom(data)) {
      log.error('there is no room for the daily backup', { folder })
      return false
    }
    makeFolder(folder)
    const { files } = await makeBackup(data, to, false)
    for (const old of dailies(folder).slice(0, -KEPT)) rmSync(join(folder, old), { recursive: true, force: true })
    log.info('the daily backup is made', { to, files: files.length })
    return true
  } catch (error) {
    log.error('the daily backup could not be made', { to, error })
    return false
  }
}

/** Only what this program named itself; what a person put beside stays. */
const dailies = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter(name => /^\d{4}-\d{2}-\d{2}$/.test(name))
    .toSorted()

const hasRoom = (data: string): boolean => {
  const { bavail, bsize } = statfsSync(data)
  const bytes = ['station.sqlite', 'catalogue.sqlite'].reduce(
    (sum, name) => sum + (statSync(join(data, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
  return bavail * bsize > 4 * bytes + 256 * 1024 * 1024
}
