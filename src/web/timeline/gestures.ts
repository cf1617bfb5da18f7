// Gestures: how fingers, mouse and wheel move a timeline. On the axis a finger scrubs; on the rows it takes the time along, and a press
// goes there; two fingers come nearer; the wheel comes nearer where the pointer is.

import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import type { WallTime90k } from '#base/units.ts'
import { stationNow } from '#web/station-clock.ts'
import { AXIS_HEIGHT } from './paint-axis.ts'
import { lengthOf, panned, timeAt, zoomed } from './view.ts'
import type { ViewStore } from './view-store.ts'

export type Pointed = { readonly x: number; readonly y: number }
export type Moved = {
  readonly store: ViewStore
  readonly width: number
  /** Where the picture stands, so that it can be taken there. */
  readonly playheadX: () => number
  readonly onHover: (at: Pointed | undefined) => void
  readonly onPress: (at: WallTime90k, y: number) => void
  readonly onScrub: (at: WallTime90k) => void
  readonly onScrubEnd: (at: WallTime90k) => void
}

type Finger = { x: number; y: number; readonly from: Pointed }
type Doing = 'nothing' | 'pressing' | 'panning' | 'scrubbing' | 'pinching'

/** A hand trembles. */
const SLIP_PX = 6
const HANDLE_PX = 12
const SPEED_OVER_MS = 80

export const useGestures = (moved: Moved) => {
  const fingers = useRef(new Map<number, Finger>())
  const doing = useRef<Doing>('nothing')
  const trail = useRef<{ x: number; at_ms: number }[]>([])
  const pointIn = (event: PointerEvent<HTMLElement>): Pointed => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const at = (x: number): WallTime90k => timeAt(Math.min(Math.max(x, 0), moved.width), moved.store.view, moved.width)
  const leave = (event: PointerEvent<HTMLElement>): void => {
    const { x, y } = pointIn(event)
    const known = fingers.current.delete(event.pointerId)
    if (!known) return
    const did = doing.current
    if (fingers.current.size > 0) return
    doing.current = 'nothing'
    if (did === 'scrubbing') moved.onScrubEnd(at(x))
    if (did === 'pressing' && event.type === 'pointerup') moved.onPress(at(x), y)
    if (did === 'panning') moved.store.glide(speedOf(trail.current), moved.width)
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      const point = pointIn(event)
      event.currentTarget.setPointerCapture(event.pointerId)
      fingers.current.set(event.pointerId, { ...point, from: point })
      moved.store.hold()
      trail.current = []
      const near = Math.abs(point.x - moved.playheadX()) <= HANDLE_PX && event.pointerType !== 'mouse'
      const scrubs = point.y < AXIS_HEIGHT || (near && point.y < AXIS_HEIGHT + 10)
      doing.current = fingers.current.size > 1 ? 'pinching' : scrubs ? 'scrubbing' : 'pressing'
      if (doing.current === 'scrubbing') moved.onScrub(at(point.x))
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const point = pointIn(event)
      if (event.pointerType === 'mouse' || doing.current === 'scrubbing') moved.onHover(point)
      const finger = fingers.current.get(event.pointerId)
      if (finger === undefined) return
      if (doing.current === 'pressing' && Math.hypot(point.x - finger.from.x, point.y - finger.from.y) > SLIP_PX)
        doing.current = 'panning'
      if (doing.current === 'scrubbing') moved.onScrub(at(point.x))
      if (doing.current === 'panning') drag(moved, finger.x, point.x, trail.current)
      if (doing.current === 'pinching') pinch(moved, fingers.current, event.pointerId, point)
      finger.x = point.x
      finger.y = point.y
    },
    onPointerUp: leave,
    onPointerCancel: leave,
    onPointerLeave: () => moved.onHover(undefined),
  }
}

const drag = ({ store, width }: Moved, from: number, to: number, trail: { x: number; at_ms: number }[]): void => {
  store.set(panned(store.view, ((from - to) * lengthOf(store.view)) / width, stationNow()))
  trail.push({ x: to, at_ms: performance.now() })
  if (trail.length > 20) trail.shift()
}

const pinch = ({ store, width }: Moved, fingers: ReadonlyMap<number, Finger>, id: number, point: Pointed): void => {
  const moved = fingers.get(id)
  const other = [...fingers].find(([key]) => key !== id)?.[1]
  if (moved === undefined || other === undefined) return
  const before = Math.max(16, Math.abs(moved.x - other.x))
  const after = Math.max(16, Math.abs(point.x - other.x))
  const middle = (moved.x + other.x) / 2
  const now = stationNow()
  const nearer = zoomed(store.view, timeAt(middle, store.view, width), before / after, now)
  store.set(panned(nearer, ((middle - (point.x + other.x) / 2) * lengthOf(nearer)) / width, now))
}

/** Pixels a millisecond over the last moment; none where the finger had come to rest. */
const speedOf = (trail: readonly { readonly x: number; readonly at_ms: number }[]): number => {
  const now = performance.now()
  const late = trail.filter(({ at_ms }) => now - at_ms < SPEED_OVER_MS)
  const [first, last] = [late[0], late.at(-1)]
  if (first === undefined || last === undefined || last.at_ms - first.at_ms < 8) return 0
  return (last.x - first.x) / (last.at_ms - first.at_ms)
}

/** The page must not scroll under the timeline, so the listener is not passive and not React's. */
export const useWheel = (
  box: RefObject<HTMLElement | null>,
  { store, width }: Pick<Moved, 'store' | 'width'>,
): void => {
  useEffect(() => {
    const element = box.current
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault()
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
      const [dx, dy] = [event.deltaX * lines, event.deltaY * lines]
      const sideways = event.shiftKey ? dx + dy : dx
      if (Math.abs(sideways) > (event.shiftKey ? 0 : Math.abs(dy)))
        store.change((view, now) => panned(view, (sideways * lengthOf(view)) / width, now))
      else {
        const x = event.clientX - (element?.getBoundingClientRect().left ?? 0)
        const by = Math.max(-0.35, Math.min(0.35, dy / (event.ctrlKey ? 100 : 300)))
        store.change((view, now) => zoomed(view, timeAt(x, view, width), Math.exp(by), now))
      }
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [box, store, width])
}
