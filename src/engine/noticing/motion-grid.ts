// Cells: the grid that motion is told in. Small enough that a day of it is a few megabytes, fine enough that a motorbike by a wall is several
// cells. A picture is looked at in grey, four by four pixels to a cell, whatever the camera's size and shape.

export const COLUMNS = 64
export const ROWS = 36
export const CELLS = COLUMNS * ROWS
/** Pixels of a cell, each way. */
export const CELL_PIXELS = 4
export const PICTURE_WIDTH = COLUMNS * CELL_PIXELS
export const PICTURE_HEIGHT = ROWS * CELL_PIXELS
/** How often a picture is looked at when there is time for it; motion is told in these steps. */
export const TICK_MS = 250
export const TICKS_PER_DAY = (24 * 3600 * 1000) / TICK_MS

/** One byte a cell, row by row; 0: nothing moved there. */
export type CellMap = Uint8Array
