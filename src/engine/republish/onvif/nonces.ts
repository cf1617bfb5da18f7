// Nonces of HTTP Digest: given out, good for a while, and each answer to one counts once.

import type { Clock } from '#base/clock.ts'
import { newNonce } from '#engine/republish/digest.ts'

const GOOD_MS = 5 * 60_000
const MOST = 2000

export type Nonces = {
  readonly give: () => string
  readonly fresh: (nonce: string) => boolean
  /** False when this answer came before. Without a count (`''`) a nonce is good once. */
  readonly use: (nonce: string, count: string) => boolean
}

export const createNonces = (clock: Clock): Nonces => {
  const given = new Map<string, { readonly at_ms: number; last: number }>()
  const fresh = (nonce: string) => clock.monotonic() - (given.get(nonce)?.at_ms ?? Number.NEGATIVE_INFINITY) <= GOOD_MS
  return {
    give: () => {
      const nonce = newNonce()
      given.set(nonce, { at_ms: clock.monotonic(), last: 0 })
      const oldest = given.keys().next()
      if (given.size > MOST && oldest.done === false) given.delete(oldest.value)
      return nonce
    },
    fresh,
    use: (nonce, count) => {
      const known = given.get(nonce)
      if (known === undefined || !fresh(nonce)) return false
      if (count === '') return given.delete(nonce)
      const number = /^[0-9a-f]{8}$/i.test(count) ? Number.parseInt(count, 16) : 0
      if (number <= known.last) return false
      known.last = number
      return true
    },
  }
}
