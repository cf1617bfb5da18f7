// A small OpenID Connect provider on loopback, as a province has a large one: discovery, keys, the code flow with PKCE. Its faults are named.

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

type Fault = 'wrong-nonce' | 'wrong-audience' | 'wrong-key' | 'expired' | 'refuses'

export type SmallProvider = {
  readonly issuer: string
  /** Who signs in there from now on, and what they prove with. */
  readonly is: (subject: string, amr?: readonly string[], fault?: Fault) => void
  /** As a browser: answers where it leads back to. */
  readonly visit: (url: string) => string
  readonly stop: () => Promise<void>
}

const url64 = (value: object | Uint8Array): string =>
  (value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(JSON.stringify(value))).toString('base64url')

export const startProvider = async (
  t: TestContext,
  client: { readonly id: string; readonly secret: string },
): Promise<SmallProvider> => {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, URLSearchParams>()
  let now: { subject: string; amr: readonly string[]; fault: Fault | undefined } = {
    subject: '',
    amr: [],
    fault: undefined,
  }
  let issuer = ''
  const idToken = (asked: URLSearchParams): string => {
    const at = Math.floor(Date.now() / 1000)
    const claims = {
      iss: issuer,
      sub: now.subject,
      aud: now.fault === 'wrong-audience' ? 'somebody-else' : client.id,
      iat: at,
      exp: now.fault === 'expired' ? at - 3_600 : at + 300,
      nonce: now.fault === 'wrong-nonce' ? 'another' : asked.get('nonce'),
      amr: now.amr,
    }
    const signed = `${url64({ alg: 'RS256', kid: 'one' })}.${url64(claims)}`
    const key = now.fault === 'wrong-key' ? foreign.privateKey : keys.privateKey
    return `${signed}.${url64(sign('sha256', Buffer.from(signed), key))}`
  }
  const server = createServer(async (request, reply) => {
    const tell = (body: object, status = 200) => {
      reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (request.url === '/.well-known/openid-configuration')
      return tell({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      })
    if (request.url === '/keys')
      return tell({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] })
    let body = ''
    for await (const part of request) body += String(part)
    const form = new URLSearchParams(body)
    const asked = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (asked === undefined || asked.get('code_challenge') !== proof || form.get('client_secret') !== client.secret)
      return tell({ error: 'invalid_grant' }, 400)
    tell({ access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: idToken(asked) })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = () => new Promise<void>(done => void server.close(() => done()).closeAllConnections())
  t.after(stop)
  return {
    issuer,
    stop,
    is: (subject, amr = [], fault) => {
      now = { subject, amr, fault }
    },
    visit: url => {
      const asked = new URL(url).searchParams
      const back = new URL(asked.get('redirect_uri') ?? '')
      back.searchParams.set('state', asked.get('state') ?? '')
      if (now.fault === 'refuses') {
        back.searchParams.set('error', 'access_denied')
        return back.href
      }
      const code = randomBytes(16).toString('hex')
      codes.set(code, asked)
      back.searchParams.set('code', code)
      return back.href
    },
  }
}
