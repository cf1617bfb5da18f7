// Keys: Ed25519 public keys as they stand in station.pub, and their fingerprints as they stand on paper.

import { bytesOfBase64, hexOf, type Tools } from './tools.ts'

/** SubjectPublicKeyInfo of Ed25519 (RFC 8410 §4): these twelve bytes, then the key. */
const PREFIX = '302a300506032b6570032100'
const SPKI_BYTES = 44
const MOST_KEYS = 200

export type PublicKey = {
  readonly raw: Uint8Array
  /** SHA-256 of the key in groups of four letters, as `matthan key show` prints it. */
  readonly fingerprint: string
}

/** The keys in a text of PEM blocks, each once, in order; what is no Ed25519 key is left out. */
export const keysIn = async (text: string, tools: Tools): Promise<readonly PublicKey[]> => {
  const keys: PublicKey[] = []
  for (const [, body] of text
    .slice(0, 1_000_000)
    .matchAll(/-----BEGIN PUBLIC KEY-----([\w+/=\s]{1,2000}?)-----END PUBLIC KEY-----/g)) {
    const spki = bytesOfBase64(body!)
    if (spki === undefined || spki.length !== SPKI_BYTES || !hexOf(spki).startsWith(PREFIX)) continue
    const fingerprint = grouped(hexOf(await tools.digest([spki])))
    if (!keys.some(known => known.fingerprint === fingerprint)) keys.push({ raw: spki.slice(12), fingerprint })
    if (keys.length >= MOST_KEYS) break
  }
  return keys
}

export const grouped = (hex: string): string => (hex.toUpperCase().match(/.{1,4}/g) ?? []).join(' ')

/** Fingerprints however they are spaced. */
export const sameFingerprint = (a: string, b: string): boolean =>
  a.replace(/\s/g, '').toUpperCase() === b.replace(/\s/g, '').toUpperCase()

export const signedByAny = async (
  keys: readonly PublicKey[],
  signature: string,
  bytes: Uint8Array,
  tools: Tools,
): Promise<boolean> => {
  const raw = bytesOfBase64(signature)
  if (raw?.length !== 64) return false
  for (const key of keys) if (await tools.signed(key.raw, raw, bytes)) return true
  return false
}
