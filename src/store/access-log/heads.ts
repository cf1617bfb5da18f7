// Heads of the access log: how far the chain had come, signed with the station's Ed25519 key, as small lines of text that may be copied
// anywhere. Whoever rewrites the log contradicts every head that left the house before.

import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { fingerprintOf } from '#engine/recording/chain-head.ts'

const LONGEST_LINE = 2048

export type LogHead = {
  readonly station: string
  readonly chain: string
  /** The newest entry that it covers. */
  readonly number: number
  readonly hash: string
  readonly entry_90k: number
  readonly signed_90k: number
  /** Fingerprint of the key that signs. */
  readonly key: string
}

/** What the station says about entries that were removed because they were old enough. */
export type PrunedStub = {
  readonly station: string
  readonly chain: string
  readonly file: string
  readonly first: number
  readonly last: number
  readonly first_90k: number
  readonly last_90k: number
  readonly previous: string
  readonly hash: string
  readonly pruned_90k: number
  readonly key: string
}

export type Signed<T> = { readonly head: T; readonly signature: string }

/** One spelling each: the fields in this order, as JSON without spaces. */
const spellings = {
  head: ({ station, chain, number, hash, entry_90k, signed_90k, key }: LogHead) => ({
    matthan: 'access-log-head-1',
    ...{ station, chain, number, hash, entry_90k, signed_90k, key },
  }),
  stub: ({ station, chain, file, first, last, first_90k, last_90k, previous, hash, pruned_90k, key }: PrunedStub) => ({
    matthan: 'access-log-pruned-1',
    ...{ station, chain, file, first, last, first_90k, last_90k, previous, hash, pruned_90k, key },
  }),
}

export const signHead = (head: LogHead, key: KeyObject): Signed<LogHead> => ({
  head,
  signature: sign(null, spelled(spellings.head(head)), key).toString('base64'),
})

export const signStub = (stub: PrunedStub, key: KeyObject): Signed<PrunedStub> => ({
  head: stub,
  signature: sign(null, spelled(spellings.stub(stub)), key).toString('base64'),
})

export const headSignedByOne = ({ head, signature }: Signed<LogHead>, keys: readonly KeyObject[]): boolean =>
  byOne(spelled(spellings.head(head)), signature, keys)

export const stubSignedByOne = ({ head, signature }: Signed<PrunedStub>, keys: readonly KeyObject[]): boolean =>
  byOne(spelled(spellings.stub(head)), signature, keys)

const spelled = (words: object): Buffer => Buffer.from(JSON.stringify(words))

const byOne = (bytes: Buffer, signature: string, keys: readonly KeyObject[]): boolean =>
  keys.some(key => verify(null, bytes, key, Buffer.from(signature, 'base64')))

/** Reads one line of a file of heads; undefined for anything else, such as a line that a power cut tore. */
export const readHead = (line: string): Signed<LogHead> | undefined => {
  const read = readSigned<LogHead>(line)
  return read !== undefined && numbers(read.head, ['number', 'entry_90k', 'signed_90k']) ? read : undefined
}

export const readStub = (line: string): Signed<PrunedStub> | undefined => {
  const read = readSigned<PrunedStub>(line)
  const whole = read !== undefined && numbers(read.head, ['first', 'last', 'first_90k', 'last_90k', 'pruned_90k'])
  return whole && texts(read.head, ['file', 'previous']) ? read : undefined
}

const readSigned = <T extends { readonly hash: string }>(line: string): Signed<T> | undefined => {
  if (line.length > LONGEST_LINE) return undefined
  try {
    const value = JSON.parse(line) as Signed<T>
    const head: unknown = value?.head
    if (typeof head !== 'object' || head === null || typeof value.signature !== 'string') return undefined
    return texts(head, ['station', 'chain', 'hash', 'key']) ? value : undefined
  } catch {
    return undefined
  }
}

const texts = (head: object, names: readonly string[]): boolean =>
  names.every(name => typeof (head as Record<string, unknown>)[name] === 'string')

const numbers = (head: object, names: readonly string[]): boolean =>
  names.every(name => Number.isSafeInteger((head as Record<string, unknown>)[name]))

export const fingerprint = (pem: string): string => fingerprintOf(pem).replaceAll(' ', '').toLowerCase()

export const keyObjects = (pems: readonly string[]): readonly KeyObject[] => pems.map(pem => createPublicKey(pem))
