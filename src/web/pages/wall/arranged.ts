// Arranged: the wall as hands and keys find it when they begin to arrange it.

import type { RefObject } from 'react'
import type { WallCell, WallLayout } from '#contract/wall.ts'
import type { Rect } from './geometry.ts'
import type { Room } from './grid.ts'

export type Arranged = {
  readonly layout: WallLayout | 'all'
  readonly cells: readonly WallCell[]
  readonly rects: readonly Rect[]
  readonly room: Room | undefined
  readonly box: RefObject<HTMLElement | null>
  readonly field: RefObject<HTMLElement | null>
  /** The wall itself is shown, and nothing is enlarged. */
  readonly able: boolean
  readonly arranging: boolean
  readonly nameOf: (camera: string) => string
  /** Arranging begins; a wall of all cameras becomes one with a layout. */
  readonly begin: () => void
  readonly change: (cells: readonly WallCell[]) => void
  readonly focus: (cell: number) => void
}
