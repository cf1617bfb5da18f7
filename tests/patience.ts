// Patience: tests wait for what they want to see, with a deadline, and say what they saw last when it does not come.

import { setTimeout as pause } from 'node:timers/promises'

const LOOK_EVERY_MS = 100

/** Looks until `look` answers something other than undefined and false; a look that throws counts as not yet. */
export const until = async <T>(
  wish: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  patience_ms = 30_000,
): Promise<T> => {
  const deadline = performance.now() + patience_ms
  let last: unknown
  for (;;) {
    try {
      const seen = await look()
      if (seen !== undefined && seen !== false) return seen
      last = seen
    } catch (error) {
      last = error
    }
    if (performance.now() > deadline) throw new Error(`not within ${patience_ms} ms: ${wish}`, { cause: last })
    await pause(LOOK_EVERY_MS)
  }
}
