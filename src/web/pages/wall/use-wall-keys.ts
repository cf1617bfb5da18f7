// Keys of the wall, in the order in which they mean something: a camera that is lifted, Esc one step back, arrows to the next cell, and the
// deeds of wall-keys.ts.

import type { RefObject } from 'react'
import type { WallCell } from '#contract/wall.ts'
import { keysTaken } from '#web/ui/shortcuts.ts'
import { cellOf, focusCell } from './cell-focus.ts'
import { isArrow, neighbour, type Rect } from './geometry.ts'
import type { Arranging } from './use-arranging.ts'
import type { Closer } from './use-closer.ts'
import { useDocumentKeys } from './use-document-keys.ts'
import { type WallDeed, wallDeedOf } from './wall-keys.ts'

type Asked = {
  readonly box: RefObject<HTMLElement | null>
  /** Undefined until it is known how large the wall is. */
  readonly rects: readonly Rect[] | undefined
  readonly shown: readonly WallCell[]
  readonly closer: Closer
  readonly arrange: Arranging
  readonly arranging: boolean
  /** A dialog has the keys. */
  readonly asking: boolean
  readonly act: (deed: WallDeed) => void
  readonly onArranged: () => void
}

export const useWallKeys = (asked: Asked): void => {
  const { box, rects, shown, closer, arrange } = asked
  const goBack = (): void => {
    if (closer.steering) closer.setSteering(false)
    else if (closer.enlarged !== undefined) closer.enlarge(undefined)
    else if (asked.arranging) asked.onArranged()
  }
  const go = (event: KeyboardEvent, cell: number | undefined): void => {
    if (rects === undefined || !isArrow(event.key) || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    const to = cell === undefined ? closer.here : neighbour(rects, closer.here, event.key)
    closer.select(to)
    if (closer.enlarged !== undefined && shown[to]?.camera != null) closer.enlarge(to)
    requestAnimationFrame(() => focusCell(box.current, to))
  }
  useDocumentKeys(event => {
    if (asked.asking || keysTaken(event.target)) return
    const cell = cellOf(event.target)
    if (cell !== undefined && arrange.onKey(event, cell)) event.preventDefault()
    else if (event.key === 'Escape') goBack()
    else if (isArrow(event.key) && !isInToolbar(event.target)) go(event, cell)
    else {
      const deed = wallDeedOf(event)
      if (deed === undefined) return
      event.preventDefault()
      asked.act(deed)
    }
  })
}

const isInToolbar = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="toolbar"]') !== null
