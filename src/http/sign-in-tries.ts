// How often somebody may guess. Counted per account and address together: whoever guesses at an account from elsewhere slows only themselves.
// A browser that its owner signed in with before is counted by itself, so that neither a neighbour behind the same address nor a flood from
// everywhere keeps its owner out. Kept in memory, bounded; a restart forgets it.

import { createHash } from 'node:crypto'
import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'

const FREE_TRIES = 5
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 15 * 60_000
const FORGOTTEN_AFTER_MS = 60 * 60_000
const MOST_KEPT = 10_000
/** So many names from one address within the hour is somebody inventing them, to guess or to push older counts out. */
const MOST_NAMES = 50
/** Wrong tries of all browsers that are not known, in this long: beyond that they wait, wherever they come from. */
const FLOOD_TRIES = 300
const FLOOD_MS = 10 * 60_000

export type Guesser = {
  readonly username: string
  /** One household, as `networkOf` says. */
  readonly address: string
  /** The token of a browser that this account was signed in with before. */
  readonly known?: string | undefined
}

export type SignInTries = {
  /** Counts a try before it is checked, so that many at once gain nothing. Throws `too_many_tries` with `retry_after_s`. */
  readonly begin: (guesser: Guesser) => void
  readonly succeeded: (guesser: Guesser) => void
}

export const createSignInTries = (clock: Clock): SignInTries => {
  const kept = new Map<string, { tries: number; last_ms: number }>()
  const flood = createFlood(clock)
  return {
    begin: guesser => {
      const [key, now] = [keyOf(guesser), clock.monotonic()]
      const before = kept.get(key)
      const entry =
        before === undefined || now - before.last_ms > FORGOTTEN_AFTER_MS ? { tries: 0, last_ms: now } : before
      const left_ms = entry.last_ms + waitAfter(entry.tries) - now
      if (left_ms > 0) throw new Problem('too_many_tries', { retry_after_s: Math.ceil(left_ms / 1000) })
      if (guesser.known === undefined) {
        if (before === undefined && namesFrom(kept, networkOf(guesser.address), now) >= MOST_NAMES)
          throw new Problem('too_many_tries', { retry_after_s: LONGEST_WAIT_MS / 1000 })
        flood.begin()
      }
      kept.delete(key)
      kept.set(key, { tries: entry.tries + 1, last_ms: now })
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!)
    },
    succeeded: guesser => {
      if (kept.delete(keyOf(guesser)) && guesser.known === undefined) flood.succeeded()
    },
  }
}

const createFlood = (clock: Clock) => {
  let [since_ms, tries] = [Number.NEGATIVE_INFINITY, 0]
  return {
    begin: () => {
      const now = clock.monotonic()
      if (now - since_ms > FLOOD_MS) [since_ms, tries] = [now, 0]
      if (tries >= FLOOD_TRIES)
        throw new Problem('too_many_tries', { retry_after_s: Math.ceil((since_ms + FLOOD_MS - now) / 1000) + 1 })
      tries++
    },
    succeeded: () => {
      tries = Math.max(0, tries - 1)
    },
  }
}

const namesFrom = (kept: ReadonlyMap<string, { readonly last_ms: number }>, network: string, now: number): number => {
  let names = 0
  for (const [key, { last_ms }] of kept)
    if (now - last_ms <= FORGOTTEN_AFTER_MS && key.startsWith(`${network} `)) names++
  return names
}

const waitAfter = (tries: number): number =>
  tries < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - FREE_TRIES))

const keyOf = ({ username, address, known }: Guesser): string =>
  `${known === undefined ? networkOf(address) : createHash('sha256').update(known).digest('base64url')} ${username.toLowerCase()}`

/** One household: an IPv4 address, or the first 64 bits of an IPv6 one, of which a single machine owns all the rest. */
export const networkOf = (address: string): string => {
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1]
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address
  const [head = [], tail = []] = (address.split('%')[0] ?? '').split('::').map(part => part.split(':').filter(Boolean))
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0')
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(':')}::/64`
}
