// Settling: what came and stays. A cell that looks different and no longer moves has become another picture: a motorbike was parked there, or is
// gone, or a bag lies there. Until it looks as before, or has stayed so long that this is how it looks now, it is told as changed. Whoever
// stands still for a moment and walks on leaves the cell as it was.

import { CELL_PIXELS, CELLS, COLUMNS, PICTURE_HEIGHT, PICTURE_WIDTH } from '#engine/noticing/motion-grid.ts'

export type Settled = {
  /** `from`: when the cell began to look as it does now. It is another picture since then. */
  readonly changed: (cell: number, from: number) => void
  /** It looks as before, as something third, or has stayed long enough. */
  readonly ended: (cell: number, to: number) => void
}

/** A cell looked the same for so many ticks: it stands, it stays. A look that does not (a streak of rain before it) takes back two. */
const STANDS = 4
const STAYS = 32
const TAKEN_BACK = 2
/** Nobody looked for longer: what was seen before says nothing of it. */
const LONGEST_LOOK = 240
/** Another picture for so long: this is how the cell looks now. */
export const SETTLED = 2400
/** Mean difference of a cell's pixels that counts as the same as a moment ago, and as before. */
const SAME_AS_NOW = 6
const STOOD_LEARNS = 1 / 4
const SAME_AS_BEFORE = 9
/** A cell that did not change follows dusk and dawn, one in so many at each look. */
const SHARE = 64

export class Settling {
  readonly #tell: Settled
  /** How each cell looks when nothing has come or gone. */
  readonly #usual = new Float32Array(PICTURE_WIDTH * PICTURE_HEIGHT)
  /** How it looks since it last moved, the grain averaged out. */
  readonly stood = new Float32Array(PICTURE_WIDTH * PICTURE_HEIGHT)
  /** Ticks; -1: it does not differ, has not changed. */
  readonly #since = new Int32Array(CELLS).fill(-1)
  readonly #changed = new Int32Array(CELLS).fill(-1)
  /** When it began to look as it stands now: whoever stood before what is gone came earlier. */
  readonly #stoodSince = new Int32Array(CELLS)
  /** For how many ticks it looked the same. */
  readonly #same = new Int16Array(CELLS)
  #tick = 0
  #lasts = 1

  readonly #isLight: (cell: number) => boolean

  /** `isLight`: whether a cell differs now because light falls on it; that is told to nobody. */
  constructor(tell: Settled, isLight: (cell: number) => boolean) {
    this.#tell = tell
    this.#isLight = isLight
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

  /** The cells of a look follow. */
  look(tick: number): void {
    this.#lasts = Math.min(LONGEST_LOOK, Math.max(1, tick - this.#tick))
    this.#tick = tick
  }

  /** A cell that differs from the background: whether something moves in it, stands there, or has come to stay and is background from now on. */
  differs(cell: number, tick: number, grey: Uint8Array): 'moves' | 'stands' | 'stays' {
    const begins = this.#since[cell]! < 0
    if (begins) this.#since[cell] = tick
    if (!begins && apart(cell, grey, this.stood) <= SAME_AS_NOW) {
      this.#same[cell] = this.#same[cell]! + this.#lasts
      this.#follow(cell, grey)
    } else if (begins || !this.#takenBack(cell)) {
      this.#same[cell] = 0
      this.#stoodSince[cell] = tick
      eachRow(cell, (from, to) => this.stood.set(grey.subarray(from, to), from))
    }
    const same = this.#same[cell]!
    if (same < STAYS) return same < STANDS ? 'moves' : 'stands'
    if (this.#isLight(cell)) this.#seemsLit(cell)
    else this.#cameToStay(cell)
    return 'stays'
  }

  /** A cell that looks like the background. `mean`: what the background is. */
  asBackground(cell: number, tick: number, mean: Float32Array): void {
    if (this.#since[cell]! >= 0 && !this.#takenBack(cell)) this.asUsual(cell)
    const since = this.#changed[cell]!
    if (since >= 0 && tick - since < SETTLED) return
    if (since >= 0) this.#tell.ended(cell, tick)
    this.#changed[cell] = -1
    if (since >= 0 || cell % SHARE === tick % SHARE)
      eachRow(cell, (from, to) => this.#usual.set(mean.subarray(from, to), from))
  }

  asUsual(cell: number): void {
    this.#since[cell] = -1
    this.#same[cell] = 0
  }

  /** False: it looked otherwise for as long as it looked the same. */
  #takenBack(cell: number): boolean {
    const left = this.#same[cell]! - TAKEN_BACK * this.#lasts
    this.#same[cell] = Math.max(0, left)
    return left > 0
  }

  #follow(cell: number, grey: Uint8Array): void {
    const stood = this.stood
    eachRow(cell, (from, to) => {
      for (let at = from; at < to; at++) stood[at] = stood[at]! + (grey[at]! - stood[at]!) * STOOD_LEARNS
    })
  }

  /** Light that was switched on is how the cell looks now. */
  #seemsLit(cell: number): void {
    eachRow(cell, (from, to) => this.#usual.set(this.stood.subarray(from, to), from))
    this.asUsual(cell)
  }

  #cameToStay(cell: number): void {
    const from = this.#stoodSince[cell]!
    if (this.#changed[cell]! >= 0) this.#tell.ended(cell, from)
    const other = apart(cell, this.stood, this.#usual) > SAME_AS_BEFORE
    if (other) this.#tell.changed(cell, from)
    this.#changed[cell] = other ? from : -1
    this.asUsual(cell)
  }
}

const apart = (cell: number, grey: Uint8Array | Float32Array, other: Float32Array): number => {
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
