// Clock: where a camera burns the time of day into its picture. Its seconds become others every second, always at the same moment of it, and by much: nothing in
// a street does. What moves wholly within such text is the text. Looked for where it stands: near the picture's upper and lower edge.

import { CELL_PIXELS, CELLS, COLUMNS, PICTURE_WIDTH, ROWS, TICK_MS } from '#engine/noticing/motion-grid.ts'

/** Rows of cells in which it is looked for, from above and from below. */
const STRIP = 5
/** Grey levels by which a pixel of a digit becomes another one. */
const TURNS = 30
const LEAST_PIXELS = 2
/** Looks of a second; when in it a digit turns. */
const PHASES = 1000 / TICK_MS
const KEPT_A_SECOND = (1 - 1 / 240) ** PHASES
/** Turned so often at one moment of the second, and so rarely at the others. */
const TURNED = 16
const OTHERWISE = 0.3
/** Hours and minutes stand so many cells beside the seconds; rows above and below. */
const BESIDE = 7
const ABOVE = 1
/** It does not come and go: looked for once in so many looks. */
const EVERY = 20

export class ClockFinder {
  /** 1: text of a clock. */
  readonly cells = new Uint8Array(CELLS)
  readonly #before = new Uint8Array(CELLS * CELL_PIXELS ** 2)
  readonly #turned = new Float32Array(CELLS * PHASES)
  #looks = 0
  #tick = 0

  /** Looks that are farther apart than usual say nothing: whatever turns would turn at the same moment. */
  look(grey: Uint8Array, tick: number): void {
    const goesOn = tick - this.#tick === 1
    for (let row = 0; row < ROWS && goesOn; row++)
      if (row < STRIP || row >= ROWS - STRIP) this.#lookAtRow(grey, row, tick % PHASES)
    this.#tick = tick
    this.#before.set(grey)
    if (++this.#looks % EVERY === 0) this.#find()
  }

  #lookAtRow(grey: Uint8Array, row: number, phase: number): void {
    const before = this.#before
    for (let column = 0; column < COLUMNS; column++) {
      const first = row * CELL_PIXELS * PICTURE_WIDTH + column * CELL_PIXELS
      let turned = 0
      for (let down = first; down < first + CELL_PIXELS * PICTURE_WIDTH; down += PICTURE_WIDTH)
        for (let at = down; at < down + CELL_PIXELS; at++) {
          const apart = grey[at]! - before[at]!
          if (apart > TURNS || apart < -TURNS) turned++
        }
      const at = (row * COLUMNS + column) * PHASES + phase
      this.#turned[at] = this.#turned[at]! * KEPT_A_SECOND + (turned >= LEAST_PIXELS ? 1 : 0)
    }
  }

  #find(): void {
    this.cells.fill(0)
    for (let cell = 0; cell < CELLS; cell++) {
      const row = (cell / COLUMNS) | 0
      if ((row < STRIP || row >= ROWS - STRIP) && this.#isSeconds(cell)) this.#mark(cell % COLUMNS, row)
    }
  }

  #isSeconds(cell: number): boolean {
    let [most, all] = [0, 0]
    for (let at = cell * PHASES; at < (cell + 1) * PHASES; at++) {
      const turned = this.#turned[at]!
      all += turned
      if (turned > most) most = turned
    }
    return most >= TURNED && all - most <= OTHERWISE * most
  }

  #mark(column: number, row: number): void {
    for (let y = Math.max(0, row - ABOVE); y <= Math.min(ROWS - 1, row + ABOVE); y++)
      this.cells.fill(
        1,
        y * COLUMNS + Math.max(0, column - BESIDE),
        y * COLUMNS + Math.min(COLUMNS, column + BESIDE + 1),
      )
  }
}
