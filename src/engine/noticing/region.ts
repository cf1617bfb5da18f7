// Region: what a person drew on a picture, as cells of the motion grid. Corners are parts of the picture's width and height, so that a region
// drawn on the large stream holds for the small one. Rather a cell too many than one too few: a click is a cell, a line the cells it crosses.

import { CELLS, COLUMNS, ROWS } from './motion-grid.ts'

export type Corner = readonly [x: number, y: number]

/** Cells of one row that stand side by side. */
export type CellRange = { readonly first: number; readonly last: number }

/** 1: the cell belongs to it. */
export type CellSet = Uint8Array

/** A row is looked at so many times. */
const SLICES = 4

export const wholePicture: readonly CellRange[] = Array.from({ length: ROWS }, (_, row) => ({
  first: row * COLUMNS,
  last: row * COLUMNS + COLUMNS - 1,
}))

/** Cells that the polygon touches, row by row; none when it lies outside the picture. Crossing edges are filled by the even-odd rule. */
export const cellsOf = (corners: readonly Corner[]): readonly CellRange[] => rangesOf(setOf([corners]))

export const setOf = (polygons: readonly (readonly Corner[])[]): CellSet => {
  const cells = new Uint8Array(CELLS)
  for (const corners of polygons)
    if (!fillInside(cells, corners))
      corners.forEach((corner, at) => {
        markEdge(cells, corner, corners[(at + 1) % corners.length]!)
      })
  return cells
}

export const rangesOf = (cells: CellSet): readonly CellRange[] => {
  const ranges: CellRange[] = []
  for (let row = 0; row < ROWS; row++) {
    let first = -1
    for (let column = 0; column <= COLUMNS; column++) {
      const cell = row * COLUMNS + column
      const inside = column < COLUMNS && cells[cell] === 1
      if (inside && first < 0) first = cell
      if (inside || first < 0) continue
      ranges.push({ first, last: cell - 1 })
      first = -1
    }
  }
  return ranges
}

export const countOf = (ranges: readonly CellRange[]): number =>
  ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0)

export const without = (ranges: readonly CellRange[], masked: CellSet): readonly CellRange[] => {
  const left = new Uint8Array(CELLS)
  for (const { first, last } of ranges) left.fill(1, first, last + 1)
  for (let cell = 0; cell < CELLS; cell++) if (masked[cell] === 1) left[cell] = 0
  return rangesOf(left)
}

/** Whether there was anything to fill: what is as thin as a thread has no inside. */
const fillInside = (cells: CellSet, corners: readonly Corner[]): boolean => {
  let filled = false
  for (let slice = 0; slice < ROWS * SLICES; slice++) {
    const y = (slice + 0.5) / SLICES / ROWS
    const cuts: number[] = []
    corners.forEach(([ax, ay], at) => {
      const [bx, by] = corners[(at + 1) % corners.length]!
      if (ay > y !== by > y) cuts.push(((bx - ax) * (y - ay)) / (by - ay) + ax)
    })
    cuts.sort((a, b) => a - b)
    const row = Math.floor(slice / SLICES) * COLUMNS
    for (let cut = 0; cut + 1 < cuts.length; cut += 2) {
      const from = Math.max(0, Math.floor(cuts[cut]! * COLUMNS))
      const to = Math.min(COLUMNS, Math.ceil(cuts[cut + 1]! * COLUMNS))
      if (to <= from) continue
      cells.fill(1, row + from, row + to)
      filled = true
    }
  }
  return filled
}

/** A step is a quarter of a cell at most, and an edge has no more of them than it could cross the picture and a picture beside it in. */
const MOST_STEPS = 4 * 3 * (COLUMNS + ROWS)

const markEdge = (cells: CellSet, [ax, ay]: Corner, [bx, by]: Corner): void => {
  const length = 4 * (Math.abs(bx - ax) * COLUMNS + Math.abs(by - ay) * ROWS)
  const steps = Math.min(MOST_STEPS, Math.max(1, Math.ceil(length)))
  for (let step = 0; step <= steps; step++) {
    const column = Math.floor((ax + ((bx - ax) * step) / steps) * COLUMNS)
    const row = Math.floor((ay + ((by - ay) * step) / steps) * ROWS)
    if (column >= 0 && column < COLUMNS && row >= 0 && row < ROWS) cells[row * COLUMNS + column] = 1
  }
}
