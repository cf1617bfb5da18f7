// Following a pointer from where it goes down until it is let go. A mouse pulls at once; a finger on a wall that is not being arranged first
// rests, because a finger that moves at once means to scroll.

import type { PointerEvent } from 'react'

export type Pulled = { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number }

export type Hand = {
  /** From now on it pulls: a tremble or a tap never comes so far. */
  readonly onBegin: () => void
  readonly onPull: (at: Pulled) => void
  /** Once after `onBegin`; undefined where the browser took the pointer away, and nothing is dropped. */
  readonly onEnd: (at: Pulled | undefined) => void
}

/** A hand that trembles does not pull. */
const SLACK = 8
/** A finger that rests so long lifts what lies under it. */
const LONG_MS = 550

type Here = { readonly clientX: number; readonly clientY: number }

export const followPointer = (event: PointerEvent<HTMLElement>, rests_first: boolean, hand: Hand): void => {
  const start = { x: event.clientX, y: event.clientY }
  const pulled = ({ clientX: x, clientY: y }: Here): Pulled => ({ x, y, dx: x - start.x, dy: y - start.y })
  const stop = new AbortController()
  let begun = false
  const begin = (at: Pulled): void => {
    begun = true
    hand.onBegin()
    hand.onPull(at)
  }
  const rest = rests_first ? setTimeout(() => begin({ ...start, dx: 0, dy: 0 }), LONG_MS) : undefined
  const end = (): void => {
    clearTimeout(rest)
    stop.abort()
  }
  const onMove = (now: globalThis.PointerEvent): void => {
    if (now.pointerId !== event.pointerId) return
    const at = pulled(now)
    if (begun) hand.onPull(at)
    else if (Math.hypot(at.dx, at.dy) < SLACK) return
    else if (rests_first) end()
    else begin(at)
  }
  const onEnd = (now: globalThis.PointerEvent): void => {
    if (now.pointerId !== event.pointerId) return
    end()
    if (begun) hand.onEnd(now.type === 'pointerup' ? pulled(now) : undefined)
  }
  const options = { signal: stop.signal }
  window.addEventListener('pointermove', onMove, options)
  window.addEventListener('pointerup', onEnd, options)
  window.addEventListener('pointercancel', onEnd, options)
}
