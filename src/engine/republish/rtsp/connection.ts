// Connection: one system's conversation with the station's RTSP server (RFC 2326). Before it has signed in it learns nothing; then only
// of cameras that its account may fetch: every other one is as if it did not exist.

import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import { mayFetch, type RepublishAccount, type RepublishAccounts } from '#engine/republish/accounts.ts'
import { challenges, newNonce, whoSigned } from '#engine/republish/digest.ts'
import type { Lease, RepublishStreams } from '#engine/republish/streams.ts'
import { type Answer, answer, writeAnswer } from './answer.ts'
import { describe, TRACK } from './description.ts'
import { FetchSession } from './fetch-session.ts'
import { RequestReader, type RtspRequest } from './request.ts'
import { readChannel, readTarget, type Target } from './target.ts'

export type ConnectionNeed = {
  readonly accounts: RepublishAccounts
  readonly streams: RepublishStreams
  /** Undefined: there is no such camera. */
  readonly nameOf: (camera: CameraId) => string | undefined
  readonly clock: Clock
  /** Somebody at this address answered a challenge wrongly; `resting` while it did so too often. */
  readonly guesses: { readonly resting: () => boolean; readonly wrong: () => void }
  readonly began: (session: FetchSession) => void
  readonly ended: (session: FetchSession) => void
}

const METHODS = 'OPTIONS, DESCRIBE, SETUP, PLAY, GET_PARAMETER, SET_PARAMETER, TEARDOWN'
const SIGN_IN_MS = 20_000
const SILENT_MS = 120_000
const FORMAT_MS = 5_000
const MOST_QUEUED = 16
const MOST_UNREAD_BYTES = 4 * 1024 * 1024
const RETRY_S = '10'

export class Connection {
  readonly #socket: Socket
  readonly #need: ConnectionNeed
  readonly #reader = new RequestReader()
  readonly #nonce = newNonce()
  readonly #session = randomBytes(8).toString('hex')
  #queue: RtspRequest[] = []
  #busy = false
  #account: RepublishAccount | undefined
  #leased: { readonly target: Target; readonly lease: Lease } | undefined
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

  /** Undefined until it has signed in. */
  get account(): string | undefined {
    return this.#account?.name
  }

  close(): void {
    this.#socket.destroy()
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
    if (target === undefined || this.#account === undefined || !mayFetch(this.#account, target.camera)) return undefined
    return this.#need.nameOf(target.camera) === undefined ? undefined : target
  }

  async #describe(request: RtspRequest): Promise<Answer> {
    const target = this.#target(request)
    if (target === undefined) return answer(404)
    if (this.#fetching !== undefined) return answer(455)
    const format = await this.#lease(target).format(FORMAT_MS)
    if (format === undefined) {
      this.#release()
      return answer(503, [['Retry-After', RETRY_S]])
    }
    const name = this.#need.nameOf(target.camera) ?? target.camera
    const sdp = describe(format, name, String(this.#leased?.lease.ssrc ?? 0))
    if (sdp === undefined) return answer(415)
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
    if (target === undefined || (target.track !== undefined && target.track !== TRACK)) return answer(404)
    if (this.#fetching !== undefined) return answer(455)
    const asked = readChannel(request.headers.get('transport'))
    if (asked === undefined) return answer(461)
    const channel = asked === 'any' ? 0 : asked
    const lease = this.#lease(target)
    const opened = {
      account: this.#account!.name,
      camera: target.camera,
      stream: target.stream,
      address: this.#socket.remoteAddress ?? '',
      since: this.#need.clock.wall(),
    }
    this.#fetching = new FetchSession(this.#socket, channel, lease, opened, this.#need)
    const ssrc = lease.ssrc.toString(16).padStart(8, '0').toUpperCase()
    const transport = `RTP/AVP/TCP;unicast;interleaved=${channel}-${channel + 1};ssrc=${ssrc};mode="PLAY"`
    return answer(200, [['Transport', transport], ...this.#sessionHeader()])
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
    const first = fetching.first()
    const info =
      first === undefined
        ? []
        : [['RTP-Info', `url=${base}/${TRACK};seq=${first.sequence};rtptime=${first.timestamp}`] as const]
    return answer(200, [['Range', 'npt=now-'], ...info, ...this.#sessionHeader()])
  }

  #sessionHeader(): Answer['headers'] {
    return [['Session', `${this.#session};timeout=60`]]
  }

  #lease(target: Target): Lease {
    const held = this.#leased
    if (held?.target.camera === target.camera && held.target.stream === target.stream) return held.lease
    held?.lease.close()
    const lease = this.#need.streams.open(target.camera, target.stream)
    this.#leased = { target, lease }
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
