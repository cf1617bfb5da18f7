// Review, in React: one clock for the pictures of a page, its state, and its time as often as somebody wants to read it.

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { WallTime90k } from '#base/units.ts'
import { isPurposeAsked } from '#web/purpose.ts'
import { offerClock } from './metrics.ts'
import type { ClockState, ReviewClock } from './review-clock.ts'
import { Synchronised, type TimeTold } from './synchronised.ts'

/** One review for as long as the page stands. */
export const useReview = (at: WallTime90k, told: TimeTold): Synchronised => {
  const now = useRef(told)
  now.current = told
  const [review] = useState(
    () =>
      new Synchronised(at, {
        onHop: gap => now.current.onHop?.(gap),
        onEnd: end => now.current.onEnd?.(end),
        isAsking: isPurposeAsked,
      }),
  )
  useEffect(() => offerClock(review.clock), [review])
  return review
}

export const useClockState = (clock: ReviewClock): ClockState =>
  useSyncExternalStore(clock.subscribe, () => clock.state)

/** The clock's time, drawn anew at most so often, and at once when it jumps. */
export const useClockTime = (clock: ReviewClock, every_ms = 200): WallTime90k => {
  const [at, setAt] = useState(clock.at)
  useEffect(() => {
    const look = (): void => setAt(clock.at)
    look()
    const timer = setInterval(look, every_ms)
    const leave = clock.subscribe(look)
    return () => {
      clearInterval(timer)
      leave()
    }
  }, [clock, every_ms])
  return at
}
