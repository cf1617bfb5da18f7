// Connection: one client's RTSP conversation with the street (RFC 2326). Answers OPTIONS, DESCRIBE, SETUP, PLAY, GET_PARAMETER,
// SET_PARAMETER and TEARDOWN; PAUSE is not offered, since a camera's present cannot be paused.

import type { Fault } from '#simulator/faults/fault.ts'
import { PlaybackSession } from '#simulator/nvr/playback-session.ts'
import { type Outlet, type Scratch, tcpOutlet, type UdpTarget } from '#simulator/rtp/outlet.ts'
import type { Wheel } from '#simulator/rtp/wheel.ts'
import { type Answer, answer, writeAnswer } from './answer.ts'
import { type Account, type AuthScheme, challenge, mayWatch, newNonce } from './auth.ts'
import type { Line } from './line.ts'
import { controlOf, describePoint, type Point } from './point.ts'
import { RequestReader, type RtspRequest } from './request.ts'
import { Session } from './session.ts'
import { readTransport } from './transport.ts'

/** What a connection needs of the street. */
export type StreetDoor = {
  /** `whole`: with its query. */
  readonly find: (path: string, whole: string) => Point | undefined
  /** What a recorder holds, by an address with its query; `camera` is the one whose own port was dialled. */
  readonly recorded?: (path: string, camera: string | undefined) => Point | undefined
  /** What it says of itself, and how it asks for the password, where an address names nothing that it has. */
  readonly plate?: {
    readonly server: string
    readonly realm: string
    readonly auth: AuthScheme
    readonly accounts: () => readonly Account[]
  }
  /** The time of day that its answers tell; they tell none when left out. */
  readonly date?: (camera: string | undefined) => string | undefined
  readonly wheel: Wheel
  readonly scratch: Scratch
  readonly host: string
  readonly udp: UdpDoor
}

export type UdpDoor = {
  readonly rtp_port: number
  readonly rtcp_port: number
  /** Opens a flow to a client; the session hears of the client's receiver reports until `close`. */
  readonly open: (
    target: UdpTarget,
    session: Pick<Session, 'heard'>,
  ) => { readonly outlet: Outlet; readonly close: () => void }
}

const METHODS = 'OPTIONS, DESCRIBE, SETUP, PLAY, GET_PARAMETER, SET_PARAMETER, TEARDOWN'
/** A client that never reads its answers is let go. */
const MOST_UNREAD_BYTES = 4 * 1_048_576
const MOST_SESSIONS = 8
/** Requests that wait while nothing passes. */
const MOST_WAITING = 32

export class Connection {
  readonly #socket: Line
  readonly #door: StreetDoor
  readonly #reader = new RequestReader()
  readonly #nonce = newNonce()
  readonly #sessions = new Map<string, { session: Session | PlaybackSession; flows: (() => void)[] }>()
  /** Recordings that were described here: what follows names them without their query. */
  readonly #described = new Map<string, Point>()
  readonly #camera: string | undefined
  /** The cameras that were named on this connection. */
  readonly #cameras = new Set<string>()
  #waiting: RtspRequest[] = []
  #afterwards: () => void = () => {}

