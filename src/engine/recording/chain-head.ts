// Chain head: once a minute the newest link of each stream is signed with the station's Ed25519 key. Whoever holds the public key can
// tell that everything up to there was written by this station, and by when at the latest.

import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { no, ok, type Result } from '#base/result.ts'
import { box } from './boxes.ts'
import type { Link } from './chain.ts'

const HEAD_UUID = Buffer.from('6d617474-6861-6e2d-6865-616430303031'.replaceAll('-', ''), 'hex')
const LARGEST_BYTES = 2048

export type ChainHead = {
  readonly station: string
  readonly camera: string
  readonly stream: string
  readonly number: number
  /** Hex. */
  readonly hash: string
  /** ISO 8601, UTC, by the station's clock. */
  readonly signed_at: string
}

export type SignedHead = { readonly head: ChainHead; readonly signature: string }
export type Signer = (head: ChainHead) => SignedHead

/** `pem` is a PKCS #8 Ed25519 private key. */
export const createSigner = (pem: string): Signer => {
  const key = createPrivateKey(pem)
  return head => ({ head, signature: sign(null, signedBytes(head), key).toString('base64') })
}

export const publicKeyOf = (privatePem: string): string =>
  createPublicKey(createPrivateKey(privatePem)).export({ type: 'spki', format: 'pem' }).toString()

/** The PEM blocks of public keys in a text, each once, in order; what is no key is left out. */
export const publicKeysIn = (text: string): readonly string[] => {
  const blocks = text.match(/-----BEGIN PUBLIC KEY-----[\w+/=\s]{1,2000}?-----END PUBLIC KEY-----/g) ?? []
  return [...new Set(blocks.flatMap(block => normalPem(block) ?? []))]
}

/** SHA-256 of the key itself, in groups that can be read out and compared with a paper. */
export const fingerprintOf = (publicPem: string): string => {
  const spki = createPublicKey(publicPem).export({ type: 'spki', format: 'der' })
  const hex = createHash('sha256').update(spki).digest('hex').toUpperCase()
  return (hex.match(/.{4}/g) ?? []).join(' ')
}

const normalPem = (block: string): string | undefined => {
  try {
    const key = createPublicKey(block)
    return key.asymmetricKeyType === 'ed25519' ? key.export({ type: 'spki', format: 'pem' }).toString() : undefined
  } catch {
    return undefined
  }
}

/** Whether one of the keys signed it. */
export const signedByOne = (signed: SignedHead, keys: readonly KeyObject[]): boolean =>
  keys.some(key => verifyHead(signed, key))

const verifyHead = ({ head, signature }: SignedHead, key: KeyObject): boolean =>
  verify(null, signedBytes(head), key, Buffer.from(signature, 'base64'))

export const headOf = (
  link: Link,
  about: Pick<ChainHead, 'station' | 'camera' | 'stream' | 'signed_at'>,
): ChainHead => ({
  station: about.station,
  camera: about.camera,
  stream: about.stream,
  number: link.number,
  hash: link.hash.toString('hex'),
  signed_at: about.signed_at,
})

/** The head as it stands in a segment behind the fragment that it signs. */
export const headBox = (signed: SignedHead): Buffer => box('uuid', HEAD_UUID, Buffer.from(JSON.stringify(signed)))

/** Reads the payload of a `uuid` box. */
export const readHeadBox = (payload: Buffer): Result<SignedHead, 'not_a_head'> => {
  if (payload.length > LARGEST_BYTES || !payload.subarray(0, 16).equals(HEAD_UUID)) return no('not_a_head')
  try {
    const value = JSON.parse(payload.toString('utf8', 16)) as SignedHead
    return isHead(value) ? ok(value) : no('not_a_head')
  } catch {
    return no('not_a_head')
  }
}

/** One spelling: the fields in this order, as JSON without spaces. */
const signedBytes = ({ station, camera, stream, number, hash, signed_at }: ChainHead): Buffer =>
  Buffer.from(JSON.stringify({ matthan: 'chain-head-1', station, camera, stream, number, hash, signed_at }))

const isHead = (value: SignedHead): boolean =>
  typeof value?.signature === 'string' &&
  Number.isInteger(value.head?.number) &&
  [value.head.station, value.head.camera, value.head.stream, value.head.hash, value.head.signed_at].every(
    text => typeof text === 'string',
  )
