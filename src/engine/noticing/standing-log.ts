// Standing log: a day's records as they stand while it lasts, for whoever searches. What is appended is read when it is asked for again; a log that
// became another file is read anew. Never writes, never mends.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { DayLog } from './motion/day-log.ts'
import type { Layer, TakeRun } from './motion-day.ts'
import type { CellRange } from './region.ts'
import { markRun, type Seconds } from './seconds.ts'

/** A log longer than this is no day's. */
const MOST_BYTES = 64 << 20

export class StandingLog {
  readonly #path: string
  #log = new DayLog()
  #inode = 0
  #read = 0

  constructor(path: string) {
    this.#path = path
  }

  get about(): Pick<DayLog, 'analysed' | 'undecodable'> {
    return this.#log
  }

  /** How much is kept in memory. */
  get bytes(): number {
    return 8 * (this.#log.motion.total + this.#log.changes.total)
  }

  /** Reads what is new. Throws what the system says of the file. */
  follow(): void {
    const file = openSync(this.#path, 'r')
    try {
      const { ino, size } = fstatSync(file)
      if (ino !== this.#inode || size < this.#read) {
        this.#log = new DayLog()
        this.#inode = ino
        this.#read = 0
      }
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(size, MOST_BYTES) - this.#read))
      const length = bytes.length === 0 ? 0 : readSync(file, bytes, 0, bytes.length, this.#read)
      this.#read += this.#log.read(bytes.subarray(0, length))
    } finally {
      closeSync(file)
    }
  }

  /** Gives every run of the cells from `first` to `last`, changes that last among them. */
  runs(layer: Layer, first: number, last: number, take: TakeRun): boolean {
    const log = this.#log
    const spans = layer === 'motion' ? log.motion : log.changes
    for (let cell = first; cell <= last; cell++) {
      const own = spans.of(cell)
      for (let at = 0; at < own.length; at += 2) take(cell, own[at]!, own[at + 1]!)
      const lasts = layer === 'changes' ? log.lasting(cell) : undefined
      if (lasts !== undefined) take(cell, ...lasts)
    }
    return true
  }

  /** Marks every second in which one of the cells moved. */
  seconds(ranges: readonly CellRange[], into: Seconds): boolean {
    for (const { first, last } of ranges)
      for (let cell = first; cell <= last; cell++) {
        let counted = 0
        const own = this.#log.motion.of(cell)
        for (let at = 0; at < own.length; at += 2) counted = markRun(into, own[at]!, own[at + 1]!, counted)
      }
    return true
  }
}
