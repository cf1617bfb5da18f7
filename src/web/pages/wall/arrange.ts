// Arranging: what a hand, or the arrow keys, may do with the cells of a wall. Every deed answers new cells; one that cannot be done answers
// the cells as they were. Pure.

import type { WallBox, WallCell, WallLayout } from '#contract/wall.ts'
import { isInside } from './geometry.ts'
import { emptyCell, FREE_GRID, filled } from './layouts.ts'

type Cells = readonly WallCell[]

/** Two cells give each other their cameras; their boxes stay where they are. */
export const swap = (cells: Cells, from: number, to: number): Cells => {
  const [a, b] = [cells[from], cells[to]]
  if (a === undefined || b === undefined || from === to) return cells
  return cells.with(from, { ...a, camera: b.camera }).with(to, { ...b, camera: a.camera })
}

/** A camera into a cell; where it stood before it leaves what was here. */
export const put = (cells: Cells, at: number, camera: string): Cells => {
  const before = cells.findIndex(cell => cell.camera === camera)
  if (before !== -1) return swap(cells, before, at)
  const cell = cells[at]
  return cell === undefined ? cells : cells.with(at, { ...cell, camera })
}

/** A cell without its camera; a free wall loses the cell. */
export const takeOut = (layout: WallLayout, cells: Cells, at: number): Cells => {
  const cell = cells[at]
  if (cell === undefined) return cells
  return layout === 'free' ? cells.toSpliced(at, 1) : cells.with(at, { ...cell, camera: null })
}

/** A camera into the first cell that is empty; on a free wall into the first room there is. Undefined where there is none. */
export const add = (layout: WallLayout, cells: Cells, camera: string): Cells | undefined => {
  const whole = filled(layout, cells)
  const empty = whole.findIndex(cell => cell.camera === null)
  if (empty !== -1) return put(whole, empty, camera)
  if (layout !== 'free' || cells.length >= MOST_CELLS) return undefined
  const box = freeBox(cells)
  return box === undefined ? undefined : [...cells, { camera, box }]
}

const MOST_CELLS = 25
const SIZES = [12, 8, 6, 4, 3, 2]

/** The largest square of the fine grid that is still free, the topmost and leftmost of them. */
export const freeBox = (cells: Cells): WallBox | undefined => {
  for (const size of SIZES)
    for (let y = 0; y + size <= FREE_GRID; y++)
      for (let x = 0; x + size <= FREE_GRID; x++) {
        const box = { x, y, w: size, h: size }
        if (isFree(cells, box, -1)) return box
      }
  return undefined
}

const isFree = (cells: Cells, box: WallBox, but: number): boolean =>
  cells.every((cell, at) => at === but || cell.box === null || apart(box, cell.box))

const apart = (a: WallBox, b: WallBox): boolean =>
  a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y

export type Pull = { readonly dx: number; readonly dy: number }

/** A box pushed by whole steps; it stops at the edge, and does not go over another. */
export const move = (cells: Cells, at: number, { dx, dy }: Pull): Cells => {
  const box = cells[at]?.box
  if (!box) return cells
  const x = Math.max(0, Math.min(FREE_GRID - box.w, box.x + dx))
  const y = Math.max(0, Math.min(FREE_GRID - box.h, box.y + dy))
  return set(cells, at, { ...box, x, y })
}

/** A cell can be read from this size on. */
const LEAST = 2

/** A box pulled at its lower right corner. */
export const resize = (cells: Cells, at: number, { dx, dy }: Pull): Cells => {
  const box = cells[at]?.box
  if (!box) return cells
  const w = Math.max(LEAST, Math.min(FREE_GRID - box.x, box.w + dx))
  const h = Math.max(LEAST, Math.min(FREE_GRID - box.y, box.h + dy))
  return set(cells, at, { ...box, w, h })
}

const set = (cells: Cells, at: number, box: WallBox): Cells =>
  isInside(box, FREE_GRID) && isFree(cells, box, at) ? cells.with(at, { ...cells[at]!, box }) : cells

/** As the station keeps them: without the empty ones at the end, which every layout has by itself. */
export const toSave = (layout: WallLayout, cells: Cells): WallCell[] => {
  if (layout === 'free') return [...cells]
  const last = cells.findLastIndex(({ camera }) => camera !== null)
  return cells.slice(0, last + 1).map(({ camera }) => ({ ...emptyCell, camera }))
}
