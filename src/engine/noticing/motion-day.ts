// Motion of one camera's local day, as a file: which cells moved when, what changed and stayed changed, and when anybody looked at all. Written
// once the day is over (until then the day's log holds the same), read a few cells at a time. Says what it is: nothing else is needed to read it.
//
//   "MTMOTION" │ u32 version │ u32 length of about │ about: JSON │ directory of motion │ directory of changes │ motion │ changes │ SHA-256 of it all

import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import type { Result } from '#base/result.ts'
import { DIRECTORY_BYTES, readRuns, writeColumns } from './motion/columns.ts'
import type { Analysed } from './motion/day-log.ts'
import { CELLS, COLUMNS, ROWS, TICK_MS, TICKS_PER_DAY } from './motion-grid.ts'

export type AboutDay = {
  readonly camera: string
  /** The local day, as 2026-11-22. */
  readonly day: string
  /** Its first instant, ticks of 1/90000 s. */
  readonly begins_90k: number
  readonly tick_ms: number
  readonly columns: number
  readonly rows: number
  /** Ticks in which pictures were looked at, and every how many ticks one was. */
  readonly analysed: readonly Analysed[]
  /** Ticks in which there was no picture to be had, though footage is there. */
  readonly undecodable?: readonly (readonly [from: number, to: number])[]
  /** Ticks at which the whole picture became another. */
  readonly changed: readonly number[]
}

export type RunsOf = (cell: number) => Uint32Array
export type Layer = 'motion' | 'changes'

const MAGIC = 'MTMOTION'
const VERSION = 1
const HEAD_BYTES = 16
const SUM_BYTES = 32
const MOST_ABOUT_BYTES = 4 << 20

/** The bytes of a day's file. `changes`: from when a cell looked different, and until when it stayed so. */
export const motionDayBytes = (about: AboutDay, motion: RunsOf, changes: RunsOf): Buffer => {
  const json = Buffer.from(JSON.stringify(about))
  const head = Buffer.alloc(HEAD_BYTES)
  head.write(MAGIC, 0, 'latin1')
  head.writeUInt32LE(VERSION, 8)
  head.writeUInt32LE(json.length, 12)
  const [moved, changed] = [writeColumns(motion), writeColumns(changes)]
  const all = Buffer.concat([
    head,
    json,
    Buffer.alloc(-json.length & 3), // directories are read as numbers of four bytes
    bytesOf(moved.directory),
    bytesOf(changed.directory),
    moved.bytes,
    changed.bytes,
  ])
  return Buffer.concat([all, createHash('sha256').update(all).digest()])
}

const bytesOf = (directory: Uint32Array): Uint8Array =>
  new Uint8Array(directory.buffer, directory.byteOffset, directory.byteLength)

export type Unreadable = 'not_motion' | 'newer' | 'damaged'

/** An open day. Close it. */
export class MotionDay implements Disposable {
  readonly about: AboutDay
  readonly #file: number
  readonly #directories: Uint32Array
  readonly #begins: number
  readonly #ends: number
  #room = new Uint8Array(1 << 14)

  private constructor(file: number, about: AboutDay, directories: Uint32Array, begins: number, ends: number) {
    this.#file = file
    this.about = about
    this.#directories = directories
    this.#begins = begins
    this.#ends = ends
  }

  /** Reads what stands at the beginning; whether the rest is whole shows where it is read. Throws what the system says of the file. */
  static open(path: string): Result<MotionDay, Unreadable> {
    const file = openSync(path, 'r')
    const read = readBeginning(file)
    if (!read.ok) {
      closeSync(file)
      return read
    }
    const { about, directories, begins, ends } = read.value
    return { ok: true, value: new MotionDay(file, about, directories, begins, ends) }
  }

  /** Reads all of it; undefined: it is as it was written. */
  static check(path: string): Unreadable | undefined {
    const read = MotionDay.open(path)
    if (!read.ok) return read.problem
    read.value[Symbol.dispose]()
    const bytes = readFileSync(path)
    const [all, sum] = [bytes.subarray(0, -SUM_BYTES), bytes.subarray(-SUM_BYTES)]
    return createHash('sha256').update(all).digest().equals(sum) ? undefined : 'damaged'
  }

