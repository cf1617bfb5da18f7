// Guesses: an address that has answered wrongly too often rests for a while, and hears no more whether an answer is right.

import type { Clock } from '#base/clock.ts'

const MOST_WRONG = 10
const REST_MS = 60_000
const MOST_ADDRESSES = 1000

export type GuessesAt = { readonly resting: () => boolean; readonly wrong: () => void }

export const createGuesses = (clock: Clock): { readonly at: (address: string) => GuessesAt } => {
  const known = new Map<string, { wrong: number; last_ms: number }>()
  const current = (address: string) => {
    const found = known.get(address)
    if (found === undefined || clock.monotonic() - found.last_ms < REST_MS) return found
    known.delete(address)
    return undefined
  }
  return {
    at: address => ({
      resting: () => (current(address)?.wrong ?? 0) >= MOST_WRONG,
      wrong: () => {
        const wrong = (current(address)?.wrong ?? 0) + 1
        known.delete(address) // the newest comes last: the oldest is forgotten first
        known.set(address, { wrong, last_ms: clock.monotonic() })
        const oldest = known.keys().next()
        if (known.size > MOST_ADDRESSES && oldest.done === false) known.delete(oldest.value)
      },
    }),
  }
}
