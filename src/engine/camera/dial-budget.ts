// Dial budget: how many cameras may be dialled a second, all together. When a street's power comes back, its cameras are dialled in turn
// and not in one burst; a single camera never waits.

import type { Clock } from '#base/clock.ts'

export type DialBudget = {
  /** Resolves when it is this dialler's turn; at once while there is room. Rejects nothing; ends early when `signal` aborts. */
  readonly turn: (signal: AbortSignal) => Promise<void>
}

/** At most `a_second` dials a second, of which so many at once. */
export const createDialBudget = (clock: Clock, a_second: number): DialBudget => {
  const every_ms = 1000 / a_second
  let next_ms = Number.NEGATIVE_INFINITY

  return {
    turn: signal => {
      const now = clock.monotonic()
      // Room that was not used is kept for a second, no longer.
      next_ms = Math.max(next_ms, now - 1000) + every_ms
      const wait_ms = next_ms - now
      return wait_ms <= 0 ? Promise.resolve() : pause(wait_ms, signal)
    },
  }
}

/** Waits, or until `signal` aborts. */
export const pause = (wait_ms: number, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, wait_ms)
    signal.addEventListener('abort', done, { once: true })
  })
