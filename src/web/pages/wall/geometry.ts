// Geometry: from cells to the screen. Which rectangle each tile gets, which tile lies under a point, which is next in a direction. Pure.

import type { WallBox } from '#contract/wall.ts'
import { CAPTION, GAP, type Room } from './grid.ts'
import type { Spread } from './layouts.ts'

export type Rect = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

export type Placed = {
  readonly rects: readonly Rect[]
  /** The line of each tile lies over its picture, because below it would take too much from so small a one. */
  readonly over: boolean
}

/** The line below a picture: who, where, when. */
export const LINE = CAPTION
/** Below this a line under the picture costs more than it tells. */
const SMALL = 236

/** Tiles of 16:9 as large as the room allows, in the middle of it. */
export const placed = (spread: Spread, room: Room): Placed => {
  const beneath = unitOf(spread, room, LINE)
  const over = beneath < SMALL
  const line = over ? 0 : LINE
  const width = over ? unitOf(spread, room, 0) : beneath
  const height = Math.floor((width * 9) / 16) + line
  const left = Math.max(0, Math.floor((room.width - across(spread.columns, width)) / 2))
  const top = Math.max(0, Math.floor((room.height - across(spread.rows, height)) / 2))
  const rects = spread.boxes.map(({ x, y, w, h }) => ({
    left: left + x * (width + GAP),
    top: top + y * (height + GAP),
    width: across(w, width),
    height: across(h, height),
  }))
  return { rects, over }
}

/** Free walls take the whole room: whoever lays one out decides about shapes. */
export const placedFreely = ({ columns, rows, boxes }: Spread, room: Room): Placed => {
  const across = (at: number) => Math.round((at * (room.width + GAP)) / columns)
  const down = (at: number) => Math.round((at * (room.height + GAP)) / rows)
  const rects = boxes.map(({ x, y, w, h }) => ({
    left: across(x),
    top: down(y),
    width: Math.max(0, across(x + w) - across(x) - GAP),
    height: Math.max(0, down(y + h) - down(y) - GAP),
  }))
  return { rects, over: rects.some(({ width }) => width < SMALL) }
}

const across = (count: number, size: number): number => count * size + (count - 1) * GAP

/** How wide a picture of one column can be. */
const unitOf = ({ columns, rows }: Spread, room: Room, line: number): number => {
  const by_width = (room.width - GAP * (columns - 1)) / columns
  const by_height = ((room.height - GAP * (rows - 1)) / rows - line) * (16 / 9)
  return Math.max(48, Math.floor(Math.min(by_width, by_height)))
}

/** The largest tile that fits: for one that is enlarged. */
export const largest = (room: Room): Rect => {
  const width = Math.floor(Math.max(160, Math.min(room.width, (room.height - LINE) * (16 / 9))))
  const height = Math.floor((width * 9) / 16) + LINE
  return {
    left: Math.max(0, Math.floor((room.width - width) / 2)),
    top: Math.max(0, Math.floor((room.height - height) / 2)),
    width,
    height,
  }
}

/** Which rectangle lies under a point; -1: none. */
export const under = (rects: readonly Rect[], x: number, y: number): number =>
  rects.findIndex(({ left, top, width, height }) => x >= left && x < left + width && y >= top && y < top + height)

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

export const isArrow = (key: string): key is Arrow =>
  key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown'

/** The nearest rectangle in the direction of an arrow, one that lies level first; `from` itself at the edge. */
export const neighbour = (rects: readonly Rect[], from: number, arrow: Arrow): number => {
  const start = rects[from]
  if (start === undefined) return from
  const flat = arrow === 'ArrowLeft' || arrow === 'ArrowRight'
  const sign = arrow === 'ArrowRight' || arrow === 'ArrowDown' ? 1 : -1
  let best = from
  let least = Number.POSITIVE_INFINITY
  for (const [at, rect] of rects.entries()) {
    const [dx, dy] = [middleX(rect) - middleX(start), middleY(rect) - middleY(start)]
    const [ahead, aside] = flat ? [dx * sign, Math.abs(dy)] : [dy * sign, Math.abs(dx)]
    const beyond = flat
      ? sign === 1
        ? rect.left >= start.left + start.width
        : rect.left + rect.width <= start.left
      : sign === 1
        ? rect.top >= start.top + start.height
        : rect.top + rect.height <= start.top
    if (at === from || !beyond || ahead + 2 * aside >= least) continue
    least = ahead + 2 * aside
    best = at
  }
  return best
}

const middleX = ({ left, width }: Rect): number => left + width / 2
const middleY = ({ top, height }: Rect): number => top + height / 2

/** Which step of the fine grid so many pixels are. */
export const steps = (pixels: number, room_pixels: number, columns: number): number =>
  Math.round((pixels * columns) / Math.max(1, room_pixels + GAP))

export const isInside = ({ x, y, w, h }: WallBox, size: number): boolean =>
  x >= 0 && y >= 0 && w >= 1 && h >= 1 && x + w <= size && y + h <= size
