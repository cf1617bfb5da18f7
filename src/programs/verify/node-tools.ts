// Node tools: the arithmetic of verifying, by OpenSSL.

import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { Tools } from '#verify/tools.ts'

const PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

export const createNodeTools = (): Tools => {
  const keys = new Map<string, KeyObject>()
  const keyOf = (raw: Uint8Array): KeyObject => {
    const name = Buffer.from(raw).toString('hex')
    const known = keys.get(name)
    if (known !== undefined) return known
    const key = createPublicKey({ key: Buffer.concat([PREFIX, raw]), format: 'der', type: 'spki' })
    keys.set(name, key)
    return key
  }
  return {
    sha256: () => {
      const hash = createHash('sha256')
      return { update: bytes => void hash.update(bytes), digest: () => new Uint8Array(hash.digest()) }
    },
    digest: parts => {
      const hash = createHash('sha256')
      for (const part of parts) hash.update(part)
      return new Uint8Array(hash.digest())
    },
    signed: (key, signature, bytes) => {
      try {
        return verify(null, bytes, keyOf(key), signature)
      } catch {
        return false // no point on the curve
      }
    },
  }
}
