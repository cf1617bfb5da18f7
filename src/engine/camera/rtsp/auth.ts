// RTSP authentication: Basic and Digest with MD5 or SHA-256 (RFC 7617, RFC 7616, RFC 2069 for cameras without qop).

import { createHash, randomBytes } from 'node:crypto'

const LONGEST_CHALLENGES = 4096

export type Credentials = { readonly username: string; readonly password: string }

export type Challenge =
  | { readonly scheme: 'basic' }
  | {
      readonly scheme: 'digest'
      readonly algorithm: 'md5' | 'sha256'
      readonly session: boolean
      readonly realm: string
      readonly nonce: string
      readonly opaque: string | undefined
      readonly qop: boolean
      readonly stale: boolean
    }

/** Picks the strongest challenge we can answer from the values of `WWW-Authenticate`. */
export const chooseChallenge = (values: readonly string[]): Challenge | undefined => {
  const read = values.slice(0, 8).flatMap(several).slice(0, 8).flatMap(readChallenge)
  const digest = (algorithm: string) => read.find(c => c.scheme === 'digest' && c.algorithm === algorithm)
  return digest('sha256') ?? digest('md5') ?? read.find(c => c.scheme === 'basic')
}

/** What a challenge calls the place that is signed in to; some makers put their name there. */
export const realmOf = (value: string): string | undefined =>
  value.length > LONGEST_CHALLENGES ? undefined : /\brealm\s{0,9}=\s{0,9}"([^"]{1,200})"/i.exec(value)?.[1]

/** The value of `Authorization`. `count` is how often this nonce was used, from 1. */
export const answerChallenge = (
  challenge: Challenge,
  credentials: Credentials,
  method: string,
  url: string,
  count: number,
  cnonce: string = randomBytes(8).toString('hex'),
): string => {
  const { username, password } = credentials
  if (challenge.scheme === 'basic') return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  const hash = (text: string) => createHash(challenge.algorithm).update(text).digest('hex')
  const { realm, nonce, opaque } = challenge
  const nc = count.toString(16).padStart(8, '0')
  const plain = hash(`${username}:${realm}:${password}`)
  const first = challenge.session ? hash(`${plain}:${nonce}:${cnonce}`) : plain
  const second = hash(`${method}:${url}`)
  const response = hash(
    challenge.qop ? `${first}:${nonce}:${nc}:${cnonce}:auth:${second}` : `${first}:${nonce}:${second}`,
  )
  const named = challenge.algorithm === 'sha256' ? 'SHA-256' : 'MD5'
  return [
    `Digest username="${quoted(username)}"`,
    `realm="${quoted(realm)}"`,
    `nonce="${quoted(nonce)}"`,
    `uri="${quoted(url)}"`,
    `response="${response}"`,
    `algorithm=${named}${challenge.session ? '-sess' : ''}`,
    ...(challenge.qop ? ['qop=auth', `nc=${nc}`, `cnonce="${cnonce}"`] : []),
    ...(opaque === undefined ? [] : [`opaque="${quoted(opaque)}"`]),
  ].join(', ')
}

/** As the inside of a quoted-string (RFC 9110 §5.6.4). */
const quoted = (text: string): string => text.replace(/[\r\n]/g, '').replace(/["\\]/g, '\\$&')

/** Challenges may stand one behind the other in one header (RFC 9110 §11.6.1). */
const several = (value: string): string[] =>
  value.length > LONGEST_CHALLENGES ? [] : value.split(/,\s{0,9}(?=(?:basic|digest)\s)/i)

const readChallenge = (value: string): Challenge[] => {
  if (/^basic\b/i.test(value)) return [{ scheme: 'basic' }]
  if (!/^digest\b/i.test(value)) return []
  const field = (name: string): string | undefined => {
    const found = new RegExp(
      `(?:^|[\\s,])${name}\\s{0,9}=\\s{0,9}(?:"((?:[^"\\\\]|\\\\.){0,512})"|([^\\s,"]{1,512}))`,
      'i',
    )
    const [, inQuotes, bare] = found.exec(value) ?? []
    return inQuotes?.replace(/\\(.)/g, '$1') ?? bare
  }
  const nonce = field('nonce')
  const named = (field('algorithm') ?? 'MD5').toLowerCase()
  const known = /^(md5|sha-256)(-sess)?$/.exec(named)
  if (nonce === undefined || known === null) return []
  const qop = (field('qop') ?? '').toLowerCase().split(',')
  return [
    {
      scheme: 'digest',
      algorithm: known[1] === 'md5' ? 'md5' : 'sha256',
      session: known[2] !== undefined,
      realm: field('realm') ?? '',
      nonce,
      opaque: field('opaque'),
      qop: qop.some(item => item.trim() === 'auth'),
      stale: field('stale')?.toLowerCase() === 'true',
    },
  ]
}
