// Set clock: a clock that stands still until a test moves it.

import type { Clock } from '#base/clock.ts'
import { millis, type WallTime90k, wallFromUnixMillis } from '#base/units.ts'

export type SetClock = Clock & {
  /** Time passes. */
  readonly pass: (ms: number) => void
  /** Somebody sets the station's time of day; time itself does not pass. */
  readonly step: (ms: number) => void
}

/** 22 November 2026, 08:15 in the commune. */
export const MORNING: WallTime90k = wallFromUnixMillis(Date.UTC(2026, 10, 22, 1, 15))

export const createSetClock = (): SetClock => {
  let wall_ms = Date.UTC(2026, 10, 22, 1, 15)
  let monotonic_ms = 5000
  return {
    wall: () => wallFromUnixMillis(wall_ms),
    monotonic: () => millis(monotonic_ms),
    pass: ms => {
      wall_ms += ms
      monotonic_ms += ms
    },
    step: ms => {
      wall_ms += ms
    },
  }
}
