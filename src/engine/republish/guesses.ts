// Guesses: an address that has answered wrongly too often rests for a while, and hears no more whether an answer is right. RTSP, ONVIF and
// snapshots count together; of IPv6 a whole network counts as one address, since its hosts can choose theirs.

import { isIPv6 } from 'node:net'
import type { Clock } from '#base/clock.ts'

const MOST_WRONG = 10
const REST_MS = 60_000
const MOST_ADDRESSES = 1000

export type GuessesAt = { readonly resting: () => boolean; readonly wrong: () => void }
export type Guesses = { readonly at: (address: string) => GuessesAt }

/** `noted` hears of every wrong answer. */
export const createGuesses = (clock: Clock, noted: (address: string) => void = () => {}): Guesses => {
  const known = new Map<string, { wrong: number; last_ms: number }>()
  const current = (place: string) => {
    const found = known.get(place)
    if (found === undefined || clock.monotonic() - found.last_ms < REST_MS) return found
    known.delete(place)
    return undefined
  }
  return {
    at: address => {
      const place = networkOf(address)
      return {
        resting: () => (current(place)?.wrong ?? 0) >= MOST_WRONG,
        wrong: () => {
          noted(address)
          const wrong = (current(place)?.wrong ?? 0) + 1
          known.delete(place) // the newest comes last: the oldest is forgotten first
          known.set(place, { wrong, last_ms: clock.monotonic() })
          const oldest = known.keys().next()
          if (known.size > MOST_ADDRESSES && oldest.done === false) known.delete(oldest.value)
        },
      }
    },
  }
}

/** The address itself for IPv4, also inside IPv6; the first 64 bits of IPv6. */
const networkOf = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [before = '', after] = plain.split('::')
  const head = before === '' ? [] : before.split(':')
  const tail = after === undefined || after === '' ? [] : after.split(':')
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length)
  return [...head, ...Array<string>(zeros).fill('0'), ...tail].slice(0, 4).join(':')
}
