// Connection: one system's conversation with the station's RTSP server (RFC 2326). Before it has signed in it learns nothing; then only
// of cameras that its account may fetch: every other one is as if it did not exist.

import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import {
  type Denied,
  isCovered,
  type KnownCamera,
  mayFetch,
  mayHear,
  type RepublishAccount,
  type RepublishAccounts,
} from '#engine/republish/accounts.ts'
import { challenges, newNonce, whoSigned } from '#engine/republish/digest.ts'
import type { GuessesAt } from '#engine/republish/guesses.ts'
import type { Lease, RepublishStreams } from '#engine/republish/streams.ts'
import { type Answer, answer, writeAnswer } from './answer.ts'
import { describe, tracks } from './description.ts'
import { FetchSession } from './fetch-session.ts'
import { RequestReader, type RtspRequest } from './request.ts'
import { channelOf } from './rtp-track.ts'
import { readChannel, readTarget, type Target } from './target.ts'

export type ConnectionNeed = {
  readonly accounts: RepublishAccounts
  readonly streams: RepublishStreams
  /** The same with their privacy masks burned in, and without sound. */
  readonly covered_streams: Pick<RepublishStreams, 'open'>
  /** Undefined: there is no such camera. */
  readonly cameraOf: (camera: CameraId) => KnownCamera | undefined
  readonly clock: Clock
  readonly denied: Denied
  /** Somebody at this address answered a challenge wrongly; `resting` while it did so too often. */
  readonly guesses: GuessesAt
  /** False where it may not begin. */
  readonly began: (session: FetchSession) => boolean
  readonly ended: (session: FetchSession) => void
}

export const METHODS = 'OPTIONS, DESCRIBE, SETUP, PLAY, GET_PARAMETER, SET_PARAMETER, TEARDOWN'
const SIGN_IN_MS = 20_000
const SILENT_MS = 120_000
const FORMAT_MS = 5_000
const MOST_QUEUED = 16
const MOST_UNREAD_BYTES = 4 * 1024 * 1024
const RETRY_S = '10'
const UNFIT =
  'Ảnh JPEG của camera này không chuyển được qua RTP (RFC 2435): hãy đặt camera sang H.264, hoặc cỡ ảnh thường và JPEG baseline. ' +
  'This camera’s JPEG pictures cannot be sent over RTP (RFC 2435): set the camera to H.264, or to a usual size and baseline JPEG.'

export class Connection {
  readonly #socket: Socket
  readonly #need: ConnectionNeed
  readonly #reader = new RequestReader()
  readonly #nonce = newNonce()
  readonly #session = randomBytes(8).toString('hex')
  #queue: RtspRequest[] = []
  #busy = false
  #account: RepublishAccount | undefined
  #leased: { readonly target: Target; readonly lease: Lease; readonly covered: boolean } | undefined
  #fetching: FetchSession | undefined
  #silent: NodeJS.Timeout

