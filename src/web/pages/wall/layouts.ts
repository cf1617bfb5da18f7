// Layouts: where the cells of a wall stand, in whole columns and rows, and what becomes of the cells when another layout is chosen. Pure.

import type { WallBox, WallCell, WallLayout } from '#contract/wall.ts'

/** The grid of a free wall, both ways (`WALL_GRID` of the contract, which would bring its whole parser along). */
export const FREE_GRID = 24

export type Spread = { readonly columns: number; readonly rows: number; readonly boxes: readonly WallBox[] }

/** As they are offered. */
export const layouts: readonly WallLayout[] = ['1', '4', '6', '9', '12', '16', '25', 'free']

const even: Readonly<Record<string, readonly [columns: number, rows: number]>> = {
  1: [1, 1],
  4: [2, 2],
  9: [3, 3],
  12: [4, 3],
  16: [4, 4],
  25: [5, 5],
}

/** Where the cells of a layout stand, in reading order; a free wall's where its cells say. */
export const spreadOf = (layout: WallLayout, cells: readonly WallCell[] = []): Spread => {
  if (layout === 'free')
    return { columns: FREE_GRID, rows: FREE_GRID, boxes: cells.flatMap(({ box }) => (box === null ? [] : [box])) }
  if (layout === '6') return oneLargeFiveSmall
  const [columns, rows] = even[layout] ?? [1, 1]
  return evenSpread(columns, rows)
}

export const evenSpread = (columns: number, rows: number, count = columns * rows): Spread => ({
  columns,
  rows,
  boxes: Array.from({ length: count }, (_, at) => ({ x: at % columns, y: Math.floor(at / columns), w: 1, h: 1 })),
})

const oneLargeFiveSmall: Spread = {
  columns: 3,
  rows: 3,
  boxes: [
    { x: 0, y: 0, w: 2, h: 2 },
    { x: 2, y: 0, w: 1, h: 1 },
    { x: 2, y: 1, w: 1, h: 1 },
    { x: 0, y: 2, w: 1, h: 1 },
    { x: 1, y: 2, w: 1, h: 1 },
    { x: 2, y: 2, w: 1, h: 1 },
  ],
}

export const emptyCell: WallCell = { camera: null, box: null }

/** How many pictures a layout has room for; a free wall for those that it has. */
export const roomOf = (layout: WallLayout, cells: readonly WallCell[]): number =>
  layout === 'free' ? cells.length : Number(layout)

/** The smallest layout in which so many cameras stand at once; the largest there is where none does. */
export const layoutFor = (count: number): WallLayout =>
  layouts.find(layout => layout !== 'free' && Number(layout) >= count) ?? '25'

/** `cells` with exactly as many as the layout has. */
export const filled = (layout: WallLayout, cells: readonly WallCell[]): readonly WallCell[] =>
  layout === 'free' ? cells : Array.from({ length: Number(layout) }, (_, at) => cells[at] ?? emptyCell)

/**
 * The same cameras in another layout, in reading order: where there are fewer cells the empty ones give way first, then the last;
 * a free wall begins as the layout stood.
 */
export const relaid = (from: WallLayout, cells: readonly WallCell[], to: WallLayout): readonly WallCell[] => {
  if (from === to) return cells
  if (to === 'free') {
    const spread = spreadOf(from)
    return filled(from, cells).map(({ camera }, at) => ({ camera, box: toFree(spread.boxes[at]!, spread) }))
  }
  const ordered = from === 'free' ? inReadingOrder(cells) : cells
  const most = Number(to)
  const cameras = ordered.map(({ camera }) => camera)
  const kept = trimmed(cameras).length <= most ? trimmed(cameras) : cameras.filter(camera => camera !== null)
  return filled(
    to,
    kept.slice(0, most).map(camera => ({ camera, box: null })),
  )
}

const trimmed = (cameras: readonly (string | null)[]): readonly (string | null)[] =>
  cameras.slice(0, cameras.findLastIndex(camera => camera !== null) + 1)

const inReadingOrder = (cells: readonly WallCell[]): readonly WallCell[] =>
  cells.toSorted((a, b) => (a.box?.y ?? 0) - (b.box?.y ?? 0) || (a.box?.x ?? 0) - (b.box?.x ?? 0))

/** A box of an even spread on the fine grid; boxes that touch still touch. */
const toFree = ({ x, y, w, h }: WallBox, { columns, rows }: Spread): WallBox => {
  const across = (at: number) => Math.round((at * FREE_GRID) / columns)
  const down = (at: number) => Math.round((at * FREE_GRID) / rows)
  return { x: across(x), y: down(y), w: across(x + w) - across(x), h: down(y + h) - down(y) }
}