  /** Gives every run of the cells from `first` to `last`; false when their bytes are damaged. */
  runs(layer: Layer, first: number, last: number, take: (cell: number, from: number, to: number) => void): boolean {
    const directory = layer === 'motion' ? 0 : CELLS + 1
    const from = this.#directories[directory + first]!
    const to = this.#directories[directory + last + 1]!
    if (from === to) return true
    const base = this.#begins + (layer === 'motion' ? 0 : this.#directories[CELLS]!)
    if (to < from || base + to > this.#ends) return false
    const bytes = this.#read(base + from, to - from)
    if (bytes === undefined) return false
    for (let cell = first; cell <= last; cell++) {
      const [begins, ends] = [
        this.#directories[directory + cell]! - from,
        this.#directories[directory + cell + 1]! - from,
      ]
      if (begins < 0 || ends > bytes.length) return false
      if (begins < ends && !readRuns(bytes, begins, ends, (since, until) => take(cell, since, until))) return false
    }
    return true
  }

  [Symbol.dispose](): void {
    closeSync(this.#file)
  }

  #read(at: number, length: number): Uint8Array | undefined {
    if (length > this.#room.length) this.#room = new Uint8Array(length)
    const room = this.#room.subarray(0, length)
    return readSync(this.#file, room, 0, length, at) === length ? room : undefined
  }
}

type Beginning = {
  readonly about: AboutDay
  readonly directories: Uint32Array
  readonly begins: number
  readonly ends: number
}

const FIRST_READ = HEAD_BYTES + 4096 + 2 * DIRECTORY_BYTES

const readBeginning = (file: number): Result<Beginning, Unreadable> => {
  const size = fstatSync(file).size
  let bytes = readAt(file, 0, Math.min(size, FIRST_READ))
  if (bytes.length < HEAD_BYTES || bytes.toString('latin1', 0, 8) !== MAGIC) return { ok: false, problem: 'not_motion' }
  if (bytes.readUInt32LE(8) !== VERSION) return { ok: false, problem: 'newer' }
  const length = bytes.readUInt32LE(12)
  const at = HEAD_BYTES + length + (-length & 3)
  const begins = at + 2 * DIRECTORY_BYTES
  if (length > MOST_ABOUT_BYTES || begins + SUM_BYTES > size) return { ok: false, problem: 'damaged' }
  if (begins > bytes.length) bytes = readAt(file, 0, begins)
  const about = readAbout(bytes.toString('utf8', HEAD_BYTES, HEAD_BYTES + length))
  if (about === undefined || bytes.length < begins) return { ok: false, problem: 'damaged' }
  const directories = new Uint32Array(2 * (CELLS + 1))
  for (let entry = 0; entry < directories.length; entry++) directories[entry] = bytes.readUInt32LE(at + entry * 4)
  return { ok: true, value: { about, directories, begins, ends: size - SUM_BYTES } }
}

const readAt = (file: number, at: number, length: number): Buffer => {
  const bytes = Buffer.allocUnsafe(length)
  return bytes.subarray(0, readSync(file, bytes, 0, length, at))
}

const readAbout = (text: string): AboutDay | undefined => {
  try {
    const read = JSON.parse(text) as Partial<AboutDay> | null
    const known =
      typeof read?.camera === 'string' &&
      typeof read.day === 'string' &&
      Number.isSafeInteger(read.begins_90k) &&
      read.tick_ms === TICK_MS &&
      read.columns === COLUMNS &&
      read.rows === ROWS &&
      isSpans(read.analysed, 3) &&
      (read.undecodable === undefined || isSpans(read.undecodable, 2)) &&
      Array.isArray(read.changed) &&
      read.changed.every(isTick)
    return known ? (read as AboutDay) : undefined
  } catch {
    return undefined
  }
}

const isTick = (value: unknown): boolean =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= TICKS_PER_DAY

const isSpans = (value: unknown, length: number): boolean =>
  Array.isArray(value) && value.every(span => Array.isArray(span) && span.length === length && span.every(isTick))
