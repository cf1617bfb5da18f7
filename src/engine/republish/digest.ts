// Digest as a server asks for it (RFC 7616), with SHA-256 for who can and MD5 for the many recorders that cannot. Nothing is known of
// an account before the answer to a challenge is right: a name that does not exist costs the same and is told the same.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { RepublishAccount, RepublishAccounts } from './accounts.ts'

export const REALM = 'Mat Than'
const LONGEST = 4096

export type Signed = { readonly username: string; readonly uri: string; readonly nonce: string; readonly count: string }

export const newNonce = (): string => randomBytes(16).toString('hex')

/**
 * Values of `WWW-Authenticate`. MD5 comes last and without qop: ffmpeg and live555 (VLC and many recorders) take the last one they are
 * shown, and live555 knows no qop.
 */
export const challenges = (nonce: string): readonly string[] => [
  `Digest realm="${REALM}", nonce="${nonce}", qop="auth", algorithm=SHA-256`,
  `Digest realm="${REALM}", nonce="${nonce}", algorithm=MD5`,
]

/** Whose answer this is, and to what; undefined when it is not right. `fresh` says whether a nonce is one of ours that still counts. */
export const whoSigned = (
  authorization: string | undefined,
  method: string,
  accounts: RepublishAccounts,
  fresh: (nonce: string) => boolean,
): { readonly account: RepublishAccount; readonly signed: Signed } | undefined => {
  const parts = readDigest(authorization)
  if (parts === undefined) return undefined
  const { username = '', realm, nonce = '', uri = '', response = '', qop, nc = '', cnonce = '' } = parts
  const named = (parts.algorithm ?? 'MD5').toUpperCase()
  if (realm !== REALM || !fresh(nonce) || (named !== 'MD5' && named !== 'SHA-256')) return undefined
  if (qop !== undefined && qop !== 'auth') return undefined
  const found = accounts.find(username)
  const hash = (text: string) =>
    createHash(named === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex')
  const first = hash(`${username}:${REALM}:${found?.secret ?? STRANGER}`)
  const between = qop === undefined ? nonce : `${nonce}:${nc}:${cnonce}:${qop}`
  const right = same(response.toLowerCase(), hash(`${first}:${between}:${hash(`${method}:${uri}`)}`))
  return right && found !== undefined ? { account: found, signed: { username, uri, nonce, count: nc } } : undefined
}

const STRANGER = randomBytes(24).toString('hex')

export const same = (given: string, expected: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}

type Parts = Partial<
  Record<'username' | 'realm' | 'nonce' | 'uri' | 'response' | 'qop' | 'nc' | 'cnonce' | 'algorithm', string>
>

/** Undefined for anything but Digest, or for more of it than anybody writes. */
export const readDigest = (value: string | undefined): Parts | undefined => {
  if (value === undefined || value.length > LONGEST || !/^digest /i.test(value)) return undefined
  const parts: Record<string, string> = {}
  for (const [, name = '', quoted, bare] of value.slice(7).matchAll(FIELD))
    parts[name.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? bare ?? ''
  return parts
}

const FIELD = /([a-z]{1,20})\s{0,9}=\s{0,9}(?:"((?:[^"\\]|\\.){0,2048})"|([^\s,"]{1,256}))/gi
