// Grid: how many tiles stand beside each other, so that all of them fit the screen as large as they can. Pure.

export type Room = { readonly width: number; readonly height: number }
export type Grid = { readonly columns: number; readonly tile_width: number; readonly scrolls: boolean }

export const GAP = 8
/** The line below each picture. */
export const CAPTION = 34
/** Narrower tiles cannot be read from a chair; then the wall scrolls instead. */
const LEAST_WIDTH = 264

const tileHeight = (width: number): number => Math.floor((width * 9) / 16) + CAPTION

/** The grid for `count` tiles of 16:9 with a caption line below each. */
export const gridFor = (count: number, { width, height }: Room): Grid => {
  let best: Grid = { columns: 1, tile_width: 0, scrolls: false }
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns)
    const by_width = (width - GAP * (columns - 1)) / columns
    const by_height = ((height - GAP * (rows - 1)) / rows - CAPTION) * (16 / 9)
    const tile_width = Math.floor(Math.min(by_width, by_height))
    if (tile_width > best.tile_width) best = { columns, tile_width, scrolls: false }
  }
  return best.tile_width >= Math.min(LEAST_WIDTH, width) ? best : scrolling(width)
}

export const gridHeight = (count: number, { columns, tile_width }: Grid): number => {
  const rows = Math.ceil(count / columns)
  return rows * tileHeight(tile_width) + (rows - 1) * GAP
}

const scrolling = (width: number): Grid => {
  const columns = Math.max(1, Math.floor((width + GAP) / (LEAST_WIDTH + GAP)))
  return { columns, tile_width: Math.floor((width - GAP * (columns - 1)) / columns), scrolls: true }
}
