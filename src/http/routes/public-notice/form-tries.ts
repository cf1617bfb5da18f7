// How often the public form may be sent: a few times an hour from one line, and so many a day in all, so that the desk is not flooded and a family
// behind one address still gets through. Kept in memory, bounded; what came in is counted by the book.

import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'

const FROM_ONE_LINE = 5
const HOUR_MS = 3_600_000
const MOST_A_DAY = 200
const MOST_KEPT = 5_000

export type FormTries = {
  /** Throws `too_many_requests_public`. */
  readonly begin: (network: string, today: number) => void
}

export const createFormTries = (clock: Clock): FormTries => {
  const kept = new Map<string, readonly number[]>()
  return {
    begin: (network, today) => {
      if (today >= MOST_A_DAY) throw new Problem('too_many_requests_public', { retry_after_s: HOUR_MS / 1000 })
      const now = clock.monotonic()
      const recent = (kept.get(network) ?? []).filter(at => now - at < HOUR_MS)
      if (recent.length >= FROM_ONE_LINE)
        throw new Problem('too_many_requests_public', { retry_after_s: Math.ceil((recent[0]! + HOUR_MS - now) / 1000) })
      kept.delete(network)
      kept.set(network, [...recent, now])
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!)
    },
  }
}
