// The keeper of certificates: has one in hand whenever somebody connects, and sees to it every minute: renewed long before its end, signed anew
// when the machine's address changes, read again when the operator's files change, asked for again at an ACME authority. Never a restart.

import { X509Certificate } from 'node:crypto'
import { createSecureContext, type SecureContext } from 'node:tls'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { unixMillis } from '#base/units.ts'
import type { ChooseTls, Tls } from '#contract/tls.ts'
import type { TlsDesk } from '#http/routes/tls/tls-routes.ts'
import type { Certificates } from '#http/secure-door.ts'
import { type Own, type OwnWish, ownCertificate, tlsFolder } from './authority-files.ts'
import { accountKey, keepAcme, keepChoice, keptAcme, markOf, readChoice, readFiles } from './chosen-certificate.ts'
import type { Pair } from './own-authority.ts'
import { type Names, ownNames } from './own-names.ts'
import { mustServe, type Read, readCertificate } from './read-certificate.ts'

const LOOK_MS = 60_000
/** After an authority refused. */
const ASK_AGAIN_MS = 6 * 3600_000
const THIRD = 1 / 3

export type TlsNeed = {
  readonly data: string
  readonly station: string
  readonly declared: readonly string[]
  readonly clock: Clock
  readonly log: Logger
  /** Where other machines reach the station once it listens. */
  readonly urls: (names: Names) => readonly string[]
  readonly port: () => number
  readonly namesOf?: (declared: readonly string[]) => Names
}

type Chosen = { readonly read: Read; readonly context: SecureContext; readonly mark: string }

export class TlsKeeper implements TlsDesk, Certificates {
  readonly #need: TlsNeed
  readonly #challenges = new Map<string, string>()
  #own: Own
  #choice: ChooseTls
  #chosen: Chosen | undefined
  #problem: string | null = null
  #ask_after_ms = Number.NEGATIVE_INFINITY
  #changed: () => void = () => {}
  #look: NodeJS.Timeout | undefined
  #working: Promise<void> = Promise.resolve()

  private constructor(need: TlsNeed, own: Own) {
    this.#need = need
    this.#own = own
    this.#choice = readChoice(tlsFolder(need.data))
  }

  /** Makes what is missing. Throws the system's error where the data folder cannot be written. */
  static async open(need: TlsNeed): Promise<TlsKeeper> {
    const keeper = new TlsKeeper(need, await ownCertificate(wishOf(need)))
    keeper.#takeChosen()
    return keeper
  }

  /** Looks after everything from now on; challenges can be answered. */
  start(): void {
    this.#look = setInterval(() => void this.check(), LOOK_MS).unref()
    void this.check()
  }

