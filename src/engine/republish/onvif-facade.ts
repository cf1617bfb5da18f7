// The station as an ONVIF device: SOAP over HTTP on a port of its own, and snapshots beside it. Whoever asks more than the time and the
// services signs in with the account that was made for it, and is shown the cameras that it may fetch and no others.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import type { Polygon } from '#base/polygon.ts'
import type { TakeSnapshot } from '#engine/viewing/snapshots.ts'
import type { Denied, Looked } from './accounts.ts'
import { isCovered, mayFetch, mayHear, type RepublishAccount, type RepublishAccounts } from './accounts.ts'
import { closeDoor, openDoor } from './door.ts'
import type { ShownCamera, ShownCameras } from './facade-cameras.ts'
import type { Guesses } from './guesses.ts'
import { deviceAnswers, OPEN, type Self } from './onvif/device-answers.ts'
import { type Asked, MOST_REQUEST_BYTES, readRequest, spaces, writeEnvelope, writeFault } from './onvif/envelope.ts'
import { mediaAnswers } from './onvif/media-answers.ts'
import { createSignIn, type SignIn } from './onvif/sign-in.ts'
import { readSnapshotPath, SNAPSHOTS, snapshotAnswer } from './onvif/snapshot-answer.ts'

const REQUEST_MS = 10_000
const MOST_CONNECTIONS = 64

export type FacadeNeed = {
  readonly looked: Looked
  readonly denied: Denied
  readonly accounts: RepublishAccounts
  readonly guesses: Guesses
  readonly cameras: ShownCameras
  readonly snapshot: TakeSnapshot
  /** What covers a camera now. */
  readonly covers: (camera: CameraId) => readonly Polygon[]
  readonly self: Self
  readonly rtsp_port: number
  readonly clock: Clock
  readonly log: Logger
}

type Said = {
  readonly status: number
  readonly body: string | Buffer
  readonly headers?: Readonly<Record<string, string | string[]>>
}

export class OnvifFacade {
  readonly #need: FacadeNeed
  readonly #server: Server
  readonly #signIn: SignIn

  constructor(need: FacadeNeed) {
    this.#need = need
    this.#signIn = createSignIn(need)
    const bounds = { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS, maxHeaderSize: 16_384 }
    this.#server = createServer(bounds, (request, response) => {
      this.#hear(request, response).catch(error => {
        need.log.error('a request at the ONVIF door met a bug', { error })
        response.destroy()
      })
    })
    this.#server.maxConnections = MOST_CONNECTIONS
  }

  /** Throws the system's error where it cannot listen. */
  listen(host: string, port: number): Promise<number> {
    return openDoor(this.#server, { host, port }, this.#need.log)
  }

  close(): Promise<void> {
    return closeDoor(this.#server, () => this.#server.closeAllConnections())
  }

  async #hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await bodyOf(request)
    if (bytes === undefined) {
      response.writeHead(413, { connection: 'close' }).end()
      return
    }
    const { status, body, headers } = await this.#answer(request, bytes)
    response.writeHead(status, {
      'content-type': 'application/soap+xml; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      ...headers,
    })
    response.end(body)
  }

  #answer(request: IncomingMessage, bytes: Buffer): Said | Promise<Said> {
    if (request.method === 'GET' && request.url?.startsWith(`${SNAPSHOTS}/`) === true) return this.#picture(request)
    if (request.method !== 'POST') return { status: 405, body: '' }
    const asked = readRequest(bytes)
    if (asked === undefined && bytes.length > 0) return fault('ter:WellFormed', 'not a SOAP request')
    const name = asked?.operation.name ?? ''
    const device = asked?.operation.space === spaces.tds
    const base = `http://${hostOf(request, undefined)}`
    const tell = () => ({
      status: 200,
      body: writeEnvelope(deviceAnswers[name]!({ self: this.#need.self, now: this.#need.clock.wall(), base })),
    })
    const known = device && Object.hasOwn(deviceAnswers, name)
    if (known && OPEN.has(name)) return tell()
    const signed = this.#signIn(request, asked?.header)
    if ('status' in signed) return refusal(signed)
    if (asked === undefined) return fault('ter:WellFormed', 'not a SOAP request')
    return known ? tell() : this.#media(request, asked, signed.account)
  }

  #media(request: IncomingMessage, { operation }: Asked, account: RepublishAccount): Said {
    const media = operation.space === spaces.tr2 ? 'tr2' : operation.space === spaces.trt ? 'trt' : undefined
    if (media === undefined || !Object.hasOwn(mediaAnswers, operation.name))
      return fault('ter:ActionNotSupported', 'this device does not do that')
    const cameras = this.#shownTo(account)
    const rtsp = `rtsp://${hostOf(request, this.#need.rtsp_port)}`
    const snapshots = `http://${hostOf(request, undefined)}${SNAPSHOTS}`
    const body = mediaAnswers[operation.name]!({ operation, cameras, rtsp, snapshots }, media)
    return body === undefined
      ? fault('ter:NoProfile', 'there is no such profile')
      : { status: 200, body: writeEnvelope(body) }
  }

  async #picture(request: IncomingMessage): Promise<Said> {
    const signed = this.#signIn(request, undefined)
    if ('status' in signed) return refusal(signed)
    const wanted = readSnapshotPath(request.url ?? '')
    const shown = this.#shownTo(signed.account).find(({ id }) => id === wanted?.camera)
    const { name: account } = signed.account
    const address = request.socket.remoteAddress ?? ''
    if (wanted === undefined || shown?.streams.some(({ stream }) => stream === wanted.stream) !== true) {
      if (wanted !== undefined) this.#need.denied({ account, camera: wanted.camera, address })
      return { status: 404, body: '' }
    }
    const covers = isCovered(signed.account, shown.id) ? this.#need.covers(shown.id) : []
    const ended = this.#need.looked({ account, camera: shown.id, address, as: 'still' })
    try {
      return snapshotAnswer(await this.#need.snapshot(shown.id, wanted.stream, covers))
    } finally {
      ended()
    }
  }

  /** Sound is told of only to who may hear it. */
  #shownTo(account: RepublishAccount): readonly ShownCamera[] {
    return this.#need
      .cameras()
      .filter(({ id }) => mayFetch(account, id))
      .map(camera =>
        mayHear(account, camera) && !isCovered(account, camera.id)
          ? camera
          : { ...camera, streams: camera.streams.map(stream => ({ ...stream, sound: null })) },
      )
  }
}

const fault = (code: string, reason: string): Said => ({ status: 400, body: writeFault(code, reason) })

const refusal = ({ status, reason, challenge }: Extract<ReturnType<SignIn>, { readonly status: number }>): Said => ({
  status,
  body: writeFault('ter:NotAuthorized', reason),
  ...(challenge.length > 0 ? { headers: { 'www-authenticate': [...challenge] } } : {}),
})

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
