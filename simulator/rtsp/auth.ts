// Who may watch a pretend camera: Basic (RFC 7617) and Digest with MD5 (RFC 2617, as cameras do it) or SHA-256 (RFC 7616).

import { createHash, randomBytes } from 'node:crypto'
import type { RtspRequest } from './request.ts'

/** `url`: user and password stand in the address, as XMeye-type cameras want them. */
export type AuthScheme = 'none' | 'basic' | 'digest' | 'digest-sha256' | 'url'
export type Account = { readonly username: string; readonly password: string }

const REALM = 'Camera'

/** A fresh value for Digest; one per connection, as cameras give out. */
export const newNonce = (): string => randomBytes(16).toString('hex')

/** What `WWW-Authenticate` says with a 401. */
export const challenge = (scheme: AuthScheme, nonce: string, realm = REALM): string => {
  if (scheme === 'basic') return `Basic realm="${realm}"`
  if (scheme === 'digest') return `Digest realm="${realm}", nonce="${nonce}"`
  return `Digest realm="${realm}", nonce="${nonce}", qop="auth", algorithm=SHA-256`
}

export const mayWatch = (
  scheme: AuthScheme,
  account: Account,
  nonce: string,
  request: Pick<RtspRequest, 'method' | 'url' | 'headers'>,
  realm = REALM,
): boolean => {
  if (scheme === 'none') return true
  if (scheme === 'url') return standsInUrl(account, request.url)
  const given = request.headers.get('authorization') ?? ''
  if (scheme === 'basic') {
    const expected = Buffer.from(`${account.username}:${account.password}`).toString('base64')
    return given === `Basic ${expected}`
  }
  return digestIsRight(scheme === 'digest' ? 'md5' : 'sha256', account, nonce, request.method, given, realm)
}

const standsInUrl = ({ username, password }: Account, url: string): boolean => {
  const found = /user=(?<user>.*?)(?<between>[_&])password=(?<given>.*?)\k<between>channel=/.exec(url)?.groups
  return found?.user === username && found.given === password
}

const digestIsRight = (
  algorithm: 'md5' | 'sha256',
  { username, password }: Account,
  nonce: string,
  method: string,
  given: string,
  realm: string,
): boolean => {
  if (!/^Digest /i.test(given)) return false
  const part = readParameters(given.slice(7))
  if (part.get('username') !== username || part.get('nonce') !== nonce || part.get('realm') !== realm) return false
  const hash = (text: string): string => createHash(algorithm).update(text).digest('hex')
  const secret = hash(`${username}:${realm}:${password}`)
  const deed = hash(`${method}:${part.get('uri') ?? ''}`)
  const qop = part.get('qop')
  if (algorithm === 'sha256' && qop !== 'auth') return false
  const middle = qop === undefined ? nonce : `${nonce}:${part.get('nc') ?? ''}:${part.get('cnonce') ?? ''}:${qop}`
  return part.get('response') === hash(`${secret}:${middle}:${deed}`)
}

const readParameters = (text: string): Map<string, string> => {
  const parameters = new Map<string, string>()
  for (const found of text.matchAll(/([a-z]{1,20})=(?:"([^"]{0,2048})"|([^\s,"]{1,256}))/gi)) {
    parameters.set(found[1]!.toLowerCase(), found[2] ?? found[3] ?? '')
  }
  return parameters
}
