// Web tools: the arithmetic of verifying in a browser. Fragments are hashed by the browser itself, beside the hash of the whole file, which no browser offers bit by bit.

import { ed25519 } from '@noble/curves/ed25519'
import { sha256 } from '@noble/hashes/sha2'
import type { Tools } from '#verify/tools.ts'

/** Below this asking the browser takes longer than hashing. */
const SMALL_BYTES = 4096

export const createWebTools = (): Tools => ({
  sha256: () => {
    const hash = sha256.create()
    return { update: bytes => void hash.update(bytes), digest: () => hash.digest() }
  },
  digest: async parts => {
    const length = parts.reduce((sum, part) => sum + part.length, 0)
    const { subtle } = globalThis.crypto
    if (length < SMALL_BYTES || subtle === undefined) {
      const hash = sha256.create()
      for (const part of parts) hash.update(part)
      return hash.digest()
    }
    const whole = parts.length === 1 ? parts[0]! : joined(parts, length)
    return new Uint8Array(await subtle.digest('SHA-256', whole as Uint8Array<ArrayBuffer>))
  },
  signed: async (key, signature, bytes) => (await byBrowser(key, signature, bytes)) ?? byHand(key, signature, bytes),
})

const joined = (parts: readonly Uint8Array[], length: number): Uint8Array => {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Undefined where the browser knows no Ed25519 (before 2025). */
const byBrowser = async (key: Uint8Array, signature: Uint8Array, bytes: Uint8Array): Promise<boolean | undefined> => {
  try {
    const { subtle } = globalThis.crypto
    const known = await subtle.importKey('raw', Uint8Array.from(key), 'Ed25519', false, ['verify'])
    return await subtle.verify('Ed25519', known, Uint8Array.from(signature), Uint8Array.from(bytes))
  } catch {
    return undefined // by hand, then
  }
}

const byHand = (key: Uint8Array, signature: Uint8Array, bytes: Uint8Array): boolean => {
  try {
    return ed25519.verify(signature, bytes, key, { zip215: false })
  } catch {
    return false // no point on the curve
  }
}
