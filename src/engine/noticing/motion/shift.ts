// Shift: by how many pixels a shaken camera's picture lies beside where it usually lies. The sums of its rows and of its columns tell each
// way apart: a lamp post moves the columns, the edge of a roof the rows.

import { PICTURE_HEIGHT, PICTURE_WIDTH } from '#engine/noticing/motion-grid.ts'

export type Shift = { readonly x: number; readonly y: number }

/** Pixels of the small picture; more than this is a camera that was turned. */
const MOST = 4
const LEARN = 1 / 32
/** Moved back, it must fit so much better than where it lies. */
const BETTER = 0.7

const still: Shift = { x: 0, y: 0 }

export class ShiftFinder {
  readonly #columns = new Float32Array(PICTURE_WIDTH)
  readonly #rows = new Float32Array(PICTURE_HEIGHT)
  readonly #usualColumns = new Float32Array(PICTURE_WIDTH)
  readonly #usualRows = new Float32Array(PICTURE_HEIGHT)

  begin(grey: Uint8Array): void {
    this.#sum(grey)
    this.#usualColumns.set(this.#columns)
    this.#usualRows.set(this.#rows)
  }

  find(grey: Uint8Array): Shift {
    this.#sum(grey)
    const x = best(this.#columns, this.#usualColumns)
    const y = best(this.#rows, this.#usualRows)
    return x === 0 && y === 0 ? still : { x, y }
  }

  /** Of the picture that was found last: only one in its place says what is usual. */
  learn({ x, y }: Shift): void {
    if (x !== 0 || y !== 0) return
    follow(this.#usualColumns, this.#columns)
    follow(this.#usualRows, this.#rows)
  }

  #sum(grey: Uint8Array): void {
    const columns = this.#columns.fill(0)
    const rows = this.#rows
    for (let y = 0, at = 0; y < PICTURE_HEIGHT; y++) {
      let sum = 0
      for (let x = 0; x < PICTURE_WIDTH; x++, at++) {
        const value = grey[at]!
        sum += value
        columns[x] = columns[x]! + value
      }
      rows[y] = sum / PICTURE_WIDTH
    }
    for (let x = 0; x < PICTURE_WIDTH; x++) columns[x] = columns[x]! / PICTURE_HEIGHT
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
