// Motion of one camera's local day, as a file: which cells moved when, what changed and stayed changed, and when anybody looked at all. Written
// once the day is over (until then the day's log holds the same), read a few cells at a time. Says what it is: nothing else is needed to read it.
//
//   "MTMOTION" │ u32 version │ u32 length of about │ about: JSON │ directories │ motion │ changes │ blocks │ SHA-256 of it all
//
// A directory says where each cell begins, in bits from the layer's first, and at the end where the last one ends: u32 each. What the bits are says
// motion/columns.ts, what blocks are motion/blocks.ts; codes and lengths of the layers stand in `about`. Version 1 has bytes for bits
// (motion/old-columns.ts), and no blocks. All numbers lie lowest byte first.

import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { ok, type Result } from '#base/result.ts'
import { blockRuns, inBlocks } from './motion/blocks.ts'
import {
  type Columns,
  markBlock,
  markSeconds,
  readRuns,
  roomForTables,
  SPARE_WORDS,
  tablesOf,
  writeColumns,
} from './motion/columns.ts'
import {
  type AboutDay,
  type AboutLayer,
  type DayHead,
  headBytes,
  type LayerAt,
  layers,
  readHead,
  SUM_BYTES,
  type Unreadable,
} from './motion/day-head.ts'
import { readOldRuns } from './motion/old-columns.ts'
import { CELLS } from './motion-grid.ts'
import type { CellRange } from './region.ts'
import { markRun, type Seconds } from './seconds.ts'

export type { AboutDay, DayHead, Unreadable }

export type RunsOf = (cell: number) => Uint32Array
export type Layer = 'motion' | 'changes'
/** Ticks of the day. */
export type TakeRun = (cell: number, from: number, to: number) => void

/** The bytes of a day's file. `changes`: from when a cell looked different, and until when it stayed so. Each is asked several times. */
export const motionDayBytes = (about: AboutDay, motion: RunsOf, changes: RunsOf): Buffer => {
  const moved = writeColumns(layers.motion, motion)
  const changed = writeColumns(layers.changes, changes)
  const blocks = Array.from({ length: layers.blocks }, (_, block) => blockRuns(motion)(block))
  const inBlocks = writeColumns(layers.blocks, block => blocks[block]!)
  const written = [moved, changed, inBlocks]
  const all = Buffer.concat([
    headBytes(about, { motion: aboutLayer(moved), changes: aboutLayer(changed), blocks: aboutLayer(inBlocks) }),
    ...written.map(({ directory }) => bytesOf(directory)),
    ...written.map(({ words }) => bytesOf(words)),
  ])
  return Buffer.concat([all, createHash('sha256').update(all).digest()])
}

const aboutLayer = ({ codes, words }: Columns): AboutLayer => ({ codes, bytes: words.byteLength })

const bytesOf = (numbers: Uint32Array): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)

/** The same bytes both ways. */
type Room = { readonly bytes: Uint8Array; readonly words: Uint32Array }

const roomFor = (length: number): Room => {
  const words = new Uint32Array(Math.ceil(length / 4) + SPARE_WORDS)
  return { bytes: new Uint8Array(words.buffer), words }
}

/** Used again for every read of every day: a search opens hundreds, and nobody reads one while another is read. */
const KEPT_BYTES = 1 << 18
const kept = roomFor(KEPT_BYTES)
const offsetsRoom = new Uint32Array(CELLS + 1)
const tablesRoom = roomForTables()

/** An open day. Close it. */
export class MotionDay implements Disposable {
  readonly head: DayHead
  readonly #file: number

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
    const { [layer]: at } = this.head
    const ranges = [{ first, last }]
    if (at.codes === undefined)
      return this.#columns(at, ranges, (cell, { bytes }, from, to) =>
        readOldRuns(bytes, from / 8, to / 8, (since, until) => take(cell, since, until)),
      )
    const tables = tablesOf(at.codes, tablesRoom)
    if (tables === undefined) return false
    return this.#columns(at, ranges, (cell, { words }, from, to) =>
      readRuns(words, tables, from, to, (since, until) => take(cell, since, until)),
    )
  }

  /** Marks every second in which one of the cells moved; false when their bytes are damaged. Where nobody counts cells it reads whole blocks. */
  seconds(ranges: readonly CellRange[], into: Seconds): boolean {
    const { motion, blocks } = this.head
    if (motion.codes === undefined) return this.#oldSeconds(ranges, into)
    const inside = blocks === undefined || into.counts !== undefined ? undefined : inBlocks(ranges)
    if (inside !== undefined && !this.#blocks(blocks!, inside.blocks, into.bits)) return false
    const tables = tablesOf(motion.codes, tablesRoom)
    if (tables === undefined) return false
    const mark = (cell: number, { words }: Room, from: number, to: number): boolean =>
      inside?.isInBlock(cell) === true || markSeconds(words, tables, from, to, into)
    return this.#columns(motion, inside?.edges ?? ranges, mark)
  }

  [Symbol.dispose](): void {
    closeSync(this.#file)
  }

  #blocks(at: LayerAt, ranges: readonly CellRange[], bits: Uint32Array): boolean {
    const tables = at.codes && tablesOf(at.codes, tablesRoom)
    if (tables === undefined) return false
    return this.#columns(at, ranges, (_, { words }, from, to) => markBlock(words, tables, from, to, bits))
  }

  #oldSeconds(ranges: readonly CellRange[], into: Seconds): boolean {
    return this.#columns(this.head.motion, ranges, (_, { bytes }, from, to) => {
      let counted = 0
      return readOldRuns(bytes, from / 8, to / 8, (since, until) => {
        counted = markRun(into, since, until, counted)
      })
    })
  }

  /** Gives where the bits of each cell lie that has any: one read of the directory, and one for the cells of each range. */
  #columns(
    { directory_at, at, codes }: LayerAt,
    ranges: readonly CellRange[],
    take: (cell: number, read: Room, from: number, to: number) => boolean,
  ): boolean {
    if (ranges.length === 0) return true
    const lowest = ranges[0]!.first
    const offsets = offsetsRoom.subarray(0, ranges.at(-1)!.last - lowest + 2)
    const directory = new Uint8Array(offsets.buffer, 0, offsets.byteLength)
    if (!this.#read(directory, directory.length, directory_at + 4 * lowest)) return false
    const unit = codes === undefined ? 8 : 1
    for (const { first, last } of ranges) {
      const [from, to] = [unit * offsets[first - lowest]!, unit * offsets[last - lowest + 1]!]
      if (from === to) continue
      const word = Math.floor(from / 32)
      const length = Math.ceil(to / 8) - 4 * word
      if (to < from || at + 4 * word + length > this.head.ends) return false
      const room = length > KEPT_BYTES ? roomFor(length) : kept
      if (!this.#read(room.bytes, length, at + 4 * word)) return false
      for (let cell = first; cell <= last; cell++) {
        const since = unit * offsets[cell - lowest]! - 32 * word
        const until = unit * offsets[cell - lowest + 1]! - 32 * word
        if (since < 0 || until > 8 * length) return false
        if (since < until && !take(cell, room, since, until)) return false
      }
    }
    return true
  }

  #read(into: Uint8Array, length: number, at: number): boolean {
    return readSync(this.#file, into, 0, length, at) === length
  }
}
