// Gestures: hands on the plain surface: one finger or the mouse moves it, two fingers and the wheel zoom around where they are, a press that
// moved nothing is a press.

import { type RefObject, useEffect, useRef } from 'react'
import { type Place, type Point, panned, unproject, type View, zoomed } from './mercator.ts'

/** A hand is never quite still. */
const STILL_PX = 5
const WHEEL_STEP = 1 / 300

export const useGestures = (
  surface: RefObject<HTMLElement | null>,
  view: RefObject<View>,
  setView: (change: (before: View) => View) => void,
  onPress: (place: Place) => void,
): void => {
  const press = useRef(onPress)
  press.current = onPress
  const set = useRef(setView)
  set.current = setView
  useEffect(() => {
    const element = surface.current
    if (element === null) return
    const hands = new Map<number, Point>()
    let moved = 0
    const pointOf = (event: MouseEvent): Point => {
      const { left, top } = element.getBoundingClientRect()
      return { x: event.clientX - left, y: event.clientY - top }
    }
    const onDown = (event: PointerEvent): void => {
      if (hands.size === 0) moved = 0
      hands.set(event.pointerId, pointOf(event))
      element.setPointerCapture(event.pointerId)
    }
    const onMove = (event: PointerEvent): void => {
      const before = hands.get(event.pointerId)
      if (before === undefined) return
      const now = pointOf(event)
      hands.set(event.pointerId, now)
      moved += Math.hypot(now.x - before.x, now.y - before.y)
      const other = [...hands].find(([id]) => id !== event.pointerId)?.[1]
      if (other === undefined) {
        if (moved > STILL_PX) set.current(at => panned(at, { x: now.x - before.x, y: now.y - before.y }))
        return
      }
      const far = (point: Point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y))
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
      set.current(at => zoomed(at, at.zoom + Math.log2(far(now) / far(before)), middle))
    }
    const onUp = (event: PointerEvent): void => {
      const held = hands.delete(event.pointerId)
      if (held && hands.size === 0 && moved <= STILL_PX && event.type === 'pointerup')
        press.current(unproject(view.current, pointOf(event)))
    }
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault()
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
      const around = pointOf(event)
      set.current(at => zoomed(at, at.zoom - event.deltaY * lines * WHEEL_STEP, around))
    }
    const stop = new AbortController()
    const { signal } = stop
    element.addEventListener('pointerdown', onDown, { signal })
    element.addEventListener('pointermove', onMove, { signal })
    element.addEventListener('pointerup', onUp, { signal })
    element.addEventListener('pointercancel', onUp, { signal })
    element.addEventListener('wheel', onWheel, { signal, passive: false })
    return () => stop.abort()
  }, [surface, view])
}
