// Crop hands: drag to move, wheel or pinch to zoom, arrow keys and + − for whoever has no pointer. What they do to the crop is in crop.ts.

import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { type Crop, movedCrop, zoomedCrop } from './crop.ts'

const STEP = 0.12
const NEARER = 1.25

export const useCropHands = (
  box: RefObject<HTMLElement | null>,
  crop: Crop | null,
  onCrop: (crop: Crop | null) => void,
) => {
  const now = useRef({ crop, onCrop })
  now.current = { crop, onCrop }
  const fingers = useRef(new Map<number, { readonly x: number; readonly y: number }>())
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault()
      const { left, top, width, height } = element.getBoundingClientRect()
      const at = [(event.clientX - left) / width, (event.clientY - top) / height] as const
      now.current.onCrop(zoomedCrop(now.current.crop, 2 ** (-event.deltaY / 300), at))
    }
    // Not passive, which React's own would be: the page must not scroll under it.
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [box])
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const before = fingers.current.get(event.pointerId)
    if (before === undefined) return
    const after = { x: event.clientX, y: event.clientY }
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1]
    fingers.current.set(event.pointerId, after)
    const [dx, dy] = [(after.x - before.x) / width, (after.y - before.y) / height]
    if (other === undefined) {
      now.current.onCrop(movedCrop(now.current.crop, dx, dy))
      return
    }
    const [was, is] = [
      Math.hypot(before.x - other.x, before.y - other.y),
      Math.hypot(after.x - other.x, after.y - other.y),
    ]
    const middle = [((after.x + other.x) / 2 - left) / width, ((after.y + other.y) / 2 - top) / height] as const
    now.current.onCrop(movedCrop(zoomedCrop(now.current.crop, is / Math.max(1, was), middle), dx / 2, dy / 2))
  }
  const onPointerUp = (event: PointerEvent): void => void fingers.current.delete(event.pointerId)
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, Crop | null>> = {
      ArrowLeft: movedCrop(crop, STEP, 0),
      ArrowRight: movedCrop(crop, -STEP, 0),
      ArrowUp: movedCrop(crop, 0, STEP),
      ArrowDown: movedCrop(crop, 0, -STEP),
      '+': zoomedCrop(crop, NEARER),
      '=': zoomedCrop(crop, NEARER),
      '-': zoomedCrop(crop, 1 / NEARER),
      '0': null,
    }
    if (!Object.hasOwn(moves, event.key)) return
    event.preventDefault()
    onCrop(moves[event.key] ?? null)
  }
  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp, onKeyDown }
}
