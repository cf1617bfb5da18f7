// Background: what a camera sees when nothing moves, and where the picture of now differs from it. It learns noise pixel by pixel, so that
// rain, leaves and a dark night's grain lie within what is usual; follows dusk; takes a shaken camera's picture back to its place; and tells
// apart light that falls on a wall from a thing that stands before it. Nothing but arithmetic: no clock, no input but pictures.

import {
  CELL_PIXELS,
  CELLS,
  type CellMap,
  COLUMNS,
  PICTURE_HEIGHT,
  PICTURE_WIDTH,
  ROWS,
} from '#engine/noticing/motion-grid.ts'
import { type Settled, Settling } from './settling.ts'
import { type Shift, ShiftFinder } from './shift.ts'

export type Looked = {
  /** Valid until the next picture. */
  readonly moving: CellMap
  readonly cells: number
  /** The whole picture became another: infrared, a turned camera, light switched on. What moved is not known for this look. */
  readonly changed: boolean
  /** By how many pixels the picture was moved back. */
  readonly shift: Shift
}

/** Grey levels that always count as the same. */
const LEAST_DIFFERENCE = 11
/** So many times what a pixel usually differs by is unusual. */
const UNUSUAL = 4.5
/** How fast what is usual is learned in a look, of pixels that differ as usual and of those that do not. */
const LEARN = 1 / 16
const LEARN_MOVING = 1 / 160
const LEARN_NOISE = 1 / 32
const LEARN_AT_FIRST = 1 / 4
const LEARN_NOISE_MOVING = 1 / 200
const FIRST_NOISE = 3
/** Pixels of a cell that differ beside another that does: twelve at most. A streak of rain is one pixel wide and has none. */
const MOVING_PIXELS = 2
const SURE_PIXELS = 8
/** More of the picture than this does not move: the picture has become another one. */
const WHOLE = 0.55
/** A picture that is new is learned for so many looks before anything is told of it. */
const LOOKS_TO_LEARN = 12
/** A difference without edges is light, not a thing: grey levels from one two-by-two patch to the next, beyond the grain. */
const LIGHT_EDGE = 8

const PIXELS = PICTURE_WIDTH * PICTURE_HEIGHT
const noShift: Shift = { x: 0, y: 0 }

export class Background {
  readonly #mean = new Float32Array(PIXELS)
  readonly #noise = new Float32Array(PIXELS).fill(FIRST_NOISE)
  readonly #difference = new Float32Array(PIXELS)
  readonly #raw = new Uint8Array(CELLS)
  readonly #lit = new Uint8Array(CELLS)
  readonly #telling = new Uint8Array(CELLS)
  readonly #before = new Uint8Array(CELLS)
  readonly #moving = new Uint8Array(CELLS)
  readonly #offsets = new Int32Array(511)
  readonly #shifts = new ShiftFinder()
  readonly #settling: Settling
  #learned = 0

  /** `settled` is told of cells that have become another picture for good. */
  constructor(settled: Settled) {
    this.#settling = new Settling(settled)
  }

  /** `grey`: PICTURE_WIDTH × PICTURE_HEIGHT bytes, at a tick that never goes back. */
  look(grey: Uint8Array, tick: number): Looked {
    if (this.#learned === 0) this.#begin(grey, tick)
    const found_at = this.#shifts.find(grey)
    const shift = this.#learned < LOOKS_TO_LEARN ? noShift : found_at
    const found = this.#compare(grey, shift)
    if (found > WHOLE * CELLS && this.#learned >= LOOKS_TO_LEARN) {
      this.#begin(grey, tick)
      return this.#told(0, true, shift)
    }
    this.#shifts.learn(shift)
    this.#learned++
    if (this.#learned <= LOOKS_TO_LEARN) {
      this.#before.fill(0)
      this.#moving.fill(0)
      return this.#told(0, false, shift)
    }
    const inPlace = shift.x === 0 && shift.y === 0
    return this.#told(this.#settle(inPlace ? grey : undefined, tick), false, shift)
  }

  /** Everything is as it is now; how noisy each place is stays known. */
  #begin(grey: Uint8Array, tick: number): void {
    this.#mean.set(grey)
    this.#settling.begin(grey, tick)
    this.#shifts.begin(grey)
    this.#before.fill(0)
    this.#moving.fill(0)
    this.#learned = 1
  }

