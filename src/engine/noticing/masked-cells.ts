// Masked cells: what of the grid lies under a privacy mask. Rather a cell too many than one too few.

import { coveredRuns, type Polygon } from '#base/polygon.ts'
import { CELL_PIXELS, CELLS, type CellMap, COLUMNS, PICTURE_HEIGHT, PICTURE_WIDTH } from './motion-grid.ts'

/** 1: at least one of the cell's pixels is covered. */
export const maskedCells = (masks: readonly Polygon[]): CellMap => {
  const cells = new Uint8Array(CELLS)
  for (const { y, from, to } of coveredRuns(masks, PICTURE_WIDTH, PICTURE_HEIGHT))
    if (to > from) {
      const row = Math.floor(y / CELL_PIXELS) * COLUMNS
      cells.fill(1, row + Math.floor(from / CELL_PIXELS), row + Math.floor((to - 1) / CELL_PIXELS) + 1)
    }
  return cells
}
