// Journal file: where the recorder keeps its outage journal: `ledger/2026-11.jsonl` in the data folder, a file a month, appended and flushed
// behind the recording. In the data folder and not beside the footage: the outages that matter most are those of disks that took nothing.

import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { type WallTime90k, wallIso, wallTime90k } from '#base/units.ts'
import { makeFolder } from '#engine/recording/make-folder.ts'
import { type JournalEntry, journalLine, readJournal } from '#engine/recording/outage-journal.ts'

/** As long as the logs of a station are kept. */
export const MONTHS = 24
/** A month's file is made anew when it has so many lines more than it says. */
const SUPERSEDED = 5000
/** What cannot be written is kept in memory up to here: the catalogue has it too. */
const MOST_WAITING = 100_000
const ALIVE_EVERY_MS = 10_000
/** Of the newest months so much is read at a start: many days of outages, while the catalogue lacks half a minute of them at most. */
const TAIL_BYTES = 512 * 1024
const NEWEST = 2

export class JournalFile {
  readonly #folder: string
  readonly #clock: Clock
  readonly #log: Logger
  #waiting: string[] = []
  #busy: Promise<void> | undefined
  #alive_ms = Number.NEGATIVE_INFINITY
  #failed = false
  #added = 0

  constructor(data: string, clock: Clock, log: Logger) {
    this.#folder = join(data, 'ledger')
    this.#clock = clock
    this.#log = log
  }

  note(entry: JournalEntry): void {
    if (this.#waiting.length < MOST_WAITING) this.#waiting.push(journalLine(entry))
  }

  /** Brings what was noted to the disk; call it about once a second. One that is under way is not doubled, and it never throws. */
  flush(): Promise<void> {
    this.#busy ??= this.#flush()
      .then(() => {
        this.#failed = false
      })
      .catch(error => {
        if (!this.#failed) this.#log.error('the outage journal cannot be written; the catalogue goes on', { error })
        this.#failed = true
      })
      .finally(() => {
        this.#busy = undefined
      })
    return this.#busy
  }

  async #flush(): Promise<void> {
    const now = this.#clock.wall()
    const lines = this.#waiting.length
    if (lines > 0) {
      makeFolder(this.#folder)
      const file = join(this.#folder, `${wallIso(now).slice(0, 7)}.jsonl`)
      await append(file, this.#waiting.slice(0, lines).join(''))
      this.#waiting = this.#waiting.slice(lines)
      this.#added += lines
      if (this.#added > SUPERSEDED) {
        compact(file)
        this.#added = 0
      }
    }
    if (this.#clock.monotonic() - this.#alive_ms < ALIVE_EVERY_MS) return
    this.#alive_ms = this.#clock.monotonic()
    makeFolder(this.#folder)
    await replace(join(this.#folder, 'alive'), `${now}\n`)
  }
}

export type JournalOnDisk = {
  readonly files: number
  readonly entries: readonly JournalEntry[]
  /** When the recorder was last here. */
  readonly alive: WallTime90k | undefined
}

/** Reads all months, or only the last part of the newest. Damaged lines are left out and told; what cannot be read at all is told too, and nothing is thrown. */
export const readJournalFiles = (data: string, which: 'all' | 'newest', log: Logger): JournalOnDisk => {
  const folder = join(data, 'ledger')
  const files = monthsIn(folder)
  const entries: JournalEntry[] = []
  for (const name of which === 'all' ? files : files.slice(-NEWEST)) {
    try {
      const file = join(folder, name)
      const read = readJournal(which === 'all' ? readFileSync(file, 'utf8') : tailOf(file))
      if (read.damaged > 0) log.warn('the outage journal has damaged lines', { file: name, lines: read.damaged })
      for (const entry of read.entries) entries.push(entry)
    } catch (error) {
      log.error('a month of the outage journal cannot be read', { file: name, error })
    }
  }
  return { files: files.length, entries, alive: readAlive(folder) }
}

/** Whole lines, as many as lie in the last part of a file. */
const tailOf = (file: string): string => {
  const fd = openSync(file, 'r')
  try {
    const { size } = fstatSync(fd)
    const bytes = Buffer.alloc(Math.min(size, TAIL_BYTES))
    const read = bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, size - bytes.length))
    return (read.length < size ? read.subarray(read.indexOf(10) + 1) : read).toString('utf8')
  } finally {
    closeSync(fd)
  }
}

/** Makes months small that say little in many lines, and lets those go that are too old. */
export const tidyJournal = (data: string, log: Logger): void => {
  const folder = join(data, 'ledger')
  const files = monthsIn(folder)
  try {
    for (const name of files.slice(0, -MONTHS)) rmSync(join(folder, name))
    for (const name of files.slice(-MONTHS).slice(-2)) compact(join(folder, name))
  } catch (error) {
    log.warn('the outage journal could not be tidied', { error })
  }
}

/** A last line that a power cut tore is ended first, so that it does not take the next one with it. */
const append = async (file: string, text: string): Promise<void> => {
  await using handle = await open(file, 'a+', 0o600)
  const { size } = await handle.stat()
  const last = size === 0 ? '\n' : (await handle.read(Buffer.alloc(1), 0, 1, size - 1)).buffer.toString()
  await handle.appendFile(last === '\n' ? text : `\n${text}`)
  await handle.datasync()
  if (size > 0) return
  // Its lines are as durable as its name, and that as its folder's.
  await flushNames(dirname(file))
  await flushNames(dirname(dirname(file)))
}

/** Whatever happens, the old text or the new is there whole. */
const replace = async (file: string, text: string): Promise<void> => {
  {
    await using handle = await open(`${file}.new`, 'w', 0o600)
    await handle.writeFile(text)
    await handle.datasync()
  }
  await rename(`${file}.new`, file)
}

const flushNames = async (folder: string): Promise<void> => {
  await using handle = await open(folder, 'r')
  await handle.sync()
}

const compact = (file: string): void => {
  const { entries, lines } = readJournal(readFileSync(file, 'utf8'))
  if (lines < 2 * entries.length + SUPERSEDED / 10) return
  writeFileSync(`${file}.new`, entries.map(journalLine).join(''), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}

const monthsIn = (folder: string): readonly string[] => {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return []
  return readdirSync(folder)
    .filter(name => /^\d{4}-\d\d\.jsonl$/.test(name))
    .sort()
}

const readAlive = (folder: string): WallTime90k | undefined => {
  try {
    const [, at] = /^(\d{1,16})\n$/.exec(readFileSync(join(folder, 'alive'), 'utf8')) ?? []
    return at === undefined ? undefined : wallTime90k(Number(at))
  } catch {
    return undefined // nobody knows when it was last here
  }
}
