// Use clock: the review's clock as React state: what somebody changes at once, the time that passes a few times a second.

import type { WallTime90k } from '#base/units.ts'
import type { ClockState, ReviewClock } from '#web/player/review-clock.ts'
import { useClockState, useClockTime } from '#web/player/use-review.ts'

export type ShownClock = ClockState & { readonly at: WallTime90k }

export const useClock = (clock: ReviewClock): ShownClock => {
  const at = useClockTime(clock)
  return { ...useClockState(clock), at }
}
