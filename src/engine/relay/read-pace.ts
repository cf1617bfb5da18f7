// Read pace: one budget of bits a second for all who fetch. Whoever has read is told how long to read nothing, so that the sender's own
// window slows it down; nothing is thrown away and nothing is held in memory.

import type { Clock } from '#base/clock.ts'

/** What nobody used in so long is lost: a pause is not made up for by a burst. */
const SAVED_MS = 100

export type PaceKeeper = {
  /** Notes what was read; answers for how many milliseconds to read nothing. */
  readonly read: (bytes: number) => number
}

/** `limit` is asked at each read: it may change while footage is fetched. Null: no limit. */
export const createPaceKeeper = (clock: Clock, limit: () => number | null): PaceKeeper => {
  let free_ms = 0
  return {
    read: bytes => {
      const bits_per_second = limit()
      if (bits_per_second === null) return 0
      const now = clock.monotonic()
      free_ms = Math.max(free_ms, now - SAVED_MS) + (bytes * 8000) / bits_per_second
      return Math.max(0, free_ms - now)
    },
  }
}
