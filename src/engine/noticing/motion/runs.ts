// Runs: when each cell moved, as spans of ticks from the beginning of a local day. Gathered look by look; a pause too short to matter is no pause,
// so that a walker who stands still for a breath is one span and a day stays small.

import { CELLS, type CellMap } from '#engine/noticing/motion-grid.ts'

export type TakeRun = (cell: number, from: number, to: number) => void

/** Ticks without motion that do not end a run. */
const PAUSE = 4
/** A run that goes on is told in parts, so that a power cut takes no more of it. */
const LONGEST = 240
const FIRST_ROOM = 8

/** Makes runs of looks. */
export class RunGathering {
  /** Per cell; -1: nothing moves in it. */
  readonly #from = new Int32Array(CELLS).fill(-1)
  readonly #to = new Int32Array(CELLS)
  readonly #take: TakeRun

  constructor(take: TakeRun) {
    this.#take = take
  }

  /** `tick` never goes back; `lasts`: how many ticks this look stands for. */
  look(tick: number, moving: CellMap, lasts: number): void {
    for (let cell = 0; cell < CELLS; cell++) {
      const from = this.#from[cell]!
      if (moving[cell] !== 0) {
        if (from < 0) this.#from[cell] = tick
        this.#to[cell] = tick + lasts
        if (from >= 0 && tick + lasts - from >= LONGEST) this.#end(cell)
      } else if (from >= 0 && tick - this.#to[cell]! > PAUSE) this.#end(cell)
    }
  }

  /** Nothing is looked at any more, or another day begins. */
  end(): void {
    for (let cell = 0; cell < CELLS; cell++) if (this.#from[cell]! >= 0) this.#end(cell)
  }

  #end(cell: number): void {
    this.#take(cell, this.#from[cell]!, this.#to[cell]!)
    this.#from[cell] = -1
  }
}

/** The runs of a day, cell by cell. */
export class DayRuns {
  readonly #pause: number
  /** Per cell from, to, from, to …; the last one may still grow. */
  readonly #spans: (Uint32Array | undefined)[] = new Array<Uint32Array | undefined>(CELLS).fill(undefined)
  readonly #lengths = new Uint32Array(CELLS)
  #total = 0

  /** What begins so many ticks after another ended, or sooner, goes on from it; -1: only what begins before it ended. */
  constructor(pause = PAUSE) {
    this.#pause = pause
  }

  get total(): number {
    return this.#total
  }

  /** Runs of a cell come in order, unless the clock was set back. */
  extend(cell: number, from: number, to: number): void {
    const length = this.#lengths[cell]!
    let spans = this.#spans[cell]
    if (spans !== undefined && length > 0 && from < spans[length - 2]!) {
      this.#insert(cell, from, to)
      return
    }
    if (spans !== undefined && length > 0 && from <= spans[length - 1]! + this.#pause) {
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

  #insert(cell: number, from: number, to: number): void {
    const before = this.of(cell)
    const runs = Array.from({ length: before.length / 2 }, (_, at) => [before[2 * at]!, before[2 * at + 1]!] as const)
    this.#lengths[cell] = 0
    this.#total -= runs.length
    for (const [since, until] of [...runs, [from, to] as const].toSorted((a, b) => a[0] - b[0]))
      this.extend(cell, since, until)
  }

  #grow(cell: number, before: Uint32Array | undefined): Uint32Array {
    const grown = new Uint32Array(before === undefined ? FIRST_ROOM : before.length * 2)
    if (before !== undefined) grown.set(before)
    this.#spans[cell] = grown
    return grown
  }
}

const nothing = new Uint32Array(0)
