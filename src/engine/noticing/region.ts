// Region: what a person drew on a picture, as cells of the motion grid. Corners are parts of the picture's width and height, so that a region
// drawn on the large stream holds for the small one.

import { COLUMNS, ROWS } from './motion-grid.ts'

export type Corner = readonly [x: number, y: number]

/** Cells of one row that stand side by side. */
export type CellRange = { readonly first: number; readonly last: number }

/** A cell belongs to the region when one of so many points each way across it does. */
const POINTS = 4
export const MOST_CORNERS = 64

/** Cells that the polygon touches, row by row; none when it lies outside the picture. Crossing edges are filled by the even-odd rule. */
export const cellsOf = (corners: readonly Corner[]): readonly CellRange[] => {
  const ranges: CellRange[] = []
  for (let row = 0; row < ROWS; row++) {
    let first: number | undefined
    for (let column = 0; column <= COLUMNS; column++) {
      const inside = column < COLUMNS && touches(corners, column, row)
      if (inside) first ??= row * COLUMNS + column
      else if (first !== undefined) {
        ranges.push({ first, last: row * COLUMNS + column - 1 })
        first = undefined
      }
    }
  }
  return ranges
}

const touches = (corners: readonly Corner[], column: number, row: number): boolean => {
  for (let y = 0; y < POINTS; y++)
    for (let x = 0; x < POINTS; x++) {
      const point: Corner = [(column + (x + 0.5) / POINTS) / COLUMNS, (row + (y + 0.5) / POINTS) / ROWS]
      if (isInside(corners, point)) return true
    }
  return false
}

const isInside = (corners: readonly Corner[], [x, y]: Corner): boolean => {
  let inside = false
  for (let at = 0, before = corners.length - 1; at < corners.length; before = at++) {
    const [ax, ay] = corners[at]!
    const [bx, by] = corners[before]!
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}
