// Rebuild: after the catalogue was lost or taken from a backup, enters what lies on the disks, newest first, beside the recording. Each
// stream's chain is found first, so that what is recorded meanwhile continues it.

import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from '#base/log.ts'
import type { CatalogueWriter } from '#engine/recording/catalogue.ts'
import type { Disks } from '#engine/recording/disks.ts'
import { enterFiles, type FoundFile, isRecoveredFile } from '#engine/recording/reindex.ts'
import { enterFile } from '#engine/recording/repair.ts'
import { segmentPaths } from '#engine/recording/segment-paths.ts'
import { rebuildingFile } from './open-catalogue.ts'

/** A hundred files a second at most: a tenth of a core. */
const PACE_MS = 10

export type Rebuild = {
  readonly data: string
  readonly disks: Disks
  readonly has: (archive: string, path: string) => boolean
  readonly writer: CatalogueWriter
  readonly log: Logger
}

/**
 * Call it before anything is recorded: lists the files and enters the newest of each stream. Answers what enters the others, or nothing
 * when there is nothing to rebuild. Rows are gathered like any other; the recorder commits them.
 */
export const beginRebuild = async (rebuild: Rebuild): Promise<((signal: AbortSignal) => Promise<void>) | undefined> => {
  const { data, disks, has, writer, log } = rebuild
  if (!existsSync(rebuildingFile(data))) return undefined
  const files = disks.all
    .flatMap(({ id, folder }) => segmentPaths(folder).map(path => ({ archive: id, folder, path })))
    .filter(({ archive, path }) => !has(archive, path))
    .toSorted((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1))
  const newest = new Map<string, FoundFile[]>()
  for (const file of files.filter(one => !isRecoveredFile(one))) {
    const stream = streamOf(file)
    const some = newest.get(stream)
    if (some === undefined) newest.set(stream, [file])
    else if (some.length < 2) some.push(file) // the very newest may be too torn to be read
  }
  const first = new Set([...newest.values()].flat())
  for (const { archive, folder, path } of first) {
    await enterFile(writer, archive, folder, path).catch(error => log.warn('a file is not entered', { path, error }))
  }
  const others = files.filter(file => !first.has(file))
  log.info('the catalogue is being rebuilt', { files: files.length })
  return async signal => {
    const how = { together: 1, commit: () => {}, commit_every: 1000, pace_ms: PACE_MS, progress: () => {}, signal }
    const { fragments, refused } = await enterFiles(writer, others, how)
    if (signal.aborted) return
    for (const { path, why } of refused) log.warn('a file is not entered', { path, why })
    rmSync(rebuildingFile(data), { force: true })
    log.info('the catalogue is rebuilt', { files: files.length, fragments, refused: refused.length })
  }
}

const timeOf = ({ path }: FoundFile): string => path.split('/').at(-1) ?? ''
const streamOf = ({ path }: FoundFile): string => join(...path.split('/').slice(0, 2))
