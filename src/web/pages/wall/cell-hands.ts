// What hands do to the cells of a wall: one set of functions for all tiles, always the same ones, so that no tile is drawn anew for them.

import { type MouseEvent, type PointerEvent, useMemo, useRef } from 'react'

export type CellHands = {
  readonly onSelect: (cell: number) => void
  /** A pointer goes down: perhaps it will drag. */
  readonly onPress: (event: PointerEvent<HTMLElement>, cell: number) => void
  readonly onClick: (event: MouseEvent<HTMLElement>, cell: number) => void
  readonly onEnlarge: (cell: number) => void
  readonly onShrink: () => void
  readonly onDeed: (deed: 'still' | 'bookmark' | 'television' | 'steer' | 'snooze', cell: number) => void
  readonly onResize: (event: PointerEvent<HTMLElement>, cell: number) => void
  readonly onTakeOut: (cell: number) => void
}

/** Functions that stay the same and do what the latest ones do. */
export const useHands = (latest: CellHands): CellHands => {
  const current = useRef(latest)
  current.current = latest
  return useMemo(
    () => ({
      onSelect: cell => current.current.onSelect(cell),
      onPress: (event, cell) => current.current.onPress(event, cell),
      onClick: (event, cell) => current.current.onClick(event, cell),
      onEnlarge: cell => current.current.onEnlarge(cell),
      onShrink: () => current.current.onShrink(),
      onDeed: (deed, cell) => current.current.onDeed(deed, cell),
      onResize: (event, cell) => current.current.onResize(event, cell),
      onTakeOut: cell => current.current.onTakeOut(cell),
    }),
    [],
  )
}
