// Settling: what came and stays. A cell that looks different and no longer moves has become another picture: a motorbike was parked there, or is
// gone, or a bag lies there. Until it looks as before, or has stayed so long that this is how it looks now, it is told as changed. Whoever
// stands still for a moment and walks on leaves the cell as it was.

import { CELL_PIXELS, CELLS, COLUMNS, PICTURE_HEIGHT, PICTURE_WIDTH } from '#engine/noticing/motion-grid.ts'

export type Settled = {
  /** `from`: when the cell began to look different. It is another picture since then. */
  readonly changed: (cell: number, from: number) => void
  /** It looks as before, as something third, or has stayed long enough. */
  readonly ended: (cell: number, to: number) => void
}

/** Nothing moved in a cell for so many ticks: it stands, it stays. */
const STANDS = 4
const STAYS = 20
/** Another picture for so long: this is how the cell looks now. */
export const SETTLED = 2400
/** Mean difference of a cell's pixels that counts as the same as a moment ago, and as before. */
const SAME_AS_NOW = 5
const SAME_AS_BEFORE = 9
/** A cell that did not change follows dusk and dawn, one in so many at each look. */
const SHARE = 64

export class Settling {
  readonly #tell: Settled
  /** How each cell looks when nothing has come or gone. */
  readonly #usual = new Float32Array(PICTURE_WIDTH * PICTURE_HEIGHT)
  /** How it looked when it last moved. */
  readonly #stood = new Uint8Array(PICTURE_WIDTH * PICTURE_HEIGHT)
  /** Ticks; -1: it does not differ, does not stand, has not changed. */
  readonly #since = new Int32Array(CELLS).fill(-1)
  readonly #still = new Int32Array(CELLS).fill(-1)
  readonly #changed = new Int32Array(CELLS).fill(-1)

  constructor(tell: Settled) {
    this.#tell = tell
  }

  /** Everything is as it looks now. */
  begin(grey: Uint8Array, tick: number): void {
    this.#usual.set(grey)
    for (let cell = 0; cell < CELLS; cell++) {
      if (this.#changed[cell]! >= 0) this.#tell.ended(cell, tick)
      this.#changed[cell] = -1
      this.asUsual(cell)
    }
  }

  /** A cell that differs from the background: whether something moves in it, stands there, or has come to stay and is background from now on. */
  differs(cell: number, tick: number, grey: Uint8Array): 'moves' | 'stands' | 'stays' {
    if (this.#since[cell]! < 0) this.#since[cell] = tick
    if (this.#still[cell]! < 0 || apart(cell, grey, this.#stood) > SAME_AS_NOW) {
      this.#still[cell] = tick
      eachRow(cell, (from, to) => this.#stood.set(grey.subarray(from, to), from))
    }
    const still = tick - this.#still[cell]!
    if (still < STAYS) return still < STANDS ? 'moves' : 'stands'
    this.#cameToStay(cell, grey)
    return 'stays'
  }

  /** A cell that looks like the background. `mean`: what the background is. */
  asBackground(cell: number, tick: number, mean: Float32Array): void {
    this.asUsual(cell)
    const since = this.#changed[cell]!
    if (since >= 0 && tick - since < SETTLED) return
    if (since >= 0) this.#tell.ended(cell, tick)
    this.#changed[cell] = -1
    if (since >= 0 || cell % SHARE === tick % SHARE)
      eachRow(cell, (from, to) => this.#usual.set(mean.subarray(from, to), from))
  }

  asUsual(cell: number): void {
    this.#since[cell] = -1
    this.#still[cell] = -1
  }

  #cameToStay(cell: number, grey: Uint8Array): void {
    const from = this.#since[cell]!
    if (this.#changed[cell]! >= 0) this.#tell.ended(cell, from)
    const other = apart(cell, grey, this.#usual) > SAME_AS_BEFORE
    if (other) this.#tell.changed(cell, from)
    this.#changed[cell] = other ? from : -1
    this.asUsual(cell)
  }
}

const apart = (cell: number, grey: Uint8Array, other: Uint8Array | Float32Array): number => {
  let sum = 0
  eachRow(cell, (from, to) => {
    for (let at = from; at < to; at++) sum += Math.abs(grey[at]! - other[at]!)
  })
  return sum / CELL_PIXELS ** 2
}

/** The pixels of a cell, row by row. */
const eachRow = (cell: number, take: (from: number, to: number) => void): void => {
  const first = ((cell / COLUMNS) | 0) * CELL_PIXELS * PICTURE_WIDTH + (cell % COLUMNS) * CELL_PIXELS
  for (let row = 0; row < CELL_PIXELS; row++)
    take(first + row * PICTURE_WIDTH, first + row * PICTURE_WIDTH + CELL_PIXELS)
}
