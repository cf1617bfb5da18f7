// The extractor: a guest process that writes the files of one bundle from recorded footage. It reads catalogue and archives as the station does and writes
// into one folder; it may be killed at any moment and goes on with the next file. It has no key and seals nothing. Told by a file what to do; tells by
// JSON lines how far it is.

import { readFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '#base/clock.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { createSegmentReader } from '#store/segments.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { ExtractorLoop } from './extractor/extractor-loop.ts'
import { Journal } from './extractor/journal.ts'
import { openSources } from './extractor/sources.ts'
import type { Task, Told } from './extractor/task.ts'
import { readArchiveFolders } from './recorder/archives.ts'

const NICENESS = 19
const ALIVE_MS = 2_000
/** A head is signed once a minute: for footage that has just been recorded it is waited for. */
const HEAD_COMES_90K = 75 * 90_000
const LOOKS_MS = 1_000

const tell = (told: Told): void => void process.stdout.write(`${JSON.stringify(told)}\n`)

const task = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Task
setPriority(NICENESS)
process.stdout.on('error', () => process.exit(0)) // nobody listens any more
process.stdin.on('end', () => process.exit(0)) // the station is gone: it begins again with the next one
process.stdin.resume()
setInterval(() => tell({ kind: 'alive', memory_bytes: process.memoryUsage.rss() }), ALIVE_MS).unref()

const wait = async (until: number): Promise<boolean> => {
  if (systemClock.wall() - until > HEAD_COMES_90K) return false
  await pause(LOOKS_MS)
  return true
}
const catalogue = openDatabase(join(task.data, 'catalogue.sqlite'), catalogueMigrations, { readOnly: true })
const folders = readArchiveFolders(task.data)
await new ExtractorLoop({
  task,
  journal: new Journal(task.journal, task.folder),
  sources: openSources(createSegmentReader(catalogue), archive => folders.get(archive), wait),
  tell,
  pause: ms => pause(ms),
}).run()
process.exitCode = 0
process.stdin.destroy()