  constructor(socket: Socket, need: ConnectionNeed) {
    this.#socket = socket
    this.#need = need
    this.#silent = setTimeout(() => socket.destroy(), SIGN_IN_MS)
    socket.setNoDelay(true)
    socket.on('data', (bytes: Buffer) => this.#hear(bytes))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.#letGo())
  }

  close(): void {
    this.#socket.destroy()
  }

  /** Something changed in who may fetch what: whoever could not ask for the same now is hung up on. */
  review(): void {
    const { name } = this.#account ?? {}
    if (name === undefined) return
    const account = this.#need.accounts.find(name)
    this.#account = account
    const held = this.#leased
    const stands =
      account !== undefined &&
      (held === undefined ||
        (this.#rights(held.target) === held.lease.hears && isCovered(account, held.target.camera) === held.covered))
    if (!stands) this.close()
  }

  #hear(bytes: Buffer): void {
    if (this.#account !== undefined) this.#silent.refresh()
    for (const heard of this.#reader.push(bytes)) {
      if (heard.kind === 'request') this.#queue.push(heard.request)
      if (heard.kind === 'rubbish' || this.#queue.length > MOST_QUEUED) {
        this.#socket.removeAllListeners('data')
        this.#socket.end(writeAnswer(answer(400), '0'))
        return
      }
    }
    void this.#work()
  }

  /** One request after the other: an answer may have to wait for the camera. */
  async #work(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    for (let request = this.#queue.shift(); request !== undefined; request = this.#queue.shift()) {
      if (this.#socket.destroyed || this.#socket.writableLength > MOST_UNREAD_BYTES) this.close()
      const given = await this.#answer(request)
      if (this.#socket.destroyed) break
      this.#socket.write(writeAnswer(given, request.headers.get('cseq') ?? '0'))
      if (request.method === 'PLAY' && given.status === 200) this.#fetching?.begin()
    }
    this.#busy = false
  }

  async #answer(request: RtspRequest): Promise<Answer> {
    if (request.method === 'OPTIONS') return answer(200, [['Public', METHODS]])
    const refused = this.#signIn(request)
    if (refused !== undefined) return refused
    switch (request.method) {
      case 'DESCRIBE':
        return this.#describe(request)
      case 'SETUP':
        return this.#setUp(request)
      case 'PLAY':
        return this.#inSession(request, fetching => this.#play(request, fetching))
      case 'GET_PARAMETER':
      case 'SET_PARAMETER':
        return request.headers.has('session')
          ? this.#inSession(request, () => answer(200, this.#sessionHeader()))
          : answer(200)
      case 'TEARDOWN':
        return this.#inSession(request, () => {
          this.#release()
          return answer(200)
        })
      case 'PAUSE':
        return answer(455, [['Allow', METHODS]]) // the present does not wait
      default:
        return answer(501, [['Allow', METHODS]])
    }
  }

