// Start-up: what the recorder does before it records: finds out how long it was away and notes it, repairs what was left open, and enters
// files that a crash kept out of the catalogue.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import type { WallTime90k } from '#base/units.ts'
import type { Disks } from '#engine/recording/disks.ts'
import type { LedgerWriter } from '#engine/recording/ledger.ts'
import { repairOpenSegments } from '#engine/recording/repair.ts'
import { endOpenOutages, lastAlive, newestEnd } from '#store/ledger.ts'
import { createRepairCatalogue } from '#store/repair-catalogue.ts'
import type { GatheringWriter } from '#store/segments.ts'
import type { Journal } from './journal.ts'
import { LeftOver } from './left-over.ts'
import { enterNewFiles } from './new-files.ts'
import { beginRebuild } from './rebuild.ts'

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

export type StartedUp = {
  /** What is left to do beside the recording, if anything. */
  readonly rebuild: ((signal: AbortSignal) => Promise<void>) | undefined
  readonly leftOver: LeftOver
}

export const startUp = async (options: StartUp): Promise<StartedUp> => {
  const { db, writer, ledger, disks, clock, log, restarted } = options
  const now = clock.wall()
  const before = lastAlive(db)
  const noteAbsence = (from: WallTime90k): void => {
    const cause = restarted ? 'recorder_fault' : 'station_down'
    const detail = restarted ? 'the recording process ended and was started again' : 'the station was not running'
    const all = { camera: undefined, stream: undefined }
    ledger.past({ ...all, from, to: now, cause, by: 'recorder', detail, noted: now })
  }
  if (before !== undefined) {
    endOpenOutages(db, before, entry => options.journal.note(entry))
    noteAbsence(before)
  }
  const catalogue = createRepairCatalogue(db, writer)
  const repaired = await repairOpenSegments(catalogue, archive => disks.folderOf(archive))
  writer.commit(now)
  const rebuild = await beginRebuild({ ...options, has: catalogue.has })
  const files = { catalogue, since: before ?? now, log }
  let entered = 0
  if (rebuild === undefined) for (const disk of disks.all) entered += await enterNewFiles(disk, files)
  writer.commit(clock.wall())
  // A power cut in its very first seconds leaves no word of when it was last here: then its footage is that word.
  const newest = before === undefined ? newestEnd(db) : undefined
  if (newest !== undefined && newest < now) noteAbsence(newest)
  const { closed, set_aside, waiting, gone } = repaired
  if (closed + entered + set_aside.length + waiting.length + gone.length > 0)
    log.info('repaired at start', { ...repaired, waiting: waiting.length, gone: gone.length, entered })
  return { rebuild, leftOver: new LeftOver({ files: { ...files, until: now }, disks, clock, waiting, gone }) }
}
