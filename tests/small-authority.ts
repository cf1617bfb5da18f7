// A small ACME authority (RFC 8555) on this machine: directory, nonces, one order at a time, HTTP-01 asked of the station, a certificate of its
// own making. It holds the client to what matters: a fresh nonce each time, a signature that its account key proves, a challenge that answers.

import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { TestContext } from 'node:test'
import * as x509 from '@peculiar/x509'

const HOW = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const DAY_MS = 24 * 3600 * 1000

type Jws = { readonly protected: string; readonly payload: string; readonly signature: string }
type Head = { readonly nonce: string; readonly url: string; readonly jwk?: JsonWebKey; readonly kid?: string }

export type SmallAuthority = { readonly directory: string; readonly given: () => number }

/** `stationPort`: where the names that are asked for lead; `life_ms`: of what it signs. */
export const openSmallAuthority = async (
  t: TestContext,
  { stationPort, life_ms = 90 * DAY_MS }: { readonly stationPort: () => number; readonly life_ms?: number },
): Promise<SmallAuthority> => {
  const nonces = new Set<string>()
  const token = randomBytes(16).toString('base64url')
  let account: JsonWebKey | undefined
  let names: string[] = []
  let proved = false
  let certificate = ''
  let given = 0
  const keys = await crypto.subtle.generateKey(HOW, false, ['sign', 'verify'])
  const server = createServer(async (request, response) => {
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const nonce = randomBytes(12).toString('base64url')
    nonces.add(nonce)
    response.setHeader('replay-nonce', nonce)
    const answer = (status: number, body: unknown, location?: string) => {
      response.writeHead(status, { 'content-type': 'application/json', ...(location && { location }) })
      response.end(JSON.stringify(body))
    }
    const order = () => ({
      status: certificate !== '' ? 'valid' : proved ? 'ready' : 'pending',
      identifiers: names.map(value => ({ type: 'dns', value })),
      authorizations: [`${base}/authz`],
      finalize: `${base}/finalize`,
      certificate: `${base}/cert`,
    })
    const challenge = () => ({ type: 'http-01', url: `${base}/challenge`, token, status: proved ? 'valid' : 'pending' })
    const path = request.url ?? ''
    if (path === '/directory')
      return answer(200, {
        newNonce: `${base}/nonce`,
        newAccount: `${base}/account`,
        newOrder: `${base}/order`,
        revokeCert: `${base}/revoke`,
        keyChange: `${base}/key`,
      })
    if (path === '/nonce') return response.writeHead(200).end()
    const read = await readSigned(request, nonces, account)
    if (read === undefined) return answer(400, { type: 'urn:ietf:params:acme:error:malformed', detail: 'refused' })
    account ??= read.head.jwk
    if (path === '/account') return answer(201, { status: 'valid' }, `${base}/account/1`)
    if (path === '/order') {
      names = (read.payload as { identifiers: { value: string }[] }).identifiers.map(({ value }) => value)
      proved = false
      certificate = ''
      return answer(201, order(), `${base}/order/1`)
    }
    if (path === '/order/1') return answer(200, order())
    if (path === '/authz')
      return answer(200, {
        status: proved ? 'valid' : 'pending',
        identifier: { type: 'dns', value: names[0] },
        challenges: [challenge()],
      })
    if (path === '/challenge') {
      const found = await fetch(`http://127.0.0.1:${stationPort()}/.well-known/acme-challenge/${token}`)
      proved = found.ok && (await found.text()) === `${token}.${thumbprint(account!)}`
      return answer(200, challenge())
    }
    if (path === '/finalize') {
      certificate = await signed(Buffer.from((read.payload as { csr: string }).csr, 'base64url'), keys, life_ms)
      given++
      return answer(200, order(), `${base}/order/1`)
    }
    if (path === '/cert')
      return response.writeHead(200, { 'content-type': 'application/pem-certificate-chain' }).end(certificate)
    return answer(404, {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { directory: `http://127.0.0.1:${(server.address() as AddressInfo).port}/directory`, given: () => given }
}

const readSigned = async (request: IncomingMessage, nonces: Set<string>, account: JsonWebKey | undefined) => {
  const jws = (await json(request)) as Jws
  const head = JSON.parse(Buffer.from(jws.protected, 'base64url').toString()) as Head
  const jwk = head.jwk ?? account
  if (!nonces.delete(head.nonce) || jwk === undefined) return undefined
  const key = createPublicKey({ key: jwk as never, format: 'jwk' })
  const said = Buffer.from(`${jws.protected}.${jws.payload}`)
  if (!verify('sha256', said, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(jws.signature, 'base64url')))
    return undefined
  const payload = Buffer.from(jws.payload, 'base64url').toString()
  return { head, payload: payload === '' ? undefined : (JSON.parse(payload) as unknown) }
}

const thumbprint = ({ crv, kty, x, y }: JsonWebKey): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')

const signed = async (csr: Buffer, keys: CryptoKeyPair, life_ms: number): Promise<string> => {
  const asked = new x509.Pkcs10CertificateRequest(new Uint8Array(csr))
  const names = asked.extensions.find(({ type }) => type === '2.5.29.17')
  const made = await x509.X509CertificateGenerator.create(
    {
      serialNumber: randomBytes(8).toString('hex'),
      subject: 'CN=given',
      issuer: 'CN=Small authority',
      notBefore: new Date(Date.now() - 1000),
      notAfter: new Date(Date.now() + life_ms),
      signingAlgorithm: HOW,
      publicKey: asked.publicKey,
      signingKey: keys.privateKey,
      extensions: names === undefined ? [] : [names],
    },
    crypto,
  )
  return `${made.toString('pem')}\n`
}
