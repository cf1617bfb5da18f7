// Log writer: appends lines to the chain and brings them to the disk, a few milliseconds later to the system and within a quarter of a second
// past a power cut. Whoever notes something never waits. A disk that takes nothing holds lines in memory, up to a bound, and gets them when
// it works again.

import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, statSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '#base/clock.ts'
import { localDay } from '#base/local-day.ts'
import { wallTime90k } from '#base/units.ts'
import { makeFolder } from '#engine/recording/make-folder.ts'
import { BEFORE_ALL, type FileHeader, MOST_LINE_BYTES, writeLine } from './chain-line.ts'
import { type ChainEnd, endOnDisk } from './log-end.ts'
import { logFileName } from './log-files.ts'

const WRITE_EVERY_MS = 10
const FLUSH_EVERY_MS = 200
const RETRY_MS = 1000
const MOST_FILE_BYTES = 16 * 1024 * 1024
/** Lines that wait for a disk: some minutes of a busy station, and at most a few megabytes. */
export const MOST_WAITING = 10_000
/** A letter is at most three bytes, or two letters four. */
const MOST_LETTERS = MOST_LINE_BYTES / 4
/** A clock that steps back by less is told as standing still. */
const STANDS_STILL_90K = 2 * 90_000

export type WriterOptions = {
  readonly folder: string
  readonly station: string
  readonly clock: Clock
  /** When a head was last signed: a clock that stands before it was set back. */
  readonly latest_90k: number
  /** Lines are in the system's hands, in order. */
  readonly written: (lines: readonly WrittenLine[]) => void
  /** The disk takes nothing, or takes lines again. */
  readonly trouble: (error: unknown) => void
}

/** As it stands in the file. */
export type WrittenLine = Readonly<Record<string, unknown>>

type Waiting = { readonly file: string; readonly text: string; readonly end: ChainEnd; readonly line?: WrittenLine }
type OpenFile = { readonly name: string; readonly file: FileHandle; at: number }
type Awaiting = { readonly n: number; readonly done: () => void; readonly failed: (error: unknown) => void }

export class LogWriter {
  readonly chain: string
  /** How many bytes of a torn last line were cut off when it was opened. */
  readonly torn_bytes: number
  readonly #options: WriterOptions
  #end: ChainEnd
  #written: ChainEnd
  #flushed: ChainEnd
  #flushed_ms = 0
  #file: { name: string; day: string; bytes: number } | undefined
  #queue: Waiting[] = []
  #working: Promise<void> | undefined
  #handle: OpenFile | undefined
  #awaiting: Awaiting[] = []
  #failing: unknown
  #latest_90k: number
  #closed = false

  /** Goes on behind the last whole line. Throws the system's error where the folder cannot be made or read. */
  constructor(options: WriterOptions) {
    this.#options = options
    makeFolder(options.folder)
    const last = endOnDisk(options.folder)
    this.chain = last?.chain ?? randomBytes(8).toString('hex')
    this.torn_bytes = last?.torn_bytes ?? 0
    this.#end = last?.end ?? { n: 0, hash: BEFORE_ALL, at_90k: 0 }
    this.#written = this.#end
    this.#flushed = this.#end
    this.#file = last?.file
    this.#latest_90k = Math.max(options.latest_90k, this.#end.at_90k)
  }

  /** The newest line, whether it is on the disk or not. */
  get end(): ChainEnd {
    return this.#end
  }

  /** The newest line that outlasts a power cut. */
  get flushed(): ChainEnd {
    return this.#flushed
  }

  /** How many lines the system has not taken yet. */
  get waiting(): number {
    return this.#queue.length
  }

  /** Why the disk takes nothing just now; undefined while it does. */
  get failing(): unknown {
    return this.#failing
  }

  /** Answers the number of the new entry. It is in memory only until the disk has it. */
  append(entry: Readonly<Record<string, unknown>>): number {
    const now = this.#options.clock.wall()
    const back = this.#latest_90k - now
    if (back <= STANDS_STILL_90K) return this.#add(entry, Math.max(now, this.#end.at_90k))
    this.#add(this.#setBack(), now)
    this.#latest_90k = now
    return this.#add(entry, now)
  }

