// Pixels: what each pixel usually is and by how much it usually differs from that, and in how many pixels of a cell the picture of now is another. A
// difference that comes and goes (leaves, grain, glitter) becomes usual; one that comes and stays for a while, as somebody who walks past, does not.

import { CELL_PIXELS, CELLS, COLUMNS, PICTURE_HEIGHT, PICTURE_WIDTH, ROWS } from '#engine/noticing/motion-grid.ts'
import type { Shift } from './shift.ts'
import { ToneFinder } from './tone.ts'

/** Grey levels that always count as the same. */
const LEAST_DIFFERENCE = 11
/** So many times what a pixel seldom exceeds is unusual. */
const UNUSUAL = 2.8
const FIRST_NOISE = 3
const LEAST_NOISE = 1
const MOST_FIRST_NOISE = 5
/** Each time that a pixel begins to exceed what is usual, that grows; at every look it shrinks by a share. */
const NOISE_GROWS = 0.35
const NOISE_SHRINKS = 1 / 150
const NOISE_LEFT = 1 - NOISE_SHRINKS
/** How fast the mean follows, and how many grey levels a look at most: of pixels as usual and of others. */
const LEARN = 1 / 16
const MOST_LEARNED = 0.5
const LEARNED_UNUSUAL = 0.06
const LEARN_AT_FIRST = 1 / 4
/** Of the difference that a shift by less than a pixel makes at an edge, what is left when it is taken out. */
const EDGE_LEFT = 0.5

/** Nothing is usual that no picture shows: there tones are not known. */
const BLACK = 0
const WHITE = 255

const EXCEEDS = 1
const DIFFERS = 2

export class Pixels {
  readonly mean = new Float32Array(PICTURE_WIDTH * PICTURE_HEIGHT)
  readonly noise = new Float32Array(PICTURE_WIDTH * PICTURE_HEIGHT).fill(FIRST_NOISE)
  readonly difference = new Float32Array(PICTURE_WIDTH * PICTURE_HEIGHT)
  /** Pixels of each cell that differ beside another that does: twelve at most. A streak of rain that is one pixel wide has none. */
  readonly differing = new Uint8Array(CELLS)
  /** Those among them that differed a look ago as well: a streak of rain is never twice in the same place. */
  readonly lasting = new Uint8Array(CELLS)
  readonly #tone = new ToneFinder()
  readonly #was = new Uint8Array(PICTURE_WIDTH * PICTURE_HEIGHT)

  begin(grey: Uint8Array): void {
    this.mean.set(grey)
    this.#was.fill(0)
  }

  /** By how much the pixels of a cell usually differ, grey levels. */
  noiseOf(cell: number): number {
    const first = ((cell / COLUMNS) | 0) * CELL_PIXELS * PICTURE_WIDTH + (cell % COLUMNS) * CELL_PIXELS
    let sum = 0
    for (let row = first; row < first + CELL_PIXELS * PICTURE_WIDTH; row += PICTURE_WIDTH)
      for (let at = row; at < row + CELL_PIXELS; at++) sum += this.noise[at]!
    return sum / CELL_PIXELS ** 2
  }

  /** What stays in a cell is usual from now on. */
  take(cell: number, stood: Float32Array): void {
    const first = ((cell / COLUMNS) | 0) * CELL_PIXELS * PICTURE_WIDTH + (cell % COLUMNS) * CELL_PIXELS
    for (let row = first; row < first + CELL_PIXELS * PICTURE_WIDTH; row += PICTURE_WIDTH)
      this.mean.set(stood.subarray(row, row + CELL_PIXELS), row)
  }

  /** Compares and learns. `first`: the picture is new and is learned quickly. */
  compare(grey: Uint8Array, shift: Shift, first: boolean): void {
    this.#tone.find(grey, this.mean, shift.x, shift.y)
    this.differing.fill(0)
    this.lasting.fill(0)
    const fine = shift.fineX !== 0 || shift.fineY !== 0
    for (let y = 0; y < PICTURE_HEIGHT; y++) {
      const from = Math.min(PICTURE_HEIGHT - 1, Math.max(0, y + shift.y)) * PICTURE_WIDTH
      this.#place(grey, from, y, shift.x)
      if (fine && y > 0 && y < PICTURE_HEIGHT - 1) this.#placeFinely(y, shift)
      else if (this.#isSlack) this.#slack.fill(0)
      this.#isSlack = fine
      if (first) this.#learnRow(y)
      else this.#compareRow(y)
    }
  }

  /** Room for a row: how it differs, and how much an edge in it may differ. */
  readonly #apart = new Float32Array(PICTURE_WIDTH)
  readonly #slack = new Float32Array(PICTURE_WIDTH)
  #isSlack = false

  #place(grey: Uint8Array, from: number, y: number, shiftX: number): void {
    const apart = this.#apart
    const mean = this.mean
    const tone = this.#tone.table
    const row = y * PICTURE_WIDTH
    if (shiftX === 0) {
      for (let x = 0; x < PICTURE_WIDTH; x++) {
        const usual = mean[row + x]!
        apart[x] = grey[from + x]! - tone[usual | 0]! - usual
      }
      return
    }
    for (let x = 0; x < PICTURE_WIDTH; x++) {
      const at = x + shiftX
      const usual = mean[row + x]!
      const seen = grey[from + (at < 0 ? 0 : at >= PICTURE_WIDTH ? PICTURE_WIDTH - 1 : at)]!
      apart[x] = seen - tone[usual | 0]! - usual
    }
  }

