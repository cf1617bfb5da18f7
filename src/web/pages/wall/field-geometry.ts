// Field geometry: which rectangle each cell of what is shown gets in the room that there is. A narrow screen shows tiles under each other, whatever
// the layout; a wall of all cameras scrolls rather than shrink beyond reading. Pure.

import type { WallCell, WallLayout } from '#contract/wall.ts'
import { LINE, type Placed, placed, placedFreely, type Rect } from './geometry.ts'
import { GAP, gridFor, gridHeight, type Room } from './grid.ts'
import { evenSpread, spreadOf } from './layouts.ts'

export type Field = {
  readonly rects: readonly Rect[]
  /** How high the line below each picture is; 0: over it. */
  readonly line: number
  /** Higher than the room: it scrolls. */
  readonly height: number
  /** Tiles under each other, as a phone shows them. */
  readonly narrow: boolean
}

const NARROW = 560
/** What a thumb hits. */
const THUMB_LINE = 44

/** `columns`: how many stand beside each other on a narrow screen. */
export const fieldOf = (
  layout: WallLayout | 'all',
  cells: readonly WallCell[],
  room: Room,
  columns: 1 | 2 = 1,
): Field => {
  if (room.width < NARROW) return stacked(cells, room, columns)
  if (layout === 'all') return allOf(cells.length, room)
  const { rects, over }: Placed =
    layout === 'free' ? placedFreely(spreadOf('free', cells), room) : placed(spreadOf(layout), room)
  return { rects, line: over ? 0 : LINE, height: room.height, narrow: false }
}

const nowhere: Rect = { left: 0, top: 0, width: 0, height: 0 }

const stacked = (cells: readonly WallCell[], { width, height }: Room, columns: 1 | 2): Field => {
  const wide = Math.floor((width - GAP * (columns - 1)) / columns)
  const each = Math.floor((wide * 9) / 16) + THUMB_LINE
  let placed = 0
  const rects = cells.map(({ camera }) => {
    if (camera === null) return nowhere
    const [column, row] = [placed % columns, Math.floor(placed / columns)]
    placed += 1
    return { left: column * (wide + GAP), top: row * (each + GAP), width: wide, height: each }
  })
  const rows = Math.ceil(placed / columns)
  return { rects, line: THUMB_LINE, height: Math.max(height, rows * (each + GAP) - GAP), narrow: true }
}

const allOf = (count: number, room: Room): Field => {
  const grid = gridFor(count, room)
  const { columns, tile_width } = grid
  const height = gridHeight(count, grid)
  const left = Math.max(0, Math.floor((room.width - columns * tile_width - (columns - 1) * GAP) / 2))
  const top = Math.max(0, Math.floor((room.height - height) / 2))
  const each = Math.floor((tile_width * 9) / 16) + LINE
  const rects = evenSpread(columns, 0, count).boxes.map(({ x, y }) => ({
    left: left + x * (tile_width + GAP),
    top: top + y * (each + GAP),
    width: tile_width,
    height: each,
  }))
  return { rects, line: LINE, height: Math.max(room.height, Math.ceil(height)), narrow: false }
}
