// Shift: by how many pixels a shaken camera's picture lies beside where it usually lies. The sums of its rows and of its columns tell each
// way apart: a lamp post moves the columns, the edge of a roof the rows. What is less than a pixel shows in how much its edges differ.

import { CELL_PIXELS, PICTURE_HEIGHT, PICTURE_WIDTH } from '#engine/noticing/motion-grid.ts'

export type Shift = {
  readonly x: number
  readonly y: number
  /** Beyond whole pixels; both 0: the picture lies still. */
  readonly fineX: number
  readonly fineY: number
}

/** Pixels of the small picture; more than this is a camera that was turned. */
const MOST = 4
const LEARN = 1 / 32
/** Moved back, it must fit so much better than where it lies. */
const BETTER = 0.7

/** Less than this is no shift. */
const LEAST_FINE = 0.12
const MOST_FINE = 0.8
/** Taken out, it must explain so much of what differs. */
const EXPLAINS = 0.25
/** A larger difference is a thing. */
const THING = 50

const still: Shift = { x: 0, y: 0, fineX: 0, fineY: 0 }

export class ShiftFinder {
  readonly #sums = new Int32Array(PICTURE_WIDTH)
  readonly #columns = new Float32Array(PICTURE_WIDTH)
  readonly #rows = new Float32Array(PICTURE_HEIGHT)
  readonly #usualColumns = new Float32Array(PICTURE_WIDTH)
  readonly #usualRows = new Float32Array(PICTURE_HEIGHT)

  begin(grey: Uint8Array): void {
    this.#sum(grey)
    this.#usualColumns.set(this.#columns)
    this.#usualRows.set(this.#rows)
  }

  /** `mean`: how the picture usually is. One that is `isNew` lies where it lies. */
  find(grey: Uint8Array, mean: Float32Array, isNew: boolean): Shift {
    this.#sum(grey)
    if (isNew) return still
    const x = best(this.#columns, this.#usualColumns)
    const y = best(this.#rows, this.#usualRows)
    return fineShift(grey, mean, x, y)
  }

  /** Of the picture that was found last: only one in its place says what is usual. */
  learn({ x, y }: Shift): void {
    if (x !== 0 || y !== 0) return
    follow(this.#usualColumns, this.#columns)
    follow(this.#usualRows, this.#rows)
  }

  #sum(grey: Uint8Array): void {
    const sums = this.#sums.fill(0)
    for (let y = 0, at = 0; y < PICTURE_HEIGHT; y++) {
      let sum = 0
      for (let x = 0; x < PICTURE_WIDTH; x++, at++) {
        const value = grey[at]!
        sum += value
        sums[x] = sums[x]! + value
      }
      this.#rows[y] = sum / PICTURE_WIDTH
    }
    for (let x = 0; x < PICTURE_WIDTH; x++) this.#columns[x] = sums[x]! / PICTURE_HEIGHT
  }
}

const follow = (usual: Float32Array, seen: Float32Array): void => {
  for (let at = 0; at < usual.length; at++) usual[at] = usual[at]! + (seen[at]! - usual[at]!) * LEARN
}

/** By how much `seen` lies after `usual`; 0 unless another place fits clearly better. Slopes are compared, so that light does not count. */
const best = (seen: Float32Array, usual: Float32Array): number => {
  let least = apart(seen, usual, 0) * BETTER
  let found = 0
  for (let by = -MOST; by <= MOST; by++) {
    if (by === 0) continue
    const here = apart(seen, usual, by)
    if (here < least) {
      least = here
      found = by
    }
  }
  return found
}

const apart = (seen: Float32Array, usual: Float32Array, by: number): number => {
  let sum = 0
  for (let at = MOST + 1; at < usual.length - MOST; at++) {
    const slope = seen[at + by]! - seen[at + by - 1]!
    sum += Math.abs(slope - (usual[at]! - usual[at - 1]!))
  }
  return sum
}

/** By how much less than a pixel it lies beside that place: what fits the slopes of every fourth pixel each way best. */
const fineShift = (grey: Uint8Array, mean: Float32Array, x: number, y: number): Shift => {
  let [xx, yy, xy, xd, yd, dd] = [0, 0, 0, 0, 0, 0]
  for (let row = 2 * CELL_PIXELS + 2; row < PICTURE_HEIGHT - 2 * CELL_PIXELS; row += CELL_PIXELS)
    for (let column = 2 * CELL_PIXELS + 2; column < PICTURE_WIDTH - 2 * CELL_PIXELS; column += CELL_PIXELS) {
      const at = row * PICTURE_WIDTH + column
      const differs = grey[at + y * PICTURE_WIDTH + x]! - mean[at]!
      if (differs > THING || differs < -THING) continue
      const across = (mean[at + 1]! - mean[at - 1]!) / 2
      const down = (mean[at + PICTURE_WIDTH]! - mean[at - PICTURE_WIDTH]!) / 2
      xx += across * across
      yy += down * down
      xy += across * down
      xd += across * differs
      yd += down * differs
      dd += differs * differs
    }
  const whole = xx * yy - xy * xy
  if (whole < 1) return { x, y, fineX: 0, fineY: 0 }
  const fineX = within((xd * yy - yd * xy) / whole)
  const fineY = within((yd * xx - xd * xy) / whole)
  const explained = fineX * xd + fineY * yd
  const is = Math.abs(fineX) + Math.abs(fineY) > LEAST_FINE && explained > EXPLAINS * dd
  return { x, y, fineX: is ? fineX : 0, fineY: is ? fineY : 0 }
}

const within = (by: number): number => Math.max(-MOST_FINE, Math.min(MOST_FINE, by))