  /** `camera` where it came in by that camera's own port. */
  constructor(socket: Line, door: StreetDoor, camera?: string) {
    this.#socket = socket
    this.#door = door
    this.#camera = camera
    if (camera !== undefined) this.#cameras.add(camera)
    socket.setNoDelay(true)
    socket.on('data', (bytes: Buffer) => this.#hear(bytes))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.#forgetAll())
  }

  close(): void {
    this.#socket.destroy()
  }

  /** Gone without good-bye, as when the machine at the other end starts anew. */
  reset(): void {
    this.#socket.resetAndDestroy()
  }

  /** Hangs up whoever has named this camera. */
  dismiss(camera: string): void {
    if (this.#cameras.has(camera)) this.close()
  }

  /** A camera's fault came or went: whoever talks with it feels it at once. */
  felt(camera: string, before: Fault | undefined, now: Fault | undefined): void {
    if (!this.#cameras.has(camera)) return
    if (before?.unplugged === 'silent' || now?.unplugged === 'reset') this.reset()
    else if (now?.unplugged === 'silent') this.#forgetAll()
    else if (before?.account !== now?.account) this.close()
    const waiting = this.#waiting
    this.#waiting = []
    for (const request of waiting) if (!this.#socket.destroyed) this.#reply(request)
  }

  dropExpired(now_ms: number): void {
    for (const { session } of this.#sessions.values()) if (session.expired(now_ms)) session.end()
  }

  #hear(bytes: Uint8Array): void {
    for (const heard of this.#reader.push(bytes)) {
      if (heard.kind === 'request') this.#reply(heard.request)
      else if (heard.kind === 'interleaved') for (const { session } of this.#sessions.values()) session.heard()
      else {
        this.#socket.removeAllListeners('data')
        this.#socket.write(writeAnswer(answer(400), '0'))
        this.#socket.destroySoon()
        return
      }
      if (this.#socket.destroyed) return
    }
  }

  #reply(request: RtspRequest): void {
    if (this.#socket.writableLength > MOST_UNREAD_BYTES) {
      this.close()
      return
    }
    this.#afterwards = () => {}
    const target = readTarget(request.url)
    const point = this.#find(target)
    const track = point === undefined ? undefined : trackOf(point, target.control)
    if (point !== undefined) this.#cameras.add(point.camera)
    const { unplugged, no_air } = point?.fault() ?? {}
    if (unplugged === 'reset') this.reset()
    if (no_air !== undefined && this.#waiting.push(request) > MOST_WAITING) this.close()
    if (unplugged !== undefined || no_air !== undefined) return
    const usual = this.#answer(request, point, track)
    const given = point?.fault()?.answer?.(usual, request) ?? usual
    if (given === 'nothing') return
    if (given === 'close') {
      this.close()
      return
    }
    const cseq = (request.headers.get('cseq') ?? '0').slice(0, 32)
    this.#socket.write(
      given instanceof Uint8Array
        ? given
        : writeAnswer(this.#dated(given), cseq, point?.server ?? this.#door.plate?.server),
    )
    if (!(given instanceof Uint8Array) && given.status === 200) this.#afterwards()
  }

  #find({ path, whole }: Target): Point | undefined {
    const live = this.#door.find(path, whole)
    if (live !== undefined || this.#door.recorded === undefined) return live
    const before = whole.includes('?') ? undefined : this.#described.get(path)
    const found = before ?? this.#door.recorded(whole, this.#camera)
    if (found !== undefined && this.#described.size < MOST_SESSIONS) this.#described.set(path, found)
    return found
  }

  #dated(given: Answer): Answer {
    const date = this.#door.date?.([...this.#cameras][0])
    return date === undefined ? given : { ...given, headers: { ...given.headers, Date: date } }
  }

  #answer(request: RtspRequest, point: Point | undefined, track: number | undefined): Answer {
    const held = this.#sessions.get((request.headers.get('session') ?? '').split(';')[0]!.trim())
    held?.session.heard()
    if (request.method === 'OPTIONS') return answer(200, { Public: METHODS })
    if (point === undefined) return this.#nothingThere(request)
    const { auth, accounts } = guardOf(point)
    if (!accounts.some(account => mayWatch(auth, account, this.#nonce, request, point.realm))) {
      if (auth === 'url' || request.headers.has('authorization')) point.refused?.()
      return answer(401, auth === 'url' ? {} : { 'WWW-Authenticate': challenge(auth, this.#nonce, point.realm) })
    }
    if (request.headers.has('authorization')) point.accepted?.()
    switch (request.method) {
      case 'DESCRIBE':
        return this.#describe(request, point)
      case 'SETUP':
        return this.#setUp(request, point, track, held?.session)
      case 'GET_PARAMETER':
      case 'SET_PARAMETER':
        return request.headers.has('session') && held === undefined
          ? answer(454)
          : answer(200, sessionHeader(held?.session))
      case 'PLAY':
        return held === undefined ? answer(454) : this.#play(request, held.session)
      case 'TEARDOWN':
        return held === undefined ? answer(454) : this.#tearDown(held.session)
      default:
        return answer(501, { Allow: METHODS })
    }
  }

  /** Devices ask for the password before they say that nothing is at their root. */
  #nothingThere(request: RtspRequest): Answer {
    const { plate } = this.#door
    const atRoot = request.method === 'DESCRIBE' && /^rtsps?:\/\/[^/]*\/?$/i.test(request.url)
    if (!atRoot || plate === undefined || plate.auth === 'none' || plate.auth === 'url') return answer(404)
    const { auth, realm, accounts } = plate
    if (accounts().some(account => mayWatch(auth, account, this.#nonce, request, realm))) return answer(404)
    return answer(401, { 'WWW-Authenticate': challenge(auth, this.#nonce, realm) })
  }

  #describe(request: RtspRequest, point: Point): Answer {
    const base = point.keeps_query === true ? request.url : withoutQuery(request.url)
    const headers = { 'Content-Base': `${base}/`, 'Content-Type': 'application/sdp' }
    return answer(200, headers, describePoint(point, this.#door.host, base))
  }

  #setUp(request: RtspRequest, point: Point, track = 0, running?: Session | PlaybackSession): Answer {
    if (point.tracks[track] === undefined) return answer(404)
    if (running?.playing === true) return answer(455)
    if (running === undefined && this.#sessions.size >= MOST_SESSIONS) return answer(455)
    const transport = readTransport(request.headers.get('transport') ?? '')
    if (transport === undefined || (point.recorded !== undefined && transport.kind !== 'tcp')) return answer(461)
    const held = this.#sessions.get(running?.id ?? '') ?? this.#newSession(point)
    const { session, flows } = held
    const stream = (outlet: Outlet): string =>
      session.setUp(track, outlet).ssrc.toString(16).padStart(8, '0').toUpperCase()
    if (transport.kind === 'tcp') {
      const asked = transport.channel ?? session.tracks * 2
      const { used, told } = point.fault()?.channels?.(asked) ?? { used: asked, told: asked }
      const ssrc = stream(tcpOutlet(this.#socket, used, this.#door.scratch))
      const value = `RTP/AVP/TCP;unicast;interleaved=${told}-${told + 1};ssrc=${ssrc};mode="PLAY"`
      return answer(200, { Transport: value, ...sessionHeader(session) })
    }
    const { rtp_port, rtcp_port } = transport
    const address = this.#socket.remoteAddress?.replace(/^::ffff:/, '') ?? '127.0.0.1'
    const flow = this.#door.udp.open({ address, rtp_port, rtcp_port }, session)
    flows.push(flow.close)
    const ports = `client_port=${rtp_port}-${rtcp_port};server_port=${this.#door.udp.rtp_port}-${this.#door.udp.rtcp_port}`
    return answer(200, {
      Transport: `RTP/AVP;unicast;${ports};ssrc=${stream(flow.outlet)};mode="PLAY"`,
      ...sessionHeader(session),
    })
  }

  #newSession(point: Point): { session: Session | PlaybackSession; flows: (() => void)[] } {
    const end = () => {
      this.#forget(session.id)
      this.close()
    }
    const { recorded } = point
    const { wheel } = this.#door
    const session: Session | PlaybackSession =
      recorded === undefined ? new Session(point, wheel, end) : new PlaybackSession(point, recorded, wheel, end)
    const held = { session, flows: [] }
    this.#sessions.set(session.id, held)
    return held
  }

  #play(request: RtspRequest, session: Session | PlaybackSession): Answer {
    if (session instanceof PlaybackSession) {
      const { said, begin } = session.playRecorded(request, withoutQuery(request.url).replace(/\/$/, ''))
      this.#afterwards = begin
      return { ...said, headers: { ...said.headers, ...sessionHeader(session) } }
    }
    if (session.playing) return answer(200, sessionHeader(session))
    const { info, begin } = session.play(withoutQuery(request.url).replace(/\/$/, ''))
    this.#afterwards = begin
    return answer(200, { ...sessionHeader(session), Range: 'npt=now-', 'RTP-Info': info })
  }

  #tearDown(session: Session | PlaybackSession): Answer {
    session.stop()
    this.#forget(session.id)
    return answer(200)
  }

  #forget(id: string): void {
    const held = this.#sessions.get(id)
    if (held === undefined) return
    this.#sessions.delete(id)
    held.session.stop()
    for (const close of held.flows) close()
  }

  #forgetAll(): void {
    for (const id of [...this.#sessions.keys()]) this.#forget(id)
  }
}

/** A camera that let everybody in asks for the password that it was given. */
const guardOf = (point: Point): { auth: Point['auth']; accounts: readonly Account[] } => {
  const changed = point.fault()?.account
  if (changed === undefined) return { auth: point.auth, accounts: [point.account(), ...(point.others?.() ?? [])] }
  return { auth: point.auth === 'none' ? 'digest' : point.auth, accounts: [changed(point.account())] }
}

const sessionHeader = (session: Session | PlaybackSession | undefined): Record<string, string> =>
  session === undefined ? {} : { Session: `${session.id};timeout=${session.timeout_s}` }

const withoutQuery = (url: string): string => url.replace(/[?#].*$/, '')

type Target = { readonly path: string; readonly whole: string; readonly control: string | undefined }

/** `rtsp://host:port/camera/main/trackID=1` → the point's address with and without its query, and the track's name. */
const readTarget = (url: string): Target => {
  const asked = url.replace(/^rtsps?:\/\/[^/]*/i, '')
  const found = /\/(track(?:ID=)?[0-9]{1,3})(?=\?|$)/i.exec(asked)
  const whole = (found === null ? asked : asked.replace(found[0], '')).replace(/\/+(?=\?|$)/, '')
  return { path: withoutQuery(whole), whole, control: found?.[1] }
}

/** -1: the point has no track of that name. */
const trackOf = (point: Point, control: string | undefined): number | undefined =>
  control === undefined ? undefined : point.tracks.findIndex((_, index) => controlOf(point, index) === control)
