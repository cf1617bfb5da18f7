// The station as an ONVIF device: SOAP over HTTP on a port of its own. Whoever asks more than the time and the services signs in, by
// WS-UsernameToken or HTTP Digest, with the account that was made for it, and is shown the cameras that it may fetch and no others.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { mayFetch, type RepublishAccount, type RepublishAccounts } from './accounts.ts'
import { challenges, whoSigned } from './digest.ts'
import type { ShownCameras } from './facade-cameras.ts'
import { createGuesses } from './guesses.ts'
import { deviceAnswers, OPEN, type Self } from './onvif/device-answers.ts'
import { type Asked, MOST_REQUEST_BYTES, readRequest, spaces, writeEnvelope, writeFault } from './onvif/envelope.ts'
import { mediaAnswers } from './onvif/media-answers.ts'
import { createNonces } from './onvif/nonces.ts'
import { createTokenCheck, hasToken } from './onvif/token-check.ts'

const REQUEST_MS = 10_000
const MOST_CONNECTIONS = 64

export type FacadeNeed = {
  readonly accounts: RepublishAccounts
  readonly cameras: ShownCameras
  readonly self: Self
  readonly rtsp_port: number
  readonly clock: Clock
  readonly log: Logger
}

type Said = { readonly status: number; readonly body: string; readonly challenge?: readonly string[] }

export class OnvifFacade {
  readonly #need: FacadeNeed
  readonly #server: Server
  readonly #nonces
  readonly #token
  readonly #guesses

  constructor(need: FacadeNeed) {
    this.#need = need
    this.#nonces = createNonces(need.clock)
    this.#token = createTokenCheck(need.accounts, need.clock)
    this.#guesses = createGuesses(need.clock)
    const bounds = { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS, maxHeaderSize: 16_384 }
    this.#server = createServer(bounds, (request, response) => void this.#hear(request, response))
    this.#server.maxConnections = MOST_CONNECTIONS
  }

  /** Throws the system's error where it cannot listen. */
  async listen(host: string, port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen({ host, port }, () => {
        this.#server.off('error', reject)
        resolve()
      })
    })
    this.#server.on('error', error => this.#need.log.error('the ONVIF door met an error', { error }))
    const address = this.#server.address()
    return typeof address === 'object' && address !== null ? address.port : port
  }

  async close(): Promise<void> {
    const closed = new Promise<void>(resolve => this.#server.close(() => resolve()))
    this.#server.closeAllConnections()
    await closed
  }

  async #hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await bodyOf(request)
    if (bytes === undefined) {
      response.writeHead(413, { connection: 'close' }).end()
      return
    }
    const { status, body, challenge = [] } = this.#answer(request, bytes)
    response.writeHead(status, {
      'content-type': 'application/soap+xml; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      ...(challenge.length > 0 ? { 'www-authenticate': [...challenge] } : {}),
    })
    response.end(body)
  }

  #answer(request: IncomingMessage, bytes: Buffer): Said {
    if (request.method !== 'POST') return { status: 405, body: '' }
    const asked = readRequest(bytes)
    if (asked === undefined && bytes.length > 0) return fault('ter:WellFormed', 'not a SOAP request')
    const name = asked?.operation.name ?? ''
    const device = asked?.operation.space === spaces.tds
    const place = { self: this.#need.self, now: this.#need.clock.wall(), base: `http://${hostOf(request, undefined)}` }
    if (device && OPEN.has(name) && Object.hasOwn(deviceAnswers, name))
      return { status: 200, body: writeEnvelope(deviceAnswers[name]!(place)) }
    const account = this.#signedIn(request, asked)
    if ('status' in account) return account
    if (asked === undefined) return fault('ter:WellFormed', 'not a SOAP request')
    if (device && Object.hasOwn(deviceAnswers, name))
      return { status: 200, body: writeEnvelope(deviceAnswers[name]!(place)) }
    const media =
      asked.operation.space === spaces.tr2 ? 'tr2' : asked.operation.space === spaces.trt ? 'trt' : undefined
    if (media === undefined || !Object.hasOwn(mediaAnswers, name))
      return fault('ter:ActionNotSupported', 'this device does not do that')
    const cameras = this.#need.cameras().filter(({ id }) => mayFetch(account, id))
    const rtsp = `rtsp://${hostOf(request, this.#need.rtsp_port)}`
    const body = mediaAnswers[name]!({ operation: asked.operation, cameras, rtsp }, media)
    return body === undefined
      ? fault('ter:NoProfile', 'there is no such profile')
      : { status: 200, body: writeEnvelope(body) }
  }

  #signedIn(request: IncomingMessage, asked: Asked | undefined): RepublishAccount | Said {
    const guesses = this.#guesses.at(request.socket.remoteAddress ?? '')
    if (guesses.resting()) return { status: 403, body: writeFault('ter:NotAuthorized', 'too many wrong tries') }
    if (hasToken(asked?.header)) {
      const account = this.#token(asked?.header)
      if (account !== undefined) return account
      guesses.wrong()
      return fault('ter:NotAuthorized', 'the sender is not authorized')
    }
    const { authorization } = request.headers
    const found = whoSigned(authorization, 'POST', this.#need.accounts, nonce => this.#nonces.fresh(nonce))
    if (
      found !== undefined &&
      found.signed.uri === request.url &&
      this.#nonces.use(found.signed.nonce, found.signed.count)
    )
      return found.account
    if (authorization !== undefined && found === undefined) guesses.wrong()
    const body = writeFault('ter:NotAuthorized', 'the sender is not authorized')
    return { status: 401, body, challenge: challenges(this.#nonces.give()) }
  }
}

const fault = (code: string, reason: string): Said => ({ status: 400, body: writeFault(code, reason) })

/** The address by which this machine was reached: what a client writes into `Host` is not believed. */
const hostOf = ({ socket }: IncomingMessage, port: number | undefined): string => {
  const address = (socket.localAddress ?? '127.0.0.1').replace(/^::ffff:/, '')
  return `${address.includes(':') ? `[${address}]` : address}:${port ?? socket.localPort}`
}

/** Undefined for one that is too long or breaks off; the rest of it is let pass by, within the time that a request may take. */
const bodyOf = (request: IncomingMessage): Promise<Buffer | undefined> =>
  new Promise(resolve => {
    const parts: Buffer[] = []
    let length = 0
    request.on('data', (part: Buffer) => {
      length += part.length
      if (length <= MOST_REQUEST_BYTES) parts.push(part)
      else resolve(undefined)
    })
    request.on('end', () => resolve(Buffer.concat(parts)))
    request.on('error', () => resolve(undefined))
    request.on('close', () => resolve(undefined))
  })
