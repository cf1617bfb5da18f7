// Passwords: argon2id hashes in PHC form, made and checked off the main thread. At most two are worked on at once, and few
// may wait, fewer from one address, so that a flood of guesses costs neither the recorder nor the neighbour who signs in.

import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { Problem } from '#base/problems.ts'

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 passes, 1 lane.
const MEMORY_KIB = 19_456
const PASSES = 2
const TAG_BYTES = 32
const SALT_BYTES = 16
const AT_ONCE = 2
const MOST_WAITING = 32
const MOST_PER_ADDRESS = 4

export type Passwords = {
  /** The password's hash, with a new salt. `address` is who asks. Throws `sign_in_busy`. */
  readonly hash: (password: string, address: string) => Promise<string>
  /**
   * Takes the same time when `hash` is undefined (no such account) and then says no. `known`: from a browser that the account was signed in
   * with before; it does not wait behind a flood of strangers. Throws `sign_in_busy`.
   */
  readonly matches: (password: string, hash: string | undefined, address: string, known?: string) => Promise<boolean>
}

export const createPasswords = (): Passwords => {
  const queue = createQueue()
  return {
    hash: (password, address) =>
      queue(address, async () => {
        const salt = randomBytes(SALT_BYTES)
        const tag = await derive(password, salt, MEMORY_KIB, PASSES, TAG_BYTES)
        return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${base64(salt)}$${base64(tag)}`
      }),
    matches: (password, hash, address, known) =>
      queue(
        known ?? address,
        async () => {
          const [, memory, passes, salt, tag] = phcPattern.exec(hash ?? nobody) ?? phcPattern.exec(nobody)!
          const expected = Buffer.from(tag!, 'base64')
          const salted = Buffer.from(salt!, 'base64')
          const found = await derive(password, salted, Number(memory), Number(passes), expected.length)
          return timingSafeEqual(found, expected) && hash !== undefined
        },
        known !== undefined,
      ),
  }
}

const phcPattern = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=1\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]{22,86})$/
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '')
const nobody = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${base64(randomBytes(SALT_BYTES))}$${base64(randomBytes(TAG_BYTES))}`

// The same sentence typed on two keyboards is the same password: Vietnamese marks are composed first (RFC 8265 §4.2.2).
const derive = (password: string, nonce: Buffer, memory: number, passes: number, tagLength: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parameters = { message: password.normalize('NFC'), nonce, parallelism: 1, tagLength, memory, passes }
    argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag)))
  })

/** Runs work two at a time in order of arrival, what is to go first before the rest; refuses when too many wait in all or from one address. */
const createQueue = () => {
  const waiting: (() => void)[] = []
  const fromAddress = new Map<string, number>()
  let running = 0
  return async <T>(address: string, work: () => Promise<T>, first = false): Promise<T> => {
    const own = fromAddress.get(address) ?? 0
    if (own >= MOST_PER_ADDRESS || (!first && waiting.length >= MOST_WAITING)) throw new Problem('sign_in_busy')
    fromAddress.set(address, own + 1)
    if (running >= AT_ONCE) await new Promise<void>(turn => (first ? waiting.unshift(turn) : waiting.push(turn)))
    else running++
    try {
      return await work()
    } finally {
      const left = fromAddress.get(address)! - 1
      if (left === 0) fromAddress.delete(address)
      else fromAddress.set(address, left)
      const next = waiting.shift()
      if (next === undefined) running--
      else next() // The place is handed on: `running` stays.
    }
  }
}
