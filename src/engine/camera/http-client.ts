// HTTP client: asks a device over HTTP, for ONVIF, ISAPI, CGI and stills. Calls only what the address guard permits, answers the Basic or
// Digest challenge with one password try, follows a redirect on the same host only, and bounds what comes back.

import { no, ok, type Result } from '#base/result.ts'
import type { AddressGuard } from './address-guard.ts'
import { type ExchangeReason, exchange, type Received } from './onvif/exchange.ts'
import type { RefusedPasswords } from './refused-passwords.ts'
import { answerChallenge, type Challenge, type Credentials, chooseChallenge } from './rtsp/auth.ts'

const MOST_BYTES = 1024 * 1024
const TIMEOUT_MS = 8000
const MOST_REDIRECTS = 2
const MOST_PLACES = 64
const FRESH_MS = 5000

export type HttpAsk = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** `http://` or `https://`, without user and password. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly most_bytes?: number
  /** For everything: resolving, challenge, redirects and body. */
  readonly timeout_ms?: number
  readonly signal?: AbortSignal
}

export type HttpTrouble = {
  readonly reason: ExchangeReason | 'forbidden_address' | 'auth_failed' | 'password_waits'
  readonly said?: string
  readonly wait_ms?: number
}

export type HttpAnswer = Received & {
  readonly ip: string
  /** What it asked for where no credentials were given: `digest`, `basic`, or nothing that we know. */
  readonly wants: Challenge['scheme'] | undefined
}

export type HttpClient = {
  /** Any status is an answer, but a 401 to credentials is `auth_failed`. Never rejects. */
  readonly ask: (ask: HttpAsk, credentials?: Credentials) => Promise<Result<HttpAnswer, HttpTrouble>>
}

/** What was asked of us at a place, and whether our answer was taken. */
type Known = { readonly challenge: Challenge; readonly since_ms: number; count: number; taken: boolean }
type Place = { readonly url: URL; readonly ip: string; readonly key: string }

/** One client may serve many devices; it remembers their last challenge, so that a second question needs one round trip. */
export const createHttpClient = (guard: AddressGuard, refused: RefusedPasswords): HttpClient => {
  const known = new Map<string, Known>()

  const askPlace = async (place: Place, ask: HttpAsk, credentials: Credentials | undefined, deadline: number) => {
    if (credentials === undefined) return noteChallenge(place, await send(place, ask, deadline, undefined))
    const wait_ms = refused.wait_ms(place.key, credentials)
    if (wait_ms > 0) return no({ reason: 'password_waits' as const, wait_ms })
    const trusted = known.get(place.key)?.taken === true
    let used = usable(known.get(place.key))
    let answer = await send(place, ask, deadline, used && authorization(used, credentials, ask, place))
    for (let tries = 0; tries < 2 && answer.ok && answer.value.status === 401; tries++) {
      const challenge = chooseChallenge(answer.value.headers.get('www-authenticate') ?? [])
      // A challenge that was answered and is not out of date means that the password is wrong.
      const outOfDate = used?.taken === true || (challenge?.scheme === 'digest' && challenge.stale)
      if (challenge === undefined || !(used === undefined || outOfDate)) break
      used = remember(known, place.key, challenge)
      answer = await send(place, ask, deadline, authorization(used, credentials, ask, place))
    }
    if (!answer.ok || used === undefined) return answer
    if (answer.value.status !== 401) {
      used.taken = true
      refused.taken(place.key, credentials)
      return answer
    }
    known.delete(place.key)
    // One that was taken a moment ago may only lack the right to do this: it is asked about again before it is blamed.
    if (!trusted) refused.refused(place.key, credentials)
    return no({ reason: 'auth_failed' as const })
  }

  const noteChallenge = (place: Place, answer: Result<Received, HttpTrouble>) => {
    const asked = answer.ok && answer.value.status === 401 ? answer.value.headers.get('www-authenticate') : undefined
    const challenge = asked && chooseChallenge(asked)
    if (challenge !== undefined && known.get(place.key)?.taken !== true) remember(known, place.key, challenge)
    return answer
  }

  return {
    ask: async (ask, credentials) => {
      const deadline = performance.now() + (ask.timeout_ms ?? TIMEOUT_MS)
      let at = await placeOf(guard, ask.url)
      for (let redirects = 0; ; redirects++) {
        if (!at.ok) return at
        const answer = await askPlace(at.value, ask, credentials, deadline)
        if (!answer.ok) return answer
        const { status, headers } = answer.value
        const [location] = headers.get('location') ?? []
        if (![301, 302, 307, 308].includes(status) || location === undefined) {
          const wants = status === 401 ? chooseChallenge(headers.get('www-authenticate') ?? [])?.scheme : undefined
          return ok({ ...answer.value, ip: at.value.ip, wants })
        }
        if (redirects >= MOST_REDIRECTS) return no({ reason: 'rubbish', said: 'it redirects in a circle' })
        at = redirected(at.value, location)
      }
    },
  }
}

