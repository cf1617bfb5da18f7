// RTSP client: one conversation with a camera over a line. Asks and gets answers in order (RFC 2326 §10), proves who it is when asked, and
// hands interleaved packets on. Owns the line; when it ends, everybody who waits is told why.

import type { Pin } from '#engine/camera/address-guard.ts'
import { StreamFailure, type StreamReason } from '#engine/camera/stream-state.ts'
import { answerChallenge, type Challenge, type Credentials, chooseChallenge } from './auth.ts'
import { type CertificateCheck, type Line, openLine } from './line.ts'
import { firstOf, type RtspHead, type RtspResponse, writeRequest } from './message.ts'
import { Splitter } from './splitter.ts'
import { openTunnel } from './tunnel.ts'

const USER_AGENT = 'MatThan/0.1'
/** A SYN is sent again after 1 s; a second one answers for a camera that came up meanwhile (see the supervisor's promise). */
const CONNECT_MS = 2000
const ANSWER_MS = 5000
/** So much that is neither RTSP nor a packet: this is not a camera. */
const MOST_RUBBISH_BYTES = 64 * 1024
/** A body that its head declares longer than it is has come as far as it will once nothing more of it comes for so long. */
const SHORT_BODY_MS = 800

type PacketHandler = (channel: number, buffer: Buffer, start: number, end: number) => void
type Waiting = {
  readonly sequence: number
  readonly resolve: (r: RtspResponse) => void
  readonly reject: (e: Error) => void
}

export type RtspClientOptions = {
  readonly host: string
  readonly port: number
  /** `http`: inside one GET and one POST to this path. */
  readonly way: { readonly kind: 'tcp' | 'tls' } | { readonly kind: 'http'; readonly path: string }
  readonly certificate: CertificateCheck
  /** Where the host is, if it may be called: asked once for each connection, so that what was checked is what is dialled. */
  readonly pin: Pin
  readonly credentials: Credentials | undefined
  readonly onPacket: PacketHandler
  readonly onRubbish: (bytes: number) => void
  /** Told of each read (and with 0, after a pause): answers for how many milliseconds nothing more is read. Never when left out. */
  readonly pause?: (bytes: number) => number
}

export class RtspClient {
  readonly #line: Line
  readonly #splitter: Splitter
  readonly #options: RtspClientOptions
  readonly #ended: Promise<StreamFailure>
  #end: (failure: StreamFailure) => void = () => {}
  #failure: StreamFailure | undefined
  #waiting: Waiting[] = []
  #sequence = 0
  #challenge: Challenge | undefined
  #challengeUses = 0
  #rubbish = 0
  #answered = false

  /** Connects; throws `StreamFailure` unreachable, or forbidden_address before anything is dialled. */
  static async open(options: RtspClientOptions, signal: AbortSignal): Promise<RtspClient> {
    const client = new RtspClient(options, await locate(options, signal))
    await client.#connected(signal)
    return client
  }

