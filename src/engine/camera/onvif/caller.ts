// Caller: puts one question to a service of a device and brings back the element that answers it. Finds out which manner of signing in the
// device wants by asking once without, then tries the password once; a token that is refused is made again only when there is
// another time to make it in.

import type { Clock } from '#base/clock.ts'
import { ok } from '#base/result.ts'
import { unixMillis } from '#base/units.ts'
import { createHttpClient, type HttpAnswer, type HttpClient } from '#engine/camera/http-client.ts'
import type { OnvifConditions } from '#engine/camera/onvif-device.ts'
import { type OnvifResult, trouble } from '#engine/camera/onvif-trouble.ts'
import type { Credentials } from '#engine/camera/rtsp/auth.ts'
import type { XmlElement } from '#engine/camera/xml.ts'
import type { ServicePlace } from './foreign-address.ts'
import { envelope, type Fault, readAnswer } from './soap.ts'
import { usernameToken } from './username-token.ts'

export type Question = {
  readonly at: ServicePlace
  /** XML of the element inside the body. */
  readonly body: string
  /** More header elements (WS-Addressing). */
  readonly header?: string
  /** Asked without signing in, whatever is known: every device should answer it. */
  readonly open?: boolean
  readonly timeout_ms?: number
  readonly signal?: AbortSignal
}

/** An answer, and how long the device took to begin it. */
export type Answered = { readonly element: XmlElement; readonly waited_ms: number }

export type Caller = {
  readonly host: string
  readonly ip: string
  /** False when there are no credentials to sign in with. */
  readonly signsIn: boolean
  readonly ask: (question: Question) => Promise<OnvifResult<Answered>>
  /** Our time of day in Unix milliseconds. */
  readonly now_ms: () => number
}

/** How the device's clock stands, for tokens: measured when asked, with other times that the device may mean. */
export type TokenTime = () => Promise<{
  readonly offset_ms: number
  readonly known: boolean
  readonly others: readonly number[]
}>

type Manner = 'unknown' | 'http' | 'token'
type Heard = OnvifResult<Answered> & {
  readonly fault?: Fault
  readonly wants?: HttpAnswer['wants']
  readonly status?: number
}

/** Tokens this near in time are the same to a device: it allows five seconds at the least. */
const SAME_TIME_MS = 2000
const WRONG_CLOCK_MS = 5000
const TIMEOUT_MS = 8000

type Where = {
  readonly host: string /** The name was resolved once: this is dialled, always. */
  readonly ip: string
  readonly port: number
}

export const createCaller = (
  conditions: OnvifConditions,
  where: Where,
  credentials: Credentials | undefined,
  tokenTime: TokenTime,
  signal: AbortSignal | undefined,
): Caller => {
  const http = createHttpClient(conditions.guard, conditions.refused)
  const device = `${where.ip}:${where.port}`
  const now_ms = () => timeOfDay(conditions.clock)
  let manner: Manner = 'unknown'
  let proven = false
  let offset_ms: number | undefined

  const say = async (question: Question, token: string, signedIn: Credentials | undefined): Promise<Heard> =>
    hear(http, { ...question, header: token + (question.header ?? '') }, where, conditions, signedIn, signal)

  const prove = (known: Credentials): void => {
    if (!proven) conditions.refused.taken(device, known)
    proven = true
  }

  const withHttp = async (question: Question, known: Credentials): Promise<Heard> => {
    const heard = await say(question, '', known)
    if (heard.ok) proven = true
    return heard
  }

  const withToken = async (question: Question, known: Credentials): Promise<Heard> => {
    const wait_ms = conditions.refused.wait_ms(device, known)
    if (wait_ms > 0) return trouble('password_waits', { wait_ms })
    offset_ms ??= (await tokenTime()).offset_ms
    const heard = await say(question, usernameToken(known, now_ms() + offset_ms), undefined)
    if (!refusedSignIn(heard)) {
      if (heard.ok) prove(known)
      return heard
    }
    return again(question, known, heard, offset_ms)
  }

  /** The token was refused: its password, or the time it was made in. Tries once more when the device may mean another time. */
  const again = async (question: Question, known: Credentials, first: Heard, tried_ms: number): Promise<Heard> => {
    const time = await tokenTime()
    const wrong = first.fault?.kind === 'clock' || Math.abs(time.offset_ms) > WRONG_CLOCK_MS
    // A clock that is right leaves only the password: it is not tried again.
    const other_ms = [time.offset_ms, ...(wrong ? time.others : [])].find(
      other => Math.abs(other - tried_ms) > SAME_TIME_MS,
    )
    const second =
      other_ms === undefined ? first : await say(question, usernameToken(known, now_ms() + other_ms), undefined)
    if (!refusedSignIn(second)) {
      if (second.ok) {
        offset_ms = other_ms
        prove(known)
      }
      return second
    }
    const said = second.fault?.said
    if (proven && first.fault?.kind !== 'clock') return trouble('refused', said === undefined ? {} : { said })
    conditions.refused.refused(device, known)
    const clock = second.fault?.kind === 'clock' || (time.known && Math.abs(time.offset_ms) > WRONG_CLOCK_MS)
    const more = said === undefined ? {} : { said }
    return clock ? trouble('clock_differs', { ...more, offset_ms: time.offset_ms }) : trouble('auth_failed', more)
  }

  const ask = async (question: Question): Promise<OnvifResult<Answered>> => {
    if (credentials === undefined || question.open === true) return plainly(await say(question, '', undefined))
    if (manner === 'unknown') {
      const heard = await say(question, '', undefined)
      if (!refusedSignIn(heard)) return plainly(heard)
      manner = heard.wants === undefined ? 'token' : 'http'
    }
    const heard = await (manner === 'http' ? withHttp : withToken)(question, credentials)
    if (!(proven && refusedSignIn(heard))) return plainly(heard)
    // One service of some devices wants the other manner; the password itself is known to be right.
    return plainly(await (manner === 'http' ? withToken : withHttp)(question, credentials))
  }

  return { host: where.host, ip: where.ip, signsIn: credentials !== undefined, ask, now_ms }
}

const inUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host)

const timeOfDay = (clock: Clock): number => unixMillis(clock.wall())

/** The device wants to know who asks, or does not take who we say we are. */
const refusedSignIn = (heard: Heard): boolean =>
  !heard.ok && (heard.fault?.kind === 'not_authorized' || heard.fault?.kind === 'clock' || heard.status === 401)

const plainly = (heard: Heard): OnvifResult<Answered> =>
  heard.ok ? ok(heard.value) : { ok: false, problem: heard.problem }

const hear = async (
  http: HttpClient,
  question: Question,
  { host, ip }: Where,
  conditions: OnvifConditions,
  credentials: Credentials | undefined,
  signal: AbortSignal | undefined,
): Promise<Heard> => {
  const signals = [signal, question.signal].filter(one => one !== undefined)
  const { port, path, tls } = question.at
  const heard = await http.ask(
    {
      method: 'POST',
      url: `${tls ? 'https' : 'http'}://${inUrl(ip)}:${port}${path}`,
      headers: { Host: `${inUrl(host)}:${port}`, 'Content-Type': 'application/soap+xml; charset=utf-8' },
      body: envelope(question.header ?? '', question.body),
      timeout_ms: question.timeout_ms ?? conditions.timeout_ms ?? TIMEOUT_MS,
      ...(signals.length === 0 ? {} : { signal: AbortSignal.any(signals) }),
    },
    credentials,
  )
  if (!heard.ok) return trouble(heard.problem.reason, heard.problem)
  const { status, body, wants, waited_ms, cut } = heard.value
  const read = readAnswer(body)
  if (read.ok && status < 400) return ok({ element: read.value, waited_ms })
  if (!read.ok && read.problem.reason === 'fault') {
    const { fault } = read.problem
    const signIn = status === 401 || fault.kind === 'not_authorized' || fault.kind === 'clock'
    const reason = signIn ? 'auth_failed' : fault.kind === 'not_supported' ? 'not_supported' : 'refused'
    return { ...trouble(reason, { said: fault.said }), fault, wants, status }
  }
  if (status === 401) return { ...trouble('auth_failed'), wants, status }
  if (status === 403) return { ...trouble('refused', { said: 'HTTP 403' }), status }
  if (status >= 400) return { ...trouble('not_onvif', { said: `HTTP ${status}` }), status }
  const reason = read.ok ? 'rubbish' : read.problem.reason === 'fault' ? 'refused' : read.problem.reason
  return { ...trouble(cut && reason === 'not_onvif' ? 'rubbish' : reason), status }
}