  /** Undefined: signed in. An account that is removed meanwhile is asked for again with every request. */
  #signIn({ method, url, headers }: RtspRequest): Answer | undefined {
    if (this.#need.guesses.resting()) return answer(403)
    const given = headers.get('authorization')
    const signed = whoSigned(given, method, this.#need.accounts, nonce => nonce === this.#nonce)
    if (signed !== undefined && sameStream(signed.signed.uri, url)) {
      this.#account = signed.account
      this.#silent.close()
      this.#silent = setTimeout(() => this.close(), SILENT_MS)
      return undefined
    }
    if (given !== undefined) this.#need.guesses.wrong()
    return answer(
      401,
      challenges(this.#nonce).map(value => ['WWW-Authenticate', value] as const),
    )
  }

  #target(request: RtspRequest): Target | undefined {
    const target = readTarget(request.url)
    if (target === undefined || this.#rights(target) !== undefined) return target
    const { name: account } = this.#account ?? {}
    const address = this.#socket.remoteAddress ?? ''
    if (account !== undefined) this.#need.denied({ account, camera: target.camera, address })
    return undefined
  }

  /** Whether the account may hear this camera; undefined where it may not even see it, or there is none. */
  #rights({ camera }: Target): boolean | undefined {
    const [account, known] = [this.#account, this.#need.cameraOf(camera)]
    if (account === undefined || known === undefined || !mayFetch(account, camera)) return undefined
    return mayHear(account, known) && !isCovered(account, camera)
  }

  async #describe(request: RtspRequest): Promise<Answer> {
    const target = this.#target(request)
    if (target === undefined) return answer(404)
    if (this.#fetching !== undefined) return answer(455)
    const lease = this.#lease(target)
    const described = await lease.described(FORMAT_MS)
    if (!described.ok) {
      this.#release()
      if (described.problem === 'silent') return answer(503, [['Retry-After', RETRY_S]])
      return answer(415, [['Content-Type', 'text/plain; charset=utf-8']], `${UNFIT} (${described.problem})\r\n`)
    }
    const name = this.#need.cameraOf(target.camera)?.name ?? target.camera
    const sdp = describe(described.value, name, String(lease.ssrc('picture')))
    const base = `${request.url.replace(/[?#].*$/, '').replace(/\/+$/, '')}/`
    return answer(
      200,
      [
        ['Content-Base', base],
        ['Content-Type', 'application/sdp'],
      ],
      sdp,
    )
  }

  #setUp(request: RtspRequest): Answer {
    const target = this.#target(request)
    const track = target?.track ?? tracks.picture
    const kind = track === tracks.picture ? 'picture' : track === tracks.sound ? 'sound' : undefined
    if (target === undefined || kind === undefined) return answer(404)
    const asked = readChannel(request.headers.get('transport'))
    if (asked === undefined) return answer(461)
    const held = this.#leased?.target
    const other = held !== undefined && (held.camera !== target.camera || held.stream !== target.stream)
    if (this.#fetching !== undefined && other) return answer(459)
    const lease = this.#lease(target)
    if (kind === 'sound' && !lease.hears) return answer(404)
    const channel = asked === 'any' ? channelOf(kind) : asked
    this.#fetching ??= this.#newSession(target, lease)
    if (!this.#fetching.setUp(kind, channel)) return answer(455)
    const ssrc = lease.ssrc(kind).toString(16).padStart(8, '0').toUpperCase()
    const transport = `RTP/AVP/TCP;unicast;interleaved=${channel}-${channel + 1};ssrc=${ssrc};mode="PLAY"`
    return answer(200, [['Transport', transport], ...this.#sessionHeader()])
  }

  #newSession(target: Target, lease: Lease): FetchSession {
    const opened = {
      account: this.#account!.name,
      camera: target.camera,
      stream: target.stream,
      address: this.#socket.remoteAddress ?? '',
      since: this.#need.clock.wall(),
    }
    return new FetchSession(this.#socket, lease, opened, this.#need)
  }

  #inSession(request: RtspRequest, then: (fetching: FetchSession) => Answer): Answer {
    const named = (request.headers.get('session') ?? '').split(';')[0]!.trim()
    if (this.#fetching === undefined || named !== this.#session) return answer(454)
    return then(this.#fetching)
  }

  #play(request: RtspRequest, fetching: FetchSession): Answer {
    const base = request.url
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .replace(/\/trackID=\d+$/, '')
    const info = fetching
      .first()
      .map(({ kind, sequence, timestamp }) => `url=${base}/${tracks[kind]};seq=${sequence};rtptime=${timestamp}`)
    const told = info.length === 0 ? [] : [['RTP-Info', info.join(',')] as const]
    return answer(200, [['Range', 'npt=now-'], ...told, ...this.#sessionHeader()])
  }

  #sessionHeader(): Answer['headers'] {
    return [['Session', `${this.#session};timeout=60`]]
  }

  #lease(target: Target): Lease {
    const held = this.#leased
    if (held?.target.camera === target.camera && held.target.stream === target.stream) return held.lease
    held?.lease.close()
    const covered = this.#account === undefined || isCovered(this.#account, target.camera)
    const streams = covered ? this.#need.covered_streams : this.#need.streams
    const lease = streams.open(target.camera, target.stream, this.#rights(target) === true)
    this.#leased = { target, lease, covered }
    return lease
  }

  #release(): void {
    this.#fetching?.end()
    this.#fetching = undefined
    this.#leased?.lease.close()
    this.#leased = undefined
  }

  #letGo(): void {
    clearTimeout(this.#silent)
    this.#release()
  }
}

/** Some clients sign for the stream where they ask for a track of it. */
const sameStream = (signed: string, url: string): boolean => {
  const [one, other] = [readTarget(signed), readTarget(url)]
  return one === undefined || other === undefined
    ? signed === url
    : one.camera === other.camera && one.stream === other.stream
}