  private constructor(options: RtspClientOptions, ip: string) {
    this.#options = options
    this.#ended = new Promise(resolve => {
      this.#end = resolve
    })
    this.#splitter = new Splitter({
      packet: options.onPacket,
      message: (head, body) => this.#message(head, body),
      rubbish: bytes => this.#skipped(bytes),
    })
    const events = {
      data: (buffer: Buffer, length: number) => {
        // Whoever took the packets is gone once the connection is over; the camera may go on sending for a moment.
        if (this.#failure === undefined) this.#splitter.push(buffer, length)
      },
      error: (error: Error) => this.#fail(this.#answered ? 'connection_lost' : 'unreachable', plain(error), error),
      closed: () => this.#fail('connection_lost', 'the camera closed the connection'),
      ...(options.pause && { pause: options.pause }),
    }
    const { host, port, way, certificate, credentials } = options
    const line = { host, ip, port, certificate, tls: way.kind === 'tls' }
    this.#line =
      way.kind === 'http' ? openTunnel({ ...line, path: way.path, credentials }, events) : openLine(line, events)
  }

  /** Resolves when the connection is over, with the reason. */
  get ended(): Promise<StreamFailure> {
    return this.#ended
  }

  /** The camera asked who we are: what it answered since, it answered to our user and password. */
  get signsIn(): boolean {
    return this.#challenge !== undefined
  }

  get localAddress(): string {
    return this.#line.localAddress()
  }

  get remoteAddress(): string {
    return this.#line.remoteAddress()
  }

  /**
   * Sends a request and waits for its answer; answers a challenge once. Any status comes back except 401. No answer ends the
   * connection, unless it can be done without: then only this request fails, after `dispensable_ms`.
   */
  async request(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>> = {},
    dispensable_ms?: number,
  ): Promise<RtspResponse> {
    const knownChallenge = this.#challenge
    const first = await this.#exchange(method, url, headers, dispensable_ms)
    if (first.status !== 401) return first
    const { credentials } = this.#options
    const challenge = chooseChallenge(first.headers.get('www-authenticate') ?? [])
    if (credentials === undefined) throw new StreamFailure('auth_failed', 'the camera asks for a user and a password')
    if (challenge === undefined)
      throw new StreamFailure('auth_failed', 'the camera asks for an unknown kind of sign-in')
    // A nonce that has grown old is replaced; not every camera says `stale` with it.
    const renewed = challenge.scheme === 'digest' && (challenge.stale || challenge.nonce !== nonceOf(knownChallenge))
    if (knownChallenge !== undefined && !renewed) throw new StreamFailure('auth_failed', `${method} answered 401`)
    this.#challenge = challenge
    this.#challengeUses = 0
    const second = await this.#exchange(method, url, headers, dispensable_ms)
    if (second.status === 401) throw new StreamFailure('auth_failed', 'the camera refused this user and password')
    return second
  }

  /** Sends without waiting, for the last word before closing. */
  say(method: string, url: string, headers: Readonly<Record<string, string>>): void {
    if (this.#failure === undefined) this.#write(method, url, headers)
  }

  sendPacket(channel: number, payload: Buffer): void {
    if (this.#failure !== undefined) return
    const head = Buffer.from([0x24, channel, payload.length >> 8, payload.length & 0xff])
    this.#line.write(Buffer.concat([head, payload]))
  }

  /** Ends the conversation for a reason that lies on our side. */
  giveUp(detail: string, cause: unknown): void {
    this.#fail('connection_lost', detail, cause)
  }

  close(): void {
    this.#fail('connection_lost', 'closed by the station')
    const line = this.#line
    setTimeout(() => line.destroy(), 500).unref() // time for a last TEARDOWN to leave
  }

  async #connected(signal: AbortSignal): Promise<void> {
    const line = this.#line
    const late = setTimeout(() => this.#fail('unreachable', `no answer within ${CONNECT_MS} ms`), CONNECT_MS)
    const abort = () => this.close()
    signal.addEventListener('abort', abort, { once: true })
    this.#ended.then(() => signal.removeEventListener('abort', abort))
    const refused = (error: unknown) =>
      error instanceof StreamFailure ? error : new StreamFailure('unreachable', String(error))
    const failure = await Promise.race([line.connected.then(() => undefined, refused), this.#ended])
    clearTimeout(late)
    if (failure === undefined && !signal.aborted) return
    line.destroy()
    throw failure ?? closedByUs()
  }

  #exchange(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>>,
    dispensable_ms: number | undefined,
  ): Promise<RtspResponse> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure)
    const patience_ms = dispensable_ms ?? ANSWER_MS
    const sequence = this.#write(method, url, headers)
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        const rubbish = this.#rubbish > 0 && !this.#answered
        const detail = rubbish ? 'what it sends is not RTSP' : `no answer to ${method} within ${patience_ms} ms`
        if (dispensable_ms === undefined || rubbish) this.#fail(rubbish ? 'rubbish' : 'silent', detail)
        else this.#waiting.find(other => other.sequence === sequence)?.reject(new StreamFailure('silent', detail))
      }, patience_ms)
      const short = setTimeout(() => this.#splitter.settle(), SHORT_BODY_MS)
      const done = () => {
        clearTimeout(late)
        clearTimeout(short)
        this.#waiting = this.#waiting.filter(waiting => waiting.sequence !== sequence)
        this.#splitter.expecting = this.#waiting.length
      }
      this.#splitter.expecting = this.#waiting.length + 1
      this.#waiting.push({
        sequence,
        resolve: response => {
          done()
          resolve(response)
        },
        reject: error => {
          done()
          reject(error)
        },
      })
    })
  }

  #write(method: string, url: string, headers: Readonly<Record<string, string>>): number {
    const sequence = ++this.#sequence
    const { credentials } = this.#options
    const authorization =
      this.#challenge === undefined || credentials === undefined
        ? {}
        : { Authorization: answerChallenge(this.#challenge, credentials, method, url, ++this.#challengeUses) }
    this.#line.write(
      writeRequest(method, url, { CSeq: String(sequence), 'User-Agent': USER_AGENT, ...authorization, ...headers }),
    )
    return sequence
  }

  #message(head: RtspHead, body: string): void {
    if (head.kind === 'request') {
      const sequence = firstOf(head.headers, 'cseq') ?? '0'
      const known = head.method === 'OPTIONS' || head.method === 'GET_PARAMETER' || head.method === 'SET_PARAMETER'
      const status = known ? '200 OK' : '501 Not Implemented'
      this.#line.write(`RTSP/1.0 ${status}\r\nCSeq: ${sequence.replace(/\D/g, '').slice(0, 10)}\r\n\r\n`)
      return
    }
    this.#answered = true
    const { status, phrase, headers } = head
    if (status < 200) return
    const told = Number(firstOf(headers, 'cseq'))
    const waiting =
      this.#waiting.find(other => other.sequence === told) ?? (Number.isNaN(told) ? this.#waiting[0] : undefined)
    waiting?.resolve({ status, phrase, headers, body })
  }

  #skipped(bytes: number): void {
    this.#rubbish += bytes
    this.#options.onRubbish(bytes)
    if (this.#rubbish > MOST_RUBBISH_BYTES) this.#fail('rubbish', 'what it sends is not RTSP')
  }

  #fail(reason: StreamReason, detail: string, cause?: unknown): void {
    if (this.#failure !== undefined) return
    const wrong = this.#rubbish > 0 && !this.#answered && reason === 'connection_lost'
    const failure = wrong
      ? new StreamFailure('rubbish', 'what it sends is not RTSP', { cause })
      : new StreamFailure(reason, detail, { cause })
    this.#failure = failure
    for (const waiting of [...this.#waiting]) waiting.reject(failure)
    this.#end(failure)
    this.#line.end()
  }
}

/** A name server is not waited for once nobody wants the camera any more. */
const locate = async ({ host, pin }: RtspClientOptions, signal: AbortSignal): Promise<string> => {
  let stop = (): void => {}
  const stopped = new Promise<undefined>(resolve => {
    stop = () => resolve(undefined)
    signal.addEventListener('abort', stop, { once: true })
  })
  const found = await Promise.race([pin(host), stopped])
  signal.removeEventListener('abort', stop)
  if (found === undefined || signal.aborted) throw closedByUs()
  if (found.ok) return found.value.ip
  if (found.problem === 'unknown_host') throw new StreamFailure('unreachable', `no address is known for ${host}`)
  throw new StreamFailure('forbidden_address', `${host} lies outside the networks that may be called`)
}

const closedByUs = (): StreamFailure => new StreamFailure('connection_lost', 'closed by the station')

const nonceOf = (challenge: Challenge | undefined): string | undefined =>
  challenge?.scheme === 'digest' ? challenge.nonce : undefined

const plain = (error: Error & { code?: string }): string => error.code ?? error.message