const remember = (known: Map<string, Known>, key: string, challenge: Challenge): Known => {
  const fresh = { challenge, since_ms: performance.now(), count: 0, taken: false }
  known.delete(key)
  known.set(key, fresh)
  for (const oldest of known.keys()) {
    if (known.size <= MOST_PLACES) break
    known.delete(oldest)
  }
  return fresh
}

/** One that a device took before, or asked for a moment ago and nobody has answered yet. */
const usable = (before: Known | undefined): Known | undefined => {
  if (before === undefined || before.taken) return before
  return before.count === 0 && performance.now() - before.since_ms < FRESH_MS ? before : undefined
}

const placeOf = async (guard: AddressGuard, text: string): Promise<Result<Place, HttpTrouble>> => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) return no({ reason: 'forbidden_address', said: 'not HTTP' })
  const pinned = await guard.pin(url.hostname)
  if (!pinned.ok) {
    const reason = pinned.problem === 'forbidden_address' ? 'forbidden_address' : 'unreachable'
    return no({ reason, said: pinned.problem })
  }
  return ok(placeAt(url, pinned.value.ip))
}

const placeAt = (url: URL, ip: string): Place => ({ url, ip, key: `${ip}:${portOf(url)}` })
const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'https:' ? 443 : 80)

/** Another host is not followed, whatever address it has: the password was meant for this one. */
const redirected = (from: Place, location: string): Result<Place, HttpTrouble> => {
  const url = URL.canParse(location, from.url.href) ? new URL(location, from.url.href) : undefined
  if (url === undefined) return no({ reason: 'rubbish', said: 'it redirects to no address' })
  const same = /^https?:$/.test(url.protocol) && [plainHost(from.url), from.ip].includes(plainHost(url))
  return same ? ok(placeAt(url, from.ip)) : no({ reason: 'forbidden_address', said: 'it redirects to another host' })
}

const plainHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

const authorization = (known: Known, credentials: Credentials, ask: HttpAsk, { url }: Place): string => {
  known.count++
  return answerChallenge(known.challenge, credentials, ask.method ?? 'GET', url.pathname + url.search, known.count)
}

const send = ({ url, ip }: Place, ask: HttpAsk, deadline: number, authorization: string | undefined) =>
  exchange({
    ip,
    port: portOf(url),
    tls: url.protocol === 'https:',
    method: ask.method ?? 'GET',
    path: url.pathname + url.search,
    headers: {
      Host: url.host,
      'User-Agent': 'mat-than',
      Accept: '*/*',
      'Accept-Encoding': 'identity',
      Connection: 'close',
      ...ask.headers,
      ...(authorization === undefined ? {} : { Authorization: authorization }),
    },
    body: ask.body,
    most_bytes: ask.most_bytes ?? MOST_BYTES,
    timeout_ms: Math.max(1, deadline - performance.now()),
    signal: ask.signal,
  })
