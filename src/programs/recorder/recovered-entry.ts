// Recovered entry: the recorder's own look at a file of recovered footage before it gets a row. Whoever wrote it is not believed: it must lie
// where it says, be of this station, continue its chain, be whole, and overlap nothing. One at a time.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import type { RecoveredRefusal } from '#contract/recorder-wire.ts'
import { chainOfAbout } from '#engine/recording/about.ts'
import { liesRight } from '#engine/recording/check-file.ts'
import type { Disks } from '#engine/recording/disks.ts'
import { enterFile } from '#engine/recording/repair.ts'
import { aboutLink, openToRead, readIndexAtEnd, readSegmentHead, type SegmentHead } from '#engine/recording/scan.ts'
import { knownPaths, readChain } from '#store/repair-catalogue.ts'
import type { GatheringWriter } from '#store/segments.ts'
import { rebuildingFile } from './open-catalogue.ts'

/** `camera/main-recovered/day/file.mp4`; nothing that could lead elsewhere. */
const PATH = /^[a-z0-9][a-z0-9-]*\/(main|sub)-recovered\/\d{4}-\d\d-\d\d\/[0-9TZ.-]+\.mp4$/

export type RecoveredEntry = {
  readonly data: string
  readonly station: string
  readonly db: DatabaseSync
  readonly catalogue: GatheringWriter
  readonly disks: Disks
  readonly clock: Clock
  readonly log: Logger
}

/** Answers null when the file is in the catalogue, or why it is not. */
export type EnterRecovered = (archive: string, path: string) => Promise<RecoveredRefusal | null>

export const createRecoveredEntry = (entry: RecoveredEntry): EnterRecovered => {
  const has = knownPaths(entry.db)
  let before: Promise<unknown> = Promise.resolve()
  return (archive, path) => {
    const mine = before.then(async () => {
      if (!PATH.test(path)) return 'not_ours'
      if (existsSync(rebuildingFile(entry.data))) return 'not_now' // where the chain stands is not known yet
      entry.catalogue.commit(entry.clock.wall()) // what a rebuild gathered counts
      if (has(archive, path)) return null
      const refused = (await refusal(entry, archive, path)) ?? (await enter(entry, archive, path))
      return refused ?? (has(archive, path) ? null : 'overlaps')
    })
    const told = mine.catch((error): RecoveredRefusal => {
      entry.log.error('a recovered file could not be entered', { archive, path, error })
      return 'not_now'
    })
    before = told
    return told
  }
}

const refusal = async (entry: RecoveredEntry, archive: string, path: string): Promise<RecoveredRefusal | undefined> => {
  const folder = entry.disks.folderOf(archive)
  if (folder === undefined) return 'no_archive'
  const file = await openToRead(join(folder, path))
  if (file === undefined) return 'unreadable'
  await using _ = file
  const head = await readSegmentHead(file)
  const index = await readIndexAtEnd(file)
  if (!head.ok || !index.ok || index.value.fragments.length === 0) return 'unreadable'
  const { about } = head.value
  const end = Math.max(...index.value.fragments.map(({ start, span }) => start + span))
  const ours = about.station === entry.station && about.recovered !== undefined && liesRight(path, head.value)
  if (!ours || end > entry.clock.wall()) return 'not_ours'
  return continues(entry.db, head.value) ? undefined : 'not_continued'
}

const continues = (db: DatabaseSync, { about }: SegmentHead): boolean => {
  const chain = readChain(db, knownCameraId(about.camera), chainOfAbout(about))
  const link = aboutLink(about)
  return link.number === chain.number && link.hash.equals(chain.hash)
}

const enter = async (
  { disks, catalogue, clock }: RecoveredEntry,
  archive: string,
  path: string,
): Promise<RecoveredRefusal | undefined> => {
  const folder = disks.folderOf(archive)
  if (folder === undefined) return 'no_archive'
  const entered = await enterFile(catalogue, archive, folder, path)
  if (!entered.ok) return 'unreadable'
  catalogue.commit(clock.wall())
  return undefined
}
