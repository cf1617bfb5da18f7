// Start-up: what the recorder does before it records: finds out how long it was away and notes it, repairs what was left open, and enters
// files that a crash kept out of the catalogue.

import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { no } from '#base/result.ts'
import { spanFromMillis, type WallTime90k, wallIso, wallTime90k } from '#base/units.ts'
import { beganInVain } from '#engine/recording/began-in-vain.ts'
import type { Disks } from '#engine/recording/disks.ts'
import type { LedgerWriter } from '#engine/recording/ledger.ts'
import { enterFile, type RepairCatalogue, repairOpenSegments } from '#engine/recording/repair.ts'
import { segmentPaths } from '#engine/recording/segment-paths.ts'
import { endOpenOutages, lastAlive } from '#store/ledger.ts'
import { createRepairCatalogue } from '#store/repair-catalogue.ts'
import type { GatheringWriter } from '#store/segments.ts'
import type { Journal } from './journal.ts'
import { beginRebuild } from './rebuild.ts'

const DAY = spanFromMillis(24 * 3_600_000)

export type StartUp = {
  readonly data: string
  readonly db: DatabaseSync
  readonly writer: GatheringWriter
  readonly ledger: LedgerWriter
  readonly journal: Journal
  readonly disks: Disks
  readonly clock: Clock
  readonly log: Logger
  /** True when the station is up and only the recorder died. */
  readonly restarted: boolean
}

/** Answers what is left to do beside the recording, if anything. */
export const startUp = async (options: StartUp): Promise<((signal: AbortSignal) => Promise<void>) | undefined> => {
  const { db, writer, ledger, disks, clock, log, restarted } = options
  const now = clock.wall()
  const before = lastAlive(db)
  if (before !== undefined) {
    endOpenOutages(db, before, entry => options.journal.note(entry))
    const cause = restarted ? 'recorder_fault' : 'station_down'
    const detail = restarted ? 'the recording process ended and was started again' : 'the station was not running'
    const all = { camera: undefined, stream: undefined }
    ledger.past({ ...all, from: before, to: now, cause, by: 'recorder', detail, noted: now })
  }
  const catalogue = createRepairCatalogue(db, writer)
  const repaired = await repairOpenSegments(catalogue, archive => disks.folderOf(archive))
  writer.commit(now)
  const rebuild = await beginRebuild({ ...options, has: catalogue.has })
  const entered = rebuild === undefined ? await enterNewFiles(catalogue, disks, before ?? now, log) : 0
  writer.commit(clock.wall())
  if (repaired.closed + entered + repaired.set_aside.length > 0) log.info('repaired at start', { ...repaired, entered })
  return rebuild
}

/** Only the days since the recorder was last here are looked at; `matthan reindex` looks at everything. */
const enterNewFiles = async (
  catalogue: RepairCatalogue,
  disks: Disks,
  since: WallTime90k,
  log: Logger,
): Promise<number> => {
  const oldest = wallIso(wallTime90k(since - DAY)).slice(0, 10)
  let entered = 0
  for (const disk of disks.all) {
    const { id, folder } = disk
    for (const path of segmentPaths(folder, oldest)) {
      if (catalogue.has(id, path)) continue
      const done = await enterFile(catalogue.writer, id, folder, path).catch(error => no(String(error)))
      if (done.ok) entered++
      else if (await beganInVain(join(folder, path)).catch(() => false)) {
        await disk.remove(path).catch(() => false)
        log.info('nothing was recorded in a file yet when the recorder ended; it is removed', { path })
      } else log.warn('a file is not entered', { path, why: done.problem })
    }
  }
  return entered
}
