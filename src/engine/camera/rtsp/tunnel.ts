// Tunnel: RTSP inside HTTP, for cameras behind something that lets only HTTP through: one GET whose answer never ends carries what
// the camera says, one POST whose body never ends carries our words in base64. Both name the same cookie (QuickTime's tunnelling,
// ONVIF Streaming Specification §5.1.1.4).

import { randomBytes } from 'node:crypto'
import { StreamFailure } from '#engine/camera/stream-state.ts'
import { answerChallenge, type Credentials, chooseChallenge } from './auth.ts'
import { type Line, type LineEvents, type LineOptions, openLine } from './line.ts'
import { readHeaders } from './message.ts'

const LARGEST_HEAD_BYTES = 16 * 1024
const KIND = 'application/x-rtsp-tunnelled'
/** Servers want to be told a length; none waits for so much. */
const PRETENDED_LENGTH = 32_767

export type TunnelOptions = LineOptions & { readonly path: string; readonly credentials: Credentials | undefined }

/** Opens both connections; `events` hears of the first trouble on either. */
export const openTunnel = (options: TunnelOptions, events: LineEvents): Line => {
  const cookie = randomBytes(11).toString('base64url')
  let down: Line | undefined
  let up: Line | undefined
  let over = false
  const once = <Args extends unknown[]>(tell: (...args: Args) => void) => {
    return (...args: Args): void => {
      if (!over) tell(...args)
    }
  }
  const guarded: LineEvents = { ...events, error: once(events.error), closed: once(events.closed) }
  const closeBoth = (close: (line: Line) => void): void => {
    over = true
    for (const line of [down, up]) if (line !== undefined) close(line)
  }
  const connect = async (): Promise<void> => {
    let authorization = ''
    for (let attempt = 0; ; attempt++) {
      const opened = openDown(options, cookie, authorization, guarded)
      down = opened.line
      const refusedWith = await opened.answered
      if (refusedWith === undefined) break
      const { credentials, path } = options
      const challenge = chooseChallenge(refusedWith)
      if (attempt > 0 || credentials === undefined || challenge === undefined)
        throw new StreamFailure('auth_failed', 'the camera refused this user and password (HTTP)')
      authorization = `Authorization: ${answerChallenge(challenge, credentials, 'GET', path, 1)}\r\n`
    }
    // Nothing that the camera might say on this one is of interest; that it closes is.
    up = openLine(options, { ...guarded, data: () => {} })
    await up.connected
    up.write(
      headOf('POST', options, cookie, `Content-Length: ${PRETENDED_LENGTH}\r\n${postAuthorization(authorization)}`),
    )
  }
  const connected = connect()
  connected.catch(() => {}) // whoever waits for it hears of it
  return {
    connected,
    write: bytes => up?.write((typeof bytes === 'string' ? Buffer.from(bytes) : bytes).toString('base64')),
    end: () => closeBoth(line => line.end()),
    destroy: () => closeBoth(line => line.destroy()),
    localAddress: () => down?.localAddress() ?? '0.0.0.0',
    remoteAddress: () => down?.remoteAddress() ?? options.ip,
  }
}

/** The GET. Resolves without a value once the camera agrees, with its challenges when it wants to know who asks. */
const openDown = (options: TunnelOptions, cookie: string, authorization: string, events: LineEvents) => {
  let head = Buffer.alloc(0)
  let state: 'head' | 'open' | 'refused' = 'head'
  let tell: (challenges: readonly string[] | undefined) => void = () => {}
  let fail: (failure: StreamFailure) => void = () => {}
  const answered = new Promise<readonly string[] | undefined>((resolve, reject) => {
    tell = resolve
    fail = reject
  })
  answered.catch(() => {}) // whoever waits for it hears of it
  const line = openLine(options, {
    data: (buffer, length) => {
      if (state === 'open') return events.data(buffer, length)
      if (state === 'refused') return
      head = Buffer.concat([head, buffer.subarray(0, length)])
      const end = head.indexOf('\r\n\r\n')
      if (end < 0 && head.length <= LARGEST_HEAD_BYTES) return
      const read = end < 0 ? undefined : readHttpHead(head.toString('latin1', 0, end))
      state = read?.status === 200 ? 'open' : 'refused'
      if (read === undefined) fail(new StreamFailure('rubbish', 'what it sends is not HTTP'))
      else if (read.status === 401) tell(read.challenges)
      else if (read.status !== 200) fail(new StreamFailure('refused', `HTTP GET answered ${read.status}`))
      else tell(undefined)
      if (state === 'refused') line.destroy()
      else if (end + 4 < head.length) events.data(head.subarray(end + 4), head.length - end - 4)
    },
    error: error => {
      if (state !== 'refused') events.error(error)
    },
    closed: () => {
      if (state !== 'refused') events.closed()
    },
    ...(events.pause && { pause: events.pause }),
  })
  line.connected.then(
    () => line.write(headOf('GET', options, cookie, authorization)),
    failure => fail(failure),
  )
  return { line, answered }
}

const headOf = (method: string, { host, port, path }: TunnelOptions, cookie: string, more: string): string =>
  `${method} ${path.replace(/[\r\n ]/g, '')} HTTP/1.0\r\nHost: ${host.includes(':') ? `[${host}]` : host}:${port}\r\n` +
  `User-Agent: MatThan/0.1\r\nx-sessioncookie: ${cookie}\r\n${method === 'GET' ? `Accept: ${KIND}` : `Content-Type: ${KIND}`}\r\n` +
  `Pragma: no-cache\r\nCache-Control: no-cache\r\n${more}\r\n`

/** A digest answers for one method alone; what was proved by the GET's cookie need not be proved again. */
const postAuthorization = (authorization: string): string =>
  /^Authorization: Basic /i.test(authorization) ? authorization : ''

/** Of the answer to the GET; undefined where it is no HTTP. */
export const readHttpHead = (text: string): { status: number; challenges: readonly string[] } | undefined => {
  const [first = '', ...lines] = text.split('\r\n')
  const status = /^HTTP\/1\.\d (\d{3})\b/.exec(first)?.[1]
  const headers = readHeaders(lines)
  if (status === undefined || headers === undefined) return undefined
  return { status: Number(status), challenges: headers.get('www-authenticate') ?? [] }
}
