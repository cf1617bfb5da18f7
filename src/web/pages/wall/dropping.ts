// Dropping: what becomes of the cells when a hand lets go of a camera, and where a free box stands while it is pulled. Pure.

import type { WallCell, WallLayout } from '#contract/wall.ts'
import { add, move, type Pull, put, resize, swap, takeOut } from './arrange.ts'
import { steps } from './geometry.ts'
import type { Room } from './grid.ts'
import { FREE_GRID } from './layouts.ts'

type Cells = readonly WallCell[]

/** What is held: the camera of a cell, or one from the tray. */
export type Held = { readonly cell: number | undefined; readonly camera: string }

/** Where it is let go: over the tray, over a cell, or (-1) nowhere. */
export type Onto = { readonly on_tray: boolean; readonly target: number }

/** The cells afterwards; undefined where nothing changes. */
export const dropped = (
  { layout, cells }: { readonly layout: WallLayout | 'all'; readonly cells: Cells },
  { cell, camera }: Held,
  { on_tray, target }: Onto,
): Cells | undefined => {
  if (on_tray) return cell === undefined || layout === 'all' ? undefined : takeOut(layout, cells, cell)
  if (cell !== undefined) return target >= 0 ? swap(cells, cell, target) : undefined
  if (target >= 0) return put(cells, target, camera)
  return layout === 'all' ? undefined : add(layout, cells, camera)
}

/** A free box pulled by so many pixels; where it would lie over another it stays where it last fitted. */
export const pulledFreely = (
  kind: 'move' | 'resize',
  { cells, room }: { readonly cells: Cells; readonly room: Room | undefined },
  cell: number,
  pull: Pull,
  before: Cells | undefined,
): Cells => {
  const by = {
    dx: steps(pull.dx, room?.width ?? 1, FREE_GRID),
    dy: steps(pull.dy, room?.height ?? 1, FREE_GRID),
  }
  const next = (kind === 'move' ? move : resize)(cells, cell, by)
  return next === cells && (by.dx !== 0 || by.dy !== 0) ? (before ?? cells) : next
}