  #told(cells: number, changed: boolean, shift: Shift): Looked {
    return { moving: this.#moving, cells, changed, shift }
  }

  /** Fills `raw` with how many pixels of each cell differ, learns on the way, answers how many cells have enough. */
  #compare(grey: Uint8Array, shift: Shift): number {
    const offset = this.#offset(grey, shift)
    let found = 0
    for (let cell = 0; cell < CELLS; cell++) {
      const left = (cell % COLUMNS) * CELL_PIXELS
      const top = ((cell / COLUMNS) | 0) * CELL_PIXELS
      const differing = this.#compareCell(grey, left, top, shift, offset)
      this.#raw[cell] = differing
      if (differing >= MOVING_PIXELS) found++
    }
    return found
  }

  #compareCell(grey: Uint8Array, left: number, top: number, shift: Shift, offset: number): number {
    const mean = this.#mean
    const noise = this.#noise
    const difference = this.#difference
    const learnNoise = this.#learned < LOOKS_TO_LEARN ? LEARN_AT_FIRST : LEARN_NOISE
    let differing = 0
    for (let y = top; y < top + CELL_PIXELS; y++) {
      const row = Math.min(PICTURE_HEIGHT - 1, Math.max(0, y + shift.y)) * PICTURE_WIDTH
      let beside = 0
      for (let x = left; x < left + CELL_PIXELS; x++) {
        const at = y * PICTURE_WIDTH + x
        const from = x + shift.x
        const seen = grey[row + (from < 0 ? 0 : from >= PICTURE_WIDTH ? PICTURE_WIDTH - 1 : from)]! - offset
        const apart = seen - mean[at]!
        const far = apart < 0 ? -apart : apart
        const usual = noise[at]!
        difference[at] = apart
        const limit = UNUSUAL * usual
        if (far > (limit < LEAST_DIFFERENCE ? LEAST_DIFFERENCE : limit)) {
          differing += beside
          beside = 1
          mean[at] = mean[at]! + apart * LEARN_MOVING
          noise[at] = usual + (far - usual) * LEARN_NOISE_MOVING
        } else {
          beside = 0
          mean[at] = mean[at]! + apart * LEARN
          noise[at] = usual + (far - usual) * learnNoise
        }
      }
    }
    return differing
  }

  /** By how much the whole picture became lighter: the median over every fourth pixel each way. A cloud, or the camera's own exposure. */
  #offset(grey: Uint8Array, shift: Shift): number {
    const counts = this.#offsets.fill(0)
    let all = 0
    for (let y = 2; y < PICTURE_HEIGHT; y += CELL_PIXELS) {
      const row = Math.min(PICTURE_HEIGHT - 1, Math.max(0, y + shift.y)) * PICTURE_WIDTH
      for (let x = 2; x < PICTURE_WIDTH; x += CELL_PIXELS) {
        const from = Math.min(PICTURE_WIDTH - 1, Math.max(0, x + shift.x))
        const apart = Math.round(grey[row + from]! - this.#mean[y * PICTURE_WIDTH + x]!) + 255
        counts[apart] = counts[apart]! + 1
        all++
      }
    }
    let below = 0
    for (let value = 0; value < counts.length; value++) {
      below += counts[value]!
      if (below * 2 >= all) return value - 255
    }
    return 0
  }

  /** Of what differs, what moves: in company, not for one look alone, and with an edge somewhere. What no longer moves becomes background. */
  #settle(grey: Uint8Array | undefined, tick: number): number {
    const raw = this.#raw
    const before = this.#before
    const moving = this.#moving
    const lit = this.#lit
    let cells = 0
    for (let cell = 0; cell < CELLS; cell++) lit[cell] = raw[cell]! >= MOVING_PIXELS && this.#isLight(cell) ? 1 : 0
    for (let cell = 0; cell < CELLS; cell++) {
      const here = raw[cell]!
      const tells = here >= MOVING_PIXELS && (here >= SURE_PIXELS || this.#inCompany(cell)) && !this.#amongLight(cell)
      const moves = this.#moves(cell, here, grey, tick)
      // A streak of rain is never twice in the same place.
      const lasts = tells && moves && this.#nearBefore(cell)
      moving[cell] = lasts ? here * 20 : 0
      if (lasts) cells++
      this.#telling[cell] = tells ? here : 0
    }
    before.set(this.#telling)
    return cells
  }

  /** `grey` is left out of a picture that is not in its place. */
  #moves(cell: number, differing: number, grey: Uint8Array | undefined, tick: number): boolean {
    if (grey === undefined) return differing >= MOVING_PIXELS
    if (differing < MOVING_PIXELS) {
      this.#settling.asBackground(cell, tick, this.#mean)
      return false
    }
    const found = this.#settling.differs(cell, tick, grey)
    if (found === 'stays') this.#take(cell, grey)
    return found === 'moves'
  }

  /** What stays is background from now on. */
  #take(cell: number, grey: Uint8Array): void {
    const first = ((cell / COLUMNS) | 0) * CELL_PIXELS * PICTURE_WIDTH + (cell % COLUMNS) * CELL_PIXELS
    for (let row = first; row < first + CELL_PIXELS * PICTURE_WIDTH; row += PICTURE_WIDTH)
      this.#mean.set(grey.subarray(row, row + CELL_PIXELS), row)
  }

  #inCompany(cell: number): boolean {
    return around(cell, near => near !== cell && this.#raw[near]! >= MOVING_PIXELS)
  }

  /** Where most that differs around is light, an edge is where light was learned unevenly. */
  #amongLight(cell: number): boolean {
    if (this.#lit[cell] !== 0) return true
    let lit = 0
    let things = 0
    around(cell, near => {
      if (this.#lit[near] !== 0) lit++
      else if (this.#raw[near]! >= MOVING_PIXELS) things++
      return false
    })
    return lit > 2 * things
  }

  #nearBefore(cell: number): boolean {
    return around(cell, near => this.#before[near]! > 0)
  }

  /** A lamp that sweeps over a wall makes it lighter without edges; whoever walks past has some. */
  #isLight(cell: number): boolean {
    const left = Math.max(0, (cell % COLUMNS) * CELL_PIXELS - 2)
    const top = Math.max(0, ((cell / COLUMNS) | 0) * CELL_PIXELS - 2)
    const right = Math.min(PICTURE_WIDTH, left + CELL_PIXELS + 4) - 3
    const bottom = Math.min(PICTURE_HEIGHT, top + CELL_PIXELS + 4) - 3
    for (let y = top; y < bottom; y += 2)
      for (let x = left; x < right; x += 2) {
        const here = y * PICTURE_WIDTH + x
        const limit = LIGHT_EDGE + 2 * this.#noise[here]!
        const patch = this.#patch(here)
        if (Math.abs(patch - this.#patch(here + 2)) > limit) return false
        if (Math.abs(patch - this.#patch(here + 2 * PICTURE_WIDTH)) > limit) return false
      }
    return true
  }

  /** Mean difference of two by two pixels. */
  #patch(at: number): number {
    const difference = this.#difference
    return (
      (difference[at]! + difference[at + 1]! + difference[at + PICTURE_WIDTH]! + difference[at + PICTURE_WIDTH + 1]!) /
      4
    )
  }
}

/** Whether it holds of a cell or one beside it. */
const around = (cell: number, holds: (near: number) => boolean): boolean => {
  const column = cell % COLUMNS
  const row = (cell / COLUMNS) | 0
  for (let y = Math.max(0, row - 1); y <= Math.min(ROWS - 1, row + 1); y++)
    for (let x = Math.max(0, column - 1); x <= Math.min(COLUMNS - 1, column + 1); x++)
      if (holds(y * COLUMNS + x)) return true
  return false
}
