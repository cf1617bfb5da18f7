// matthan reindex: makes the catalogue anew from the files alone, beside the old one, which is kept under another name. The station must
// not run; while it runs a lost catalogue is rebuilt by the recorder itself.

import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '#base/clock.ts'
import { silentLogger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { completeParts } from '#engine/recording/recovered-parts.ts'
import { enterFiles, type FoundFile, type Refused } from '#engine/recording/reindex.ts'
import { segmentPaths } from '#engine/recording/segment-paths.ts'
import { bringRestoreToEnd } from '#programs/backup.ts'
import { type Command, dataFolder, printJson, stationOptions } from '#programs/command.ts'
import { readArchiveFolders } from '#programs/recorder/archives.ts'
import { readJournalFiles } from '#programs/recorder/journal-file.ts'
import { rebuildingFile, setAside } from '#programs/recorder/open-catalogue.ts'
import { refuseWhileRunning } from '#programs/station-runs.ts'
import { enterJournal } from '#store/journalled-ledger.ts'
import { lastAlive } from '#store/ledger.ts'
import { carryOver } from '#store/lost-catalogue.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { createSegmentWriter } from '#store/segments.ts'
import { openDatabase, refuseNewerFile } from '#store/sqlite/open.ts'

const TOGETHER = 4
const COMMIT_EVERY = 1000
const TELL_EVERY_MS = 1000

export const reindex: Command = {
  name: 'reindex',
  does: {
    vi: 'Lập lại danh mục hình từ chính các tệp ghi hình. Trạm phải đang tắt.',
    en: 'Makes the catalogue anew from the recorded files themselves. The station must be stopped.',
  },
  options: stationOptions,
  examples: ['matthan reindex --data /mnt/ghi-hinh'],
  run: async values => {
    const data = dataFolder(values)
    await refuseWhileRunning(data)
    const answer = await reindexData(data, values.json === true ? () => {} : tell)
    if (values.json === true) printJson(answer)
    else process.stdout.write(text(answer))
    if (answer.refused.length > 0) process.exitCode = 1
  },
}

export type Answer = {
  readonly files: number
  readonly fragments: number
  readonly seconds: number
  readonly refused: readonly Refused[]
  /** Where the old catalogue is kept; null when there was none. */
  readonly old: string | null
  /** What only the old one knew and could not be read. */
  readonly lost: readonly string[]
}

/** The caller makes sure that nobody works on the folder. Throws `no_footage_here`, `data_newer_than_program`. */
export const reindexData = async (data: string, progress: (files: number, of: number) => void): Promise<Answer> => {
  const started = performance.now()
  bringRestoreToEnd(data)
  const current = join(data, 'catalogue.sqlite')
  refuseNewerFile(current, catalogueMigrations) // it knows things that would be lost
  const folders = readArchiveFolders(data)
  if (folders.size === 0) throw new Problem('no_footage_here', { data })
  for (const folder of folders.values()) await completeParts(folder)
  const files = [...folders].flatMap(([archive, folder]): FoundFile[] =>
    segmentPaths(folder).map(path => ({ archive, folder, path })),
  )
  const fresh = join(data, 'catalogue.sqlite.new')
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(fresh + end, { force: true })
  const db = openDatabase(fresh, catalogueMigrations)
  // Begun again from nothing when it breaks off, so it need not outlast a power cut half done.
  db.exec('PRAGMA synchronous = OFF')
  const lost = existsSync(current) ? carryOver(db, current) : []
  const journal = readJournalFiles(data, 'all', silentLogger)
  enterJournal(db, journal.entries, journal.alive)
  const alive = lastAlive(db)
  const writer = createSegmentWriter(db)
  const commit = () => writer.commit(alive ?? systemClock.wall())
  const done = await enterFiles(writer, files, {
    together: TOGETHER,
    commit,
    commit_every: COMMIT_EVERY,
    pace_ms: 0,
    progress: ({ files: count }) => progress(count, files.length),
  })
  // Nobody knows when the recorder was last here: nothing is said about it, rather than something wrong.
  if (alive === undefined) db.exec('DELETE FROM alive')
  db.exec('PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE')
  db.close()
  const old = existsSync(current) ? setAside(data) : null
  renameSync(fresh, current)
  rmSync(rebuildingFile(data), { force: true })
  const seconds = Math.round(performance.now() - started) / 1000
  return { files: done.files, fragments: done.fragments, seconds, refused: done.refused, old, lost }
}

let told_ms = 0
const tell = (files: number, of: number): void => {
  if (!process.stderr.isTTY || performance.now() - told_ms < TELL_EVERY_MS) return
  told_ms = performance.now()
  process.stderr.write(`\r  ${files}/${of} tệp (files)   `)
}

const text = ({ files, fragments, seconds, refused, old, lost }: Answer): string => {
  const rate = Math.round(fragments / Math.max(seconds, 0.001))
  const lines = [
    ...refused.map(({ path, why }) => `${path}\n  không đọc được, vẫn để nguyên chỗ (left where it is): ${why}`),
    `${files - refused.length}/${files} tệp, ${fragments} đoạn, ${seconds.toFixed(1)} s, ${rate} đoạn mỗi giây (fragments/s)`,
    ...(old === null ? [] : [`Danh mục cũ được giữ lại (the old catalogue is kept): ${old}`]),
    ...(lost.length === 0
      ? []
      : [`Không đọc được từ danh mục cũ (could not be read from the old one): ${lost.join(', ')}`]),
    'Đã lập lại danh mục. (The catalogue is made anew.)',
  ]
  return `${lines.join('\n')}\n`
}
