// Drag: a hand that holds something over the map, with mouse, pen or finger.

import { type PointerEvent as ReactPointerEvent, useRef } from 'react'
import type { Point } from './mercator.ts'

export type Dragging = {
  /** How far the hand is from where it took hold; `deed` names this one drag. */
  readonly onDrag: (by: Point, deed: string) => void
}

/** A press is not a drag until the hand has moved so far. */
const STILL_PX = 4
let drags = 0

type Hold = { readonly pointer: number; readonly from: Point; readonly deed: string; moved: boolean }

export const useDrag = ({ onDrag }: Dragging) => {
  const hold = useRef<Hold>(undefined)
  /** True once after a drag: the click that ends it is none. */
  const dragged = useRef(false)
  return {
    wasDragged: (): boolean => {
      const was = dragged.current
      dragged.current = false
      return was
    },
    onPointerDown: (event: ReactPointerEvent<Element>): void => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      drags += 1
      dragged.current = false
      const from = { x: event.clientX, y: event.clientY }
      hold.current = { pointer: event.pointerId, from, deed: `drag ${drags}`, moved: false }
    },
    onPointerMove: (event: ReactPointerEvent<Element>): void => {
      const held = hold.current
      if (held === undefined || held.pointer !== event.pointerId) return
      const by = { x: event.clientX - held.from.x, y: event.clientY - held.from.y }
      if (!held.moved && Math.hypot(by.x, by.y) < STILL_PX) return
      held.moved = true
      dragged.current = true
      onDrag(by, held.deed)
    },
    onPointerUp: (): void => {
      hold.current = undefined
    },
    onPointerCancel: (): void => {
      hold.current = undefined
    },
  }
}