  stop(): void {
    clearInterval(this.#look)
  }

  usual(): Pair {
    return this.#own.pair
  }

  forName(name: string): SecureContext | undefined {
    return this.#chosen?.read.names.some(known => covers(known, name)) ? this.#chosen.context : undefined
  }

  onChange(changed: () => void): void {
    this.#changed = changed
  }

  challenge(token: string): string | undefined {
    return this.#challenges.get(token)
  }

  state(): Tls {
    const { pair, authority, left_out } = this.#own
    return {
      port: this.#need.port(),
      source: this.#choice.source,
      own: told(readCertificate(pair.certificate)),
      chosen: this.#chosen === undefined ? null : told(this.#chosen.read),
      authority: told(readCertificate(authority.certificate)),
      left_out: [...left_out],
      problem: this.#problem,
      urls: [...this.urls()],
    }
  }

  urls(): readonly string[] {
    return this.#need.urls(this.#names())
  }

  authority(): ReturnType<TlsDesk['authority']> {
    const { certificate } = this.#own.authority
    const { sha256, not_after } = told(readCertificate(certificate))
    return { sha256, not_after, urls: [...this.urls()], der: new X509Certificate(certificate).raw }
  }

  async renew(authority: boolean): Promise<void> {
    await this.#signAnew(authority ? 'authority' : 'certificate')
    this.#ask_after_ms = Number.NEGATIVE_INFINITY
    if (this.#choice.source === 'acme') await this.#askFor(this.#choice)
    this.#takeChosen()
  }

  async choose(wish: ChooseTls): Promise<void> {
    if (wish.source === 'files') mustServe(readFiles(wish), this.#now())
    if (wish.source === 'acme') await this.#askFor(wish)
    keepChoice(tlsFolder(this.#need.data), wish)
    this.#choice = wish
    this.#takeChosen()
  }

  /** One look at a time; what goes wrong is logged and told, and what is in hand stays in use. */
  check(): Promise<void> {
    this.#working = this.#working.then(async () => {
      try {
        await this.#signAnew()
        if (this.#choice.source === 'files' && markOf(this.#choice) !== this.#chosen?.mark) this.#takeChosen()
        if (this.#choice.source === 'acme' && this.#isDue()) {
          await this.#askFor(this.#choice)
          this.#takeChosen()
        }
      } catch (error) {
        this.#problem = error instanceof Problem ? error.code : 'bug'
        this.#need.log.error('certificates could not be looked after', { error })
      }
    })
    return this.#working
  }

  async #signAnew(anew?: OwnWish['anew']): Promise<void> {
    const before = this.#own.pair.certificate
    this.#own = await ownCertificate({ ...wishOf(this.#need), ...(anew === undefined ? {} : { anew }) })
    if (this.#own.pair.certificate !== before) this.#changed()
  }

  /** An ACME certificate is asked for again when a third of its life is left. */
  #isDue(): boolean {
    if (this.#need.clock.monotonic() < this.#ask_after_ms) return false
    if (this.#chosen === undefined) return true
    const { not_before, not_after } = this.#chosen.read
    const life_ms = not_after.getTime() - not_before.getTime()
    return not_after.getTime() - this.#now().getTime() < life_ms * THIRD
  }

  async #askFor({ directory, names, email }: Extract<ChooseTls, { source: 'acme' }>): Promise<void> {
    mustBeSafe(directory)
    this.#ask_after_ms = this.#need.clock.monotonic() + ASK_AGAIN_MS
    const folder = tlsFolder(this.#need.data)
    const { askForCertificate } = await import('./acme.ts')
    const pair = await askForCertificate({
      ...{ directory, names, email, accountKey: await accountKey(folder) },
      show: (token, answer) => void this.#challenges.set(token, answer),
      hide: token => void this.#challenges.delete(token),
    })
    mustServe(pair, this.#now())
    keepAcme(folder, pair)
    this.#need.log.info('an authority gave a certificate', { names: names.join(' '), directory })
  }

  #takeChosen(): void {
    const choice = this.#choice
    this.#problem = null
    this.#chosen = undefined
    const mark = choice.source === 'files' ? markOf(choice) : ''
    try {
      const pair =
        choice.source === 'files' ? readFiles(choice) : choice.source === 'acme' ? keptAcme(this.#folder()) : undefined
      if (pair === undefined) return
      const read = mustServe(pair, this.#now())
      const context = createSecureContext({ cert: pair.certificate, key: pair.key, minVersion: 'TLSv1.2' })
      this.#chosen = { read, context, mark }
    } catch (error) {
      this.#problem = error instanceof Problem ? error.code : 'bug'
      this.#need.log.error('the chosen certificate is not in use; the station’s own is shown', { error })
    }
  }

  #names(): Names {
    return wishOf(this.#need).names
  }

  #folder(): string {
    return tlsFolder(this.#need.data)
  }

  #now(): Date {
    return new Date(unixMillis(this.#need.clock.wall()))
  }
}

const wishOf = ({ data, station, declared, clock, log, namesOf = ownNames }: TlsNeed): OwnWish => ({
  ...{ data, station, log, names: namesOf(declared) },
  now: new Date(unixMillis(clock.wall())),
})

const told = ({ names, issuer, not_after, sha256 }: Read) => ({
  ...{ names: [...names], issuer, sha256 },
  not_after: not_after.toISOString(),
})

/** `*.xa.vn` stands for one label (RFC 9525 §6.3). */
const covers = (known: string, name: string): boolean =>
  known === name || (known.startsWith('*.') && name.slice(name.indexOf('.')) === known.slice(1))

/** An account's key is not shown to whoever listens on the way; this machine itself is no way. */
const mustBeSafe = (directory: string): void => {
  const { protocol, hostname } = new URL(directory)
  if (protocol !== 'https:' && !['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
    throw new Problem('acme_refused', { reason: 'not https' })
}