  #setBack(): WrittenLine {
    const who = { kind: 'station', name: this.#options.station }
    return { kind: 'clock_set_back', who, verb: 'station', act: 'clock_set_back', about: { was_90k: this.#latest_90k } }
  }

  /** The log was told of this instant elsewhere: a head was signed. */
  noteTime(at_90k: number): void {
    this.#latest_90k = Math.max(this.#latest_90k, at_90k)
  }

  /** Resolves when all that was appended is on the disk; rejects when the disk takes nothing. */
  flush(): Promise<void> {
    const { n } = this.#end
    if (this.#flushed.n >= n) return Promise.resolve()
    return new Promise((done, failed) => this.#awaiting.push({ n, done, failed }))
  }

  /** Writes what waits, once more if need be, and lets the file go. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#working
    await this.#write(true).then(
      () => this.#now(undefined),
      error => this.#now(error),
    )
    await this.#handle?.file.close()
    this.#handle = undefined
  }

  #add(entry: Readonly<Record<string, unknown>>, at_90k: number): number {
    this.noteTime(at_90k)
    const n = this.#end.n + 1
    const day = localDay(wallTime90k(at_90k))
    const fits = this.#file?.day === day && this.#file.bytes < MOST_FILE_BYTES
    if (!fits) this.#newFile(n, day, at_90k)
    const line = bounded({ n, at_90k, ...entry })
    const { text, hash } = writeLine(this.#end.hash, JSON.stringify(line))
    this.#end = { n, hash, at_90k }
    this.#push({ file: this.#file!.name, text, end: this.#end, line })
    return n
  }

  #newFile(first: number, day: string, at_90k: number): void {
    const { station } = this.#options
    const previous = this.#end.hash
    const header: FileHeader = { matthan: 'access-log-1', station, chain: this.chain, first, at_90k, previous }
    const { text, hash } = writeLine(previous, JSON.stringify(header))
    this.#file = { name: logFileName(first, day), day, bytes: 0 }
    this.#end = { ...this.#end, hash }
    this.#push({ file: this.#file.name, text, end: this.#end })
  }

  #push(waiting: Waiting): void {
    this.#file!.bytes += waiting.text.length
    this.#queue.push(waiting)
    if (!this.#closed) this.#working ??= this.#work()
  }

  async #work(): Promise<void> {
    while (!this.#closed && this.#flushed.hash !== this.#end.hash) {
      await pause(this.#failing === undefined ? WRITE_EVERY_MS : RETRY_MS)
      await this.#write(performance.now() - this.#flushed_ms >= FLUSH_EVERY_MS).then(
        () => this.#now(undefined),
        error => this.#now(error),
      )
    }
    this.#working = undefined
  }

  #now(failing: unknown): void {
    if ((failing === undefined) !== (this.#failing === undefined)) this.#options.trouble(failing)
    this.#failing = failing
    const settled = this.#awaiting.filter(({ n }) => failing !== undefined || n <= this.#flushed.n)
    this.#awaiting = this.#awaiting.filter(one => !settled.includes(one))
    for (const { done, failed } of settled) {
      if (failing === undefined) done()
      else failed(failing)
    }
  }

  /** All that waits, file by file; a file is flushed before the next is begun. */
  async #write(flush: boolean): Promise<void> {
    while (this.#queue.length > 0) {
      const { file } = this.#queue[0]!
      const other = this.#queue.findIndex(one => one.file !== file)
      const together = other === -1 ? this.#queue.slice() : this.#queue.slice(0, other)
      const handle = await this.#open(file)
      const bytes = Buffer.from(together.map(({ text }) => text).join(''))
      await writeAll(handle.file, bytes, handle.at)
      handle.at += bytes.length
      this.#queue.splice(0, together.length)
      this.#written = together.at(-1)!.end
      this.#options.written(together.flatMap(({ line }) => (line === undefined ? [] : [line])))
      if (this.#queue.length > 0) await this.#flush()
    }
    if (flush) await this.#flush()
  }

  async #flush(): Promise<void> {
    const written = this.#written
    await this.#handle?.file.datasync()
    this.#flushed = written
    this.#flushed_ms = performance.now()
  }

  async #open(name: string): Promise<OpenFile> {
    if (this.#handle?.name === name) return this.#handle
    await this.#handle?.file.close()
    this.#handle = undefined
    const path = join(this.#options.folder, name)
    const size = statSync(path, { throwIfNoEntry: false })?.size
    const file = await open(path, size === undefined ? 'wx' : 'r+', 0o600)
    if (size === undefined) flushFolder(this.#options.folder)
    this.#handle = { name, file, at: size ?? 0 }
    return this.#handle
  }
}

/** What was written in part, by a disk that ran full, is written over. */
const writeAll = async (file: FileHandle, bytes: Buffer, at: number): Promise<void> => {
  let done = 0
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done)
    done += bytesWritten
  }
}

const flushFolder = (folder: string): void => {
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** A line that would be too long says so in place of what was changed. */
const bounded = (entry: WrittenLine): WrittenLine => {
  const letters = JSON.stringify(entry).length
  if (letters <= MOST_LETTERS) return entry
  const { changed: _changed, about: _about, ...rest } = entry
  const short = { ...rest, cut_letters: letters }
  return JSON.stringify(short).length <= MOST_LETTERS ? short : { ...short, cameras: [], spans: undefined }
}
