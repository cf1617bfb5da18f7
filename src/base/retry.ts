// Retry: how long to wait before the next try, so that many cameras that died together do not come back together.

import { type Millis, millis } from './units.ts'

export type Backoff = { readonly first_ms: number; readonly most_ms: number }

/** Exponential back-off with full jitter in its upper half: tries 0, 1, 2 … wait around first, 2×first, 4×first … up to most. */
export const backoff = (tries: number, { first_ms, most_ms }: Backoff, random: () => number = Math.random): Millis => {
  const whole = Math.min(most_ms, first_ms * 2 ** Math.min(tries, 30))
  return millis(Math.round(whole * (0.5 + random() / 2)))
}
