// Caller: puts questions to the services of one device and signs in as it wants. The manner is found by asking once without signing in, then the
// password is tried once; a token that is refused is made again only when there is another time to make it in.

import { ok } from '#base/result.ts'
import { unixMillis } from '#base/units.ts'
import { createHttpClient, type HttpClient } from '#engine/camera/http-client.ts'
import type { OnvifConditions } from '#engine/camera/onvif-device.ts'
import { type OnvifResult, trouble } from '#engine/camera/onvif-trouble.ts'
import type { Credentials } from '#engine/camera/rtsp/auth.ts'
import { type Answered, type Heard, hear, type Question, type Reached, refusedSignIn } from './hear.ts'
import { usernameToken } from './username-token.ts'

/** How the device's clock stands, for tokens: measured when asked, with other times that the device may mean. */
export type TokenTime = {
  readonly offset_ms: number
  readonly known: boolean
  readonly others: readonly number[]
}

/** Tokens this near in time are the same to a device: it allows five seconds at the least. */
const SAME_TIME_MS = 2000
const WRONG_CLOCK_MS = 5000
const TIMEOUT_MS = 8000

export class Caller {
  readonly host: string
  readonly ip: string
  readonly #conditions: OnvifConditions
  readonly #reached: Reached
  readonly #credentials: Credentials | undefined
  readonly #tokenTime: () => Promise<TokenTime>
  readonly #signal: AbortSignal | undefined
  readonly #http: HttpClient
  #manner: 'unknown' | 'http' | 'token' = 'unknown'
  /** The first question that was answered to our password: it tells later whether that is still good. */
  #proof: Question | undefined
  /** The device's time against ours, as it took our last token. */
  #offset_ms: number | undefined

  constructor(
    conditions: OnvifConditions,
    reached: Reached,
    credentials: Credentials | undefined,
    tokenTime: () => Promise<TokenTime>,
    signal: AbortSignal | undefined,
  ) {
    this.host = reached.host
    this.ip = reached.ip
    this.#conditions = conditions
    this.#reached = reached
    this.#credentials = credentials
    this.#tokenTime = tokenTime
    this.#signal = signal
    this.#http = createHttpClient(conditions.guard, conditions.refused)
  }

  /** False when there are no credentials to sign in with. */
  get signsIn(): boolean {
    return this.#credentials !== undefined
  }

  /** Our time of day in Unix milliseconds. */
  now_ms(): number {
    return unixMillis(this.#conditions.clock.wall())
  }

  /** Never rejects. */
  async ask(question: Question): Promise<OnvifResult<Answered>> {
    const credentials = this.#credentials
    if (credentials === undefined || question.open === true) return plainly(await this.#hear(question, {}))
    if (this.#manner === 'unknown') {
      const heard = await this.#hear(question, {})
      if (!refusedSignIn(heard)) return plainly(heard)
      this.#manner = heard.wants === undefined ? 'token' : 'http'
    }
    const heard = await this.#signed(question, credentials, this.#manner)
    if (!refusedSignIn(heard)) return plainly(heard)
    return plainly(await this.#whyRefused(question, credentials, heard))
  }

  #hear(question: Question, sign: { readonly token?: string; readonly credentials?: Credentials }): Promise<Heard> {
    const usual_ms = this.#conditions.timeout_ms ?? TIMEOUT_MS
    const signal = question.parting === true ? undefined : this.#signal
    return hear(this.#http, this.#reached, question, sign, usual_ms, signal)
  }

  async #signed(question: Question, credentials: Credentials, manner: 'http' | 'token'): Promise<Heard> {
    const byHttp = manner === 'http'
    const heard = await (byHttp ? this.#hear(question, { credentials }) : this.#withToken(question, credentials))
    if (heard.ok) this.#prove(question, credentials)
    return heard
  }

  #prove(question: Question, credentials: Credentials): void {
    if (this.#proof === undefined && this.#manner === 'token')
      this.#conditions.refused.taken(this.#device(), credentials)
    this.#proof ??= question
  }

  async #withToken(question: Question, credentials: Credentials): Promise<Heard> {
    const wait_ms = this.#conditions.refused.wait_ms(this.#device(), credentials)
    if (wait_ms > 0) return trouble('password_waits', { wait_ms })
    this.#offset_ms ??= (await this.#tokenTime()).offset_ms
    const tried_ms = this.#offset_ms
    const first = await this.#hear(question, { token: usernameToken(credentials, this.now_ms() + tried_ms) })
    if (!refusedSignIn(first)) return first
    // The clock may have been set since, or the device means another time than it tells. A right clock leaves only the password.
    const time = await this.#tokenTime()
    const wrong = first.fault?.kind === 'clock' || Math.abs(time.offset_ms) > WRONG_CLOCK_MS
    const candidates = [time.offset_ms, ...(wrong ? time.others : [])]
    const other_ms = candidates.find(other => Math.abs(other - tried_ms) > SAME_TIME_MS)
    if (other_ms === undefined) return first
    const second = await this.#hear(question, { token: usernameToken(credentials, this.now_ms() + other_ms) })
    if (!refusedSignIn(second)) this.#offset_ms = other_ms
    return second
  }

  /** The password, the clock, or that this account may not do it: a password that was good is asked about again before it is blamed. */
  async #whyRefused(question: Question, credentials: Credentials, heard: Heard): Promise<Heard> {
    const manner = this.#manner === 'token' ? 'token' : 'http'
    const proof = this.#proof
    if (proof === undefined || proof === question) return this.#blame(credentials, heard)
    const still = await this.#signed(proof, credentials, manner)
    if (refusedSignIn(still)) return this.#blame(credentials, still)
    if (!still.ok) return still
    // One service of some devices wants the other manner.
    const other = await this.#signed(question, credentials, manner === 'http' ? 'token' : 'http')
    return refusedSignIn(other) ? trouble('refused', saidBy(heard)) : other
  }

  async #blame(credentials: Credentials, heard: Heard): Promise<Heard> {
    this.#conditions.refused.refused(this.#device(), credentials)
    this.#proof = undefined
    if (this.#manner !== 'token') return trouble('auth_failed', saidBy(heard))
    const { known, offset_ms } = await this.#tokenTime()
    const clock = heard.fault?.kind === 'clock' || (known && Math.abs(offset_ms) > WRONG_CLOCK_MS)
    return clock ? trouble('clock_differs', { ...saidBy(heard), offset_ms }) : trouble('auth_failed', saidBy(heard))
  }

  #device(): string {
    return `${this.#reached.ip}:${this.#reached.port}`
  }
}

const saidBy = (heard: Heard): { readonly said?: string } =>
  heard.fault === undefined ? {} : { said: heard.fault.said }

const plainly = (heard: Heard): OnvifResult<Answered> =>
  heard.ok ? ok(heard.value) : { ok: false, problem: heard.problem }
