// Pulling to steer: a camera turns towards where the hand pulls on its picture, faster the further, and stops when it is let go.

import { type PointerEvent, useRef } from 'react'
import { pulled, type Steer } from '#web/pages/camera/steer.ts'

type Hand = { readonly id: number; readonly x: number; readonly y: number; told: string }

export const usePull = (steer: Steer) => {
  const hand = useRef<Hand>(undefined)
  const letGo = (event: PointerEvent<HTMLElement>): void => {
    if (hand.current?.id !== event.pointerId) return
    hand.current = undefined
    steer.release()
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      if (hand.current !== undefined || event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      hand.current = { id: event.pointerId, x: event.clientX, y: event.clientY, told: '' }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      const held = hand.current
      if (held?.id !== event.pointerId) return
      const { width, height } = event.currentTarget.getBoundingClientRect()
      const direction = pulled(event.clientX - held.x, event.clientY - held.y, Math.min(width, height) / 3)
      const told = JSON.stringify(direction)
      if (told === held.told) return
      held.told = told
      if (direction === undefined) steer.release()
      else steer.hold(direction)
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
  }
}
