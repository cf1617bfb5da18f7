// Backup elsewhere: where the day's backup goes beside the data folder, and to whose age keys it is encrypted. A setting in the data folder, read
// anew each day, so that it may be set while the station runs or not.

import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import { localDay } from '#base/local-day.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { writeDurably } from '#engine/recording/write-durably.ts'
import { makeBackup } from './backup.ts'
import { makeEncryptedBackup, mustBeRecipients } from './encrypted-backup.ts'

const KEPT = 30

const elsewhereShape = z.strictObject({
  to: z.string().min(1).max(4096),
  recipients: z.array(z.string().max(3000)).max(20),
  with_key: z.boolean(),
})
export type Elsewhere = z.infer<typeof elsewhereShape>

const settingFile = (data: string): string => join(data, 'backup-elsewhere.json')

export const readElsewhere = (data: string): Elsewhere | undefined => {
  if (!existsSync(settingFile(data))) return undefined
  try {
    return elsewhereShape.parse(JSON.parse(readFileSync(settingFile(data), 'utf8')))
  } catch (cause) {
    throw new Problem('backup_setting_damaged', { file: settingFile(data) }, { cause })
  }
}

/** Throws `backup_place_missing`, `bad_recipient`, `nothing_to_back_up`; keys leave the machine encrypted or not at all. */
export const setElsewhere = (data: string, wish: Elsewhere | undefined): void => {
  if (!existsSync(data)) throw new Problem('nothing_to_back_up', { data })
  if (wish === undefined) {
    rmSync(settingFile(data), { force: true })
    return
  }
  if (!isFolder(wish.to)) throw new Problem('backup_place_missing', { place: wish.to })
  mustBeRecipients(wish.recipients)
  if (wish.with_key && wish.recipients.length === 0) throw new Problem('bad_recipient')
  writeDurably(settingFile(data), `${JSON.stringify(wish)}\n`)
}

/** Makes today's copy elsewhere unless there is one, or none is wanted. What goes wrong is logged, and tried again at the next look. */
export const backUpElsewhere = async ({
  data,
  clock,
  log,
}: {
  data: string
  clock: Clock
  log: Logger
}): Promise<boolean> => {
  try {
    const wish = readElsewhere(data)
    if (wish === undefined) return false
    const to = join(wish.to, localDay(clock.wall()))
    if (existsSync(to)) return false
    if (wish.recipients.length > 0) await makeEncryptedBackup(data, to, wish.with_key, wish)
    else await makeBackup(data, to, false)
    for (const old of dailies(wish.to).slice(0, -KEPT)) rmSync(join(wish.to, old), { recursive: true, force: true })
    log.info('the daily backup lies elsewhere too', { to, encrypted: wish.recipients.length > 0 })
    return true
  } catch (error) {
    log.error('the daily backup elsewhere could not be made', { error })
    return false
  }
}

/** Only what this program named itself; what a person put beside stays. */
const dailies = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter(name => /^\d{4}-\d{2}-\d{2}$/.test(name))
    .toSorted()

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
