// Plain visitor: the smallest HTTP and SOAP client, for tests of the street's devices. It shares no code with the engine.

import { createHash, randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { Account } from '#simulator/rtsp/auth.ts'

export type Visited = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
  readonly text: string
}

export type Wanted = {
  readonly method?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

const PATIENCE_MS = 20_000

/** One request, without user and password. Rejects when the device hangs up. */
export const visit = (url: string, { method = 'GET', body, headers = {} }: Wanted = {}): Promise<Visited> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false, timeout: PATIENCE_MS }, answer => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const whole = Buffer.concat(parts)
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: whole, text: whole.toString() })
      })
    })
    asked.on('timeout', () => asked.destroy(new Error('the device did not answer in time')))
    asked.on('error', reject)
    asked.end(body)
  })

/** With digest, as the device asks for it. */
export const visitAs = async ({ username, password }: Account, url: string, wanted: Wanted = {}): Promise<Visited> => {
  const first = await visit(url, wanted)
  const challenge = String(first.headers['www-authenticate'] ?? '')
  if (first.status !== 401 || !challenge.startsWith('Digest ')) return first
  const part = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? ''
  const { pathname, search } = new URL(url)
  const uri = pathname + search
  const hash = (text: string): string => createHash('md5').update(text).digest('hex')
  const [realm, nonce, cnonce] = [part('realm'), part('nonce'), randomBytes(4).toString('hex')]
  const secret = hash(`${username}:${realm}:${password}`)
  const response = hash(`${secret}:${nonce}:00000001:${cnonce}:auth:${hash(`${wanted.method ?? 'GET'}:${uri}`)}`)
  const Authorization = `Digest username="${username}", realm="${realm}", nonce="${nonce}", uri="${uri}", qop=auth, nc=00000001, cnonce="${cnonce}", response="${response}"`
  return visit(url, { ...wanted, headers: { ...wanted.headers, Authorization } })
}

/** A SOAP envelope around an operation, with a token as of `created_ms` where an account is given. */
export const envelope = (
  operation: string,
  account?: Account,
  created_ms = Date.now(),
  nonce = randomBytes(16),
): string => {
  const created = new Date(created_ms).toISOString()
  const token = ({ username, password }: Account): string => {
    const digest = createHash('sha1').update(Buffer.concat([nonce, Buffer.from(created), Buffer.from(password)]))
    return `<Security xmlns="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"><UsernameToken><Username>${username}</Username><Password Type="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest">${digest.digest('base64')}</Password><Nonce>${nonce.toString('base64')}</Nonce><Created xmlns="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">${created}</Created></UsernameToken></Security>`
  }
  const header = account === undefined ? '' : `<s:Header>${token(account)}</s:Header>`
  return `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope">${header}<s:Body>${operation}</s:Body></s:Envelope>`
}

export const soap = (url: string, body: string): Promise<Visited> =>
  visit(url, { method: 'POST', body, headers: { 'Content-Type': 'application/soap+xml' } })
