// Playhead: where the picture stands. It moves by itself while time does, without anything else being painted anew.

import { useEffect, useLayoutEffect, useRef } from 'react'
import type { WallTime90k } from '#base/units.ts'
import { stationNow } from '#web/station-clock.ts'
import { following, xOf } from './view.ts'
import type { ViewStore } from './view-store.ts'

export const Playhead = ({
  store,
  position,
  moving,
  width,
  height,
}: {
  readonly store: ViewStore
  readonly position: () => WallTime90k
  readonly moving: boolean
  readonly width: number
  readonly height: number
}) => {
  const line = useRef<HTMLDivElement>(null)
  const asked = useRef(position)
  asked.current = position
  const place = (at: WallTime90k): void => {
    if (line.current === null) return
    const x = xOf(at, store.view, width)
    line.current.style.transform = `translateX(${Math.round(x * 2) / 2}px)`
    line.current.style.visibility = x >= 0 && x <= width ? 'visible' : 'hidden'
  }
  const placing = useRef(place)
  placing.current = place
  useLayoutEffect(() => placing.current(asked.current()))
  useEffect(() => {
    if (!moving) return
    let frame = 0
    let last = asked.current()
    const on = (): void => {
      const at = asked.current()
      // Only what goes on by itself takes the view along; who looks elsewhere is left in peace.
      const was_in = last >= store.view.from && last <= store.view.to
      const next = was_in && at !== last ? following(store.view, at, at < last, stationNow()) : store.view
      if (next !== store.view) store.set(next)
      last = at
      placing.current(at)
      frame = requestAnimationFrame(on)
    }
    frame = requestAnimationFrame(on)
    return () => cancelAnimationFrame(frame)
  }, [store, moving])
  return (
    <div ref={line} aria-hidden="true" className="pointer-events-none absolute top-0 left-0" style={{ height }}>
      <div className="absolute top-5 bottom-0 -left-px w-0.5 bg-ink" />
      <svg aria-hidden="true" viewBox="0 0 14 12" className="absolute top-4.5 -left-1.75 h-3 w-3.5">
        <path d="M0 0h14v5l-7 7-7-7z" className="fill-ink" />
      </svg>
    </div>
  )
}
