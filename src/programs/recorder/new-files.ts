// New files: enters what a crash kept out of the catalogue on one disk. Only the days since the recorder was last here are looked at;
// `matthan reindex` looks at everything.

import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from '#base/log.ts'
import { no } from '#base/result.ts'
import { spanFromMillis, unixMillis, type WallTime90k, wallIso, wallTime90k } from '#base/units.ts'
import { beganInVain } from '#engine/recording/began-in-vain.ts'
import type { Disk } from '#engine/recording/disk.ts'
import { enterFile, type RepairCatalogue } from '#engine/recording/repair.ts'
import { segmentPaths } from '#engine/recording/segment-paths.ts'

const DAY = spanFromMillis(24 * 3_600_000)

export type NewFiles = {
  readonly catalogue: RepairCatalogue
  /** When the recorder was last here. */
  readonly since: WallTime90k
  /** When it came, where it records already: what was written to since then may be being written now. */
  readonly until?: WallTime90k
  readonly log: Logger
}

/** Answers how many were entered. */
export const enterNewFiles = async (disk: Disk, { catalogue, since, until, log }: NewFiles): Promise<number> => {
  const oldest = wallIso(wallTime90k(since - DAY)).slice(0, 10)
  let entered = 0
  for (const path of segmentPaths(disk.folder, oldest)) {
    const file = join(disk.folder, path)
    if (catalogue.has(disk.id, path) || (until !== undefined && (await writtenSince(file, until)))) continue
    const done = await enterFile(catalogue.writer, disk.id, disk.folder, path).catch(error => no(String(error)))
    if (done.ok) entered++
    else if (await beganInVain(file).catch(() => false)) {
      await disk.remove(path).catch(() => false)
      log.info('nothing was recorded in a file yet when the recorder ended; it is removed', { path })
    } else log.warn('a file is not entered', { path, why: done.problem })
  }
  return entered
}

const writtenSince = (file: string, until: WallTime90k): Promise<boolean> =>
  stat(file).then(
    ({ mtimeMs, birthtimeMs }) => Math.max(mtimeMs, birthtimeMs) >= unixMillis(until),
    () => false,
  )
