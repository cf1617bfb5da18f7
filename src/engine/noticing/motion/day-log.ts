// Day log: the records of a day put together, as they will stand in the day's file. Analysed spans that touch are one; a change that nobody ended
// lasts as long as anybody looked, or until it has settled.

import { CELLS } from '#engine/noticing/motion-grid.ts'
import type { MotionRecord } from '#engine/noticing/motion-record.ts'
import { joined, type Span, without } from '#engine/noticing/spans.ts'
import { readRecords } from './log-records.ts'
import { DayRuns } from './runs.ts'
import { SETTLED } from './settling.ts'

export type Analysed = readonly [from: number, to: number, every: number]

export class DayLog {
  readonly motion = new DayRuns()
  /** What changes again at once is another change. */
  readonly changes = new DayRuns(-1)
  readonly #analysed: [number, number, number][] = []
  readonly #undecodable: (readonly [number, number])[] = []
  readonly #pictures: number[] = []
  readonly #since = new Int32Array(CELLS).fill(-1)

  get analysed(): readonly Analysed[] {
    return this.#analysed
  }

  /** Ticks in which there was no picture to be had, though footage is there; none of them was looked at. */
  get undecodable(): readonly Span[] {
    return without(joined(this.#undecodable), this.#analysed)
  }

  /** Ticks at which the whole picture became another. */
  get pictures(): readonly number[] {
    return this.#pictures
  }

  /** Answers how many bytes were whole records; may be given what follows them later. */
  read(bytes: Uint8Array): number {
    return readRecords(bytes, record => this.take(record))
  }

  take(record: MotionRecord): void {
    if (record.kind === 'moved') this.motion.extend(record.cell, record.from, record.to)
    else if (record.kind === 'analysed') this.#look(record.from, record.to, record.every)
    else if (record.kind === 'picture') this.#pictures.push(record.at)
    else if (record.kind === 'undecodable') this.#undecodable.push([record.from, record.to])
    else if (record.kind === 'changed') this.#since[record.cell] = record.from
    else if (record.kind === 'ended') this.#end(record.cell, record.to)
  }

  /** The day is over. */
  end(): void {
    for (let cell = 0; cell < CELLS; cell++) {
      const lasts = this.lasting(cell)
      if (lasts !== undefined) this.#end(cell, lasts[1])
    }
  }

  /** Changes that nobody has ended yet: the cell, and since when. */
  *open(): Generator<readonly [cell: number, since: number]> {
    for (let cell = 0; cell < CELLS; cell++) if (this.#since[cell]! >= 0) yield [cell, this.#since[cell]!]
  }

  /** A change of a cell that nobody ended yet, as far as anybody looked. */
  lasting(cell: number): readonly [from: number, to: number] | undefined {
    const last = this.#analysed.at(-1)?.[1] ?? 0
    const since = this.#since[cell]!
    return since >= 0 && since < last ? [since, Math.min(last, since + SETTLED)] : undefined
  }

  #end(cell: number, to: number): void {
    const since = Math.max(0, this.#since[cell]!) // what nobody began came before midnight
    if (to > since) this.changes.extend(cell, since, to)
    this.#since[cell] = -1
  }

  #look(from: number, to: number, every: number): void {
    const before = this.#analysed.at(-1)
    if (before !== undefined && before[2] === every && from >= before[0] && from <= before[1])
      before[1] = Math.max(before[1], to)
    else if (before === undefined || from >= before[1]) this.#analysed.push([from, to, every])
    else this.#lookAgain(from, to, every)
  }

  /** The clock was set back: what was looked at under these hours already counts as it did. */
  #lookAgain(from: number, to: number, every: number): void {
    for (const [since, until] of without([[from, to]], this.#analysed)) this.#analysed.push([since, until, every])
    this.#analysed.sort((a, b) => a[0] - b[0])
    for (let at = this.#analysed.length - 1; at > 0; at--) {
      const [one, next] = [this.#analysed[at - 1]!, this.#analysed[at]!]
      if (one[1] !== next[0] || one[2] !== next[2]) continue
      one[1] = next[1]
      this.#analysed.splice(at, 1)
    }
  }
}