  #placeFinely(y: number, { fineX, fineY }: Shift): void {
    const mean = this.mean
    for (let x = 1, at = y * PICTURE_WIDTH + 1; x < PICTURE_WIDTH - 1; x++, at++) {
      const here = mean[at]!
      const [left, right] = [here - mean[at - 1]!, mean[at + 1]! - here]
      const [above, below] = [here - mean[at - PICTURE_WIDTH]!, mean[at + PICTURE_WIDTH]! - here]
      this.#apart[x] = this.#apart[x]! - ((left + right) * fineX + (above + below) * fineY) / 2
      const across = Math.max(Math.abs(left), Math.abs(right))
      this.#slack[x] = (across + Math.max(Math.abs(above), Math.abs(below))) * EDGE_LEFT
    }
  }

  /** The innermost loop of all: plain locals, since every field looked up here costs a camera more than its sound. */
  #compareRow(y: number): void {
    const { mean, noise, difference, differing, lasting } = this
    const was = this.#was
    const aparts = this.#apart
    const slack = this.#slack
    let cell = ((y / CELL_PIXELS) | 0) * COLUMNS
    let at = y * PICTURE_WIDTH
    for (let x = 0; x < PICTURE_WIDTH; cell++) {
      let beside = 0
      let besideBefore = 0
      let count = 0
      let again = 0
      for (const end = x + CELL_PIXELS; x < end; x++, at++) {
        const apart = aparts[x]!
        const far = Math.abs(apart)
        const usual = noise[at]!
        const before = was[at]!
        const exceeds = far > usual ? EXCEEDS : 0
        noise[at] = Math.max(LEAST_NOISE, usual * NOISE_LEFT + NOISE_GROWS * (exceeds & ~before))
        difference[at] = apart
        if (far > Math.max(LEAST_DIFFERENCE, UNUSUAL * usual) + slack[x]!) {
          const both = before >> 1
          count += beside
          again += both & besideBefore
          beside = 1
          besideBefore = both
          was[at] = exceeds | DIFFERS
          mean[at] = Math.max(BLACK, Math.min(WHITE, mean[at]! + Math.sign(apart) * LEARNED_UNUSUAL))
        } else {
          beside = 0
          besideBefore = 0
          was[at] = exceeds
          const learned = Math.max(-MOST_LEARNED, Math.min(MOST_LEARNED, apart * LEARN))
          mean[at] = Math.max(BLACK, Math.min(WHITE, mean[at]! + learned))
        }
      }
      if (count === 0) continue
      differing[cell] = differing[cell]! + count
      lasting[cell] = lasting[cell]! + again
    }
  }

  #learnRow(y: number): void {
    const { mean, noise, difference } = this
    for (let x = 0, at = y * PICTURE_WIDTH; x < PICTURE_WIDTH; x++, at++) {
      const apart = this.#apart[x]!
      const far = apart < 0 ? -apart : apart
      difference[at] = apart
      mean[at] = Math.max(BLACK, Math.min(WHITE, mean[at]! + apart * LEARN_AT_FIRST))
      noise[at] = Math.min(MOST_FIRST_NOISE, noise[at]! + (far * 1.6 - noise[at]!) * LEARN_AT_FIRST)
    }
    if (y === PICTURE_HEIGHT - 1) this.#was.fill(0)
  }
}

/** Whether it holds of a cell or one so many cells beside it. */
export const around = (cell: number, holds: (near: number) => boolean, far = 1): boolean => {
  const column = cell % COLUMNS
  const row = (cell / COLUMNS) | 0
  for (let y = Math.max(0, row - far); y <= Math.min(ROWS - 1, row + far); y++)
    for (let x = Math.max(0, column - far); x <= Math.min(COLUMNS - 1, column + far); x++)
      if (holds(y * COLUMNS + x)) return true
  return false
}
