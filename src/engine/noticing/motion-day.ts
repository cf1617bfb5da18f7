// Motion of one camera's local day, as a file: which cells moved when, what changed and stayed changed, and when anybody looked at all. Written
// once the day is over (until then the day's log holds the same), read a few cells at a time. Says what it is: nothing else is needed to read it.
//
//   "MTMOTION" │ u32 version │ u32 length of about │ about: JSON │ directory of motion │ directory of changes │ motion │ changes │ SHA-256 of it all

import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { no, ok, type Result } from '#base/result.ts'
import { DIRECTORY_BYTES, markSeconds, readRuns, type Seconds, writeColumns } from './motion/columns.ts'
import type { Analysed } from './motion/day-log.ts'
import { CELLS, COLUMNS, ROWS, TICK_MS, TICKS_PER_DAY } from './motion-grid.ts'
import type { CellRange } from './region.ts'

export type { Seconds }

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
/** Ticks of the day. */
export type TakeRun = (cell: number, from: number, to: number) => void

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

/** What stands at the beginning of a day's file: enough to read the rest of it. */
export type DayHead = {
  readonly about: AboutDay
  /** Where the directories begin, and where the file's bytes end. */
  readonly directory_at: number
  readonly ends: number
}

/** An open day. Close it. */
export class MotionDay implements Disposable {
  readonly head: DayHead
  readonly #file: number
  readonly #offsets = new Uint32Array(CELLS + 1)
  #room = new Uint8Array(1 << 14)

  private constructor(file: number, head: DayHead) {
    this.#file = file
    this.head = head
  }

  get about(): AboutDay {
    return this.head.about
  }

  /**
   * Reads what stands at the beginning; whether the rest is whole shows where it is read. `known`: the beginning of a file of this size and time
   * of change, which is not read again. Throws what the system says of the file.
   */
  static open(
    path: string,
    known?: (size: number, changed_ms: number) => DayHead | undefined,
  ): Result<MotionDay, Unreadable> {
    const file = openSync(path, 'r')
    let open: MotionDay | undefined
    try {
      const { size, mtimeMs } = fstatSync(file)
      const head = known?.(size, mtimeMs)
      const read = head === undefined ? readHead(file, size) : ok(head)
      if (!read.ok) return read
      open = new MotionDay(file, read.value)
      return ok(open)
    } finally {
      if (open === undefined) closeSync(file)
    }
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
  runs(layer: Layer, first: number, last: number, take: TakeRun): boolean {
    return this.#columns(layer, [{ first, last }], (cell, bytes, from, to) =>
      readRuns(bytes, from, to, (since, until) => take(cell, since, until)),
    )
  }

  /** Marks every second in which one of the cells moved; false when their bytes are damaged. */
  seconds(ranges: readonly CellRange[], into: Seconds): boolean {
    return this.#columns('motion', ranges, (_, bytes, from, to) => markSeconds(bytes, from, to, into))
  }

  [Symbol.dispose](): void {
    closeSync(this.#file)
  }

  /** Gives the bytes of each cell that has any: one read of the directory, and one for the cells of each range. */
  #columns(
    layer: Layer,
    ranges: readonly CellRange[],
    take: (cell: number, bytes: Uint8Array, from: number, to: number) => boolean,
  ): boolean {
    if (ranges.length === 0) return true
    const lowest = ranges[0]!.first
    const offsets = this.#offsets.subarray(0, ranges.at(-1)!.last - lowest + 2)
    if (!this.#readOffsets(layer, lowest, offsets)) return false
    const base = this.head.directory_at + 2 * DIRECTORY_BYTES + (layer === 'motion' ? 0 : this.#motionBytes())
    for (const { first, last } of ranges) {
      const [from, to] = [offsets[first - lowest]!, offsets[last - lowest + 1]!]
      if (from === to) continue
      if (to < from || base + to > this.head.ends) return false
      const bytes = this.#read(base + from, to - from)
      if (bytes === undefined) return false
      for (let cell = first; cell <= last; cell++) {
        const [begins, ends] = [offsets[cell - lowest]! - from, offsets[cell - lowest + 1]! - from]
        if (begins < 0 || ends > bytes.length) return false
        if (begins < ends && !take(cell, bytes, begins, ends)) return false
      }
    }
    return true
  }

  #readOffsets(layer: Layer, first: number, into: Uint32Array): boolean {
    const at = this.head.directory_at + (layer === 'motion' ? 0 : DIRECTORY_BYTES) + first * 4
    const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength)
    return readSync(this.#file, bytes, 0, bytes.length, at) === bytes.length
  }

  /** Where the changes begin behind the motion. */
  #motionBytes(): number {
    const all = new Uint32Array(1)
    return this.#readOffsets('motion', CELLS, all) ? all[0]! : Number.POSITIVE_INFINITY
  }

  #read(at: number, length: number): Uint8Array | undefined {
    if (length > this.#room.length) this.#room = new Uint8Array(length)
    const room = this.#room.subarray(0, length)
    return readSync(this.#file, room, 0, length, at) === length ? room : undefined
  }
}

const FIRST_READ = 4096

const readHead = (file: number, size: number): Result<DayHead, Unreadable> => {
  let bytes = readAt(file, 0, Math.min(size, FIRST_READ))
  if (bytes.length < HEAD_BYTES || bytes.toString('latin1', 0, 8) !== MAGIC) return no('not_motion')
  if (bytes.readUInt32LE(8) !== VERSION) return no('newer')
  const length = bytes.readUInt32LE(12)
  const directory_at = HEAD_BYTES + length + (-length & 3)
  if (length > MOST_ABOUT_BYTES || directory_at + 2 * DIRECTORY_BYTES + SUM_BYTES > size) return no('damaged')
  if (HEAD_BYTES + length > bytes.length) bytes = readAt(file, 0, HEAD_BYTES + length)
  const about = readAbout(bytes.toString('utf8', HEAD_BYTES, HEAD_BYTES + length))
  if (about === undefined) return no('damaged')
  return ok({ about, directory_at, ends: size - SUM_BYTES })
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
