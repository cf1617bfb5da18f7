// Runs: when each cell moved, as spans of ticks from the beginning of a local day. Gathered look by look; a pause too short to matter is no pause,
// so that a walker who stands still for a breath is one span and a day stays small.

import { CELLS, type CellMap, TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'

/** First tick, and the tick behind the last. */
export type Run = readonly [from: number, to: number]

/** Ticks without motion that do not end a run. */
const PAUSE = 4
const FIRST_ROOM = 8

export class DayRuns {
  /** Per cell from, to, from, to …; the last one may still grow. */
  readonly #spans: (Uint32Array | undefined)[] = new Array<Uint32Array | undefined>(CELLS).fill(undefined)
  readonly #lengths = new Uint32Array(CELLS)
  #total = 0

  get total(): number {
    return this.#total
  }

  /** `tick` never goes back; `lasts`: how many ticks this look stands for. */
  add(tick: number, moving: CellMap, lasts: number): void {
    const to = Math.min(TICKS_PER_DAY, tick + lasts)
    for (let cell = 0; cell < CELLS; cell++) if (moving[cell] !== 0) this.extend(cell, tick, to)
  }

  extend(cell: number, from: number, to: number): void {
    const length = this.#lengths[cell]!
    let spans = this.#spans[cell]
    if (spans !== undefined && length > 0 && from <= spans[length - 1]! + PAUSE) {
      if (to > spans[length - 1]!) spans[length - 1] = to
      return
    }
    if (spans === undefined || length === spans.length) spans = this.#grow(cell, spans)
    spans[length] = from
    spans[length + 1] = to
    this.#lengths[cell] = length + 2
    this.#total++
  }

  /** From, to, from, to … of one cell; valid until the next look. */
  of(cell: number): Uint32Array {
    return this.#spans[cell]?.subarray(0, this.#lengths[cell]) ?? nothing
  }

  #grow(cell: number, before: Uint32Array | undefined): Uint32Array {
    const grown = new Uint32Array(before === undefined ? FIRST_ROOM : before.length * 2)
    if (before !== undefined) grown.set(before)
    this.#spans[cell] = grown
    return grown
  }
}

const nothing = new Uint32Array(0)
