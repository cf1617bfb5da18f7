// Zooming by hand: the wheel and two fingers zoom, a pull moves what is zoomed. Off while the hand steers the camera instead.

import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { panned, wholePicture, type Zoom, zoomAt } from './zoom.ts'

type Point = { readonly x: number; readonly y: number }

export type Zooming = {
  readonly zoom: Zoom
  readonly by: (factor: number) => void
  readonly reset: () => void
  /** For the element that covers the picture. */
  readonly hands: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void
  }
}

const MIDDLE = { x: 0.5, y: 0.5 }

export const useZoom = (active: boolean, cover: RefObject<HTMLElement | null>): Zooming => {
  const [zoom, setZoom] = useState(wholePicture)
  const fingers = useRef(new Map<number, Point>())
  useEffect(() => {
    if (!active) return setZoom(wholePicture)
    const element = cover.current
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault()
      setZoom(before => zoomAt(before, Math.exp(-event.deltaY / 400), within(event, element)))
    }
    // React listens to wheels passively, and the page would scroll.
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [active, cover])
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (!active) return
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const before = fingers.current.get(event.pointerId)
    if (!active || before === undefined) return
    const now = { x: event.clientX, y: event.clientY }
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1]
    fingers.current.set(event.pointerId, now)
    const { width, height } = event.currentTarget.getBoundingClientRect()
    if (other === undefined) {
      setZoom(zoom => panned(zoom, (now.x - before.x) / width, (now.y - before.y) / height))
      return
    }
    const factor = apart(now, other) / Math.max(1, apart(before, other))
    setZoom(zoom => zoomAt(zoom, factor, within(middle(now, other), cover.current)))
  }
  const onPointerUp = (event: PointerEvent<HTMLElement>): void => {
    fingers.current.delete(event.pointerId)
  }
  return {
    zoom,
    by: factor => setZoom(before => zoomAt(before, factor, MIDDLE)),
    reset: () => setZoom(wholePicture),
    hands: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp },
  }
}

const apart = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
const middle = (a: Point, b: Point) => ({ clientX: (a.x + b.x) / 2, clientY: (a.y + b.y) / 2 })

const within = (at: { readonly clientX: number; readonly clientY: number }, element: Element | null): Point => {
  const box = element?.getBoundingClientRect()
  if (box === undefined || box.width === 0) return MIDDLE
  return { x: (at.clientX - box.left) / box.width, y: (at.clientY - box.top) / box.height }
}
