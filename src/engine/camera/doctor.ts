// Doctor: looks one camera over within twenty seconds and tells, line by line, what it found and what to do. Works with what it can learn: what
// could not be looked at says why. A camera that is being recorded is measured in that stream; a password that it refused is not tried again.

import type { BrandCode } from '#contract/brand.ts'
import type { DoctorStep, Finding, FixCode } from '#contract/doctor.ts'
import { readCameraAddress } from './address.ts'
import { brandNamed, brandOf } from './brands.ts'
import { type DeviceFacts, type DeviceWay, noFacts, together, type WayTrouble } from './doctor/device-way.ts'
import { judgeFactory } from './doctor/factory-try.ts'
import { findingOf, type Judged, judged } from './doctor/findings.ts'
import { judgeCard, judgeClock, judgeFirmware, judgePasswordOf } from './doctor/judge-device.ts'
import {
  judgeBFrames,
  judgeBitRate,
  judgeEncryption,
  judgeFrameRate,
  judgeGroup,
  judgeSmartCodec,
  judgeSub,
} from './doctor/judge-picture.ts'
import { judgeAddress, judgeLoss, judgeRtsp, judgeStream, type SignIn } from './doctor/judge-reach.ts'
import { openWays, originOf, type Ways } from './doctor/open-ways.ts'
import type { DoctorConditions, Patient } from './doctor/patient.ts'
import { type Reach, reach } from './doctor/reach.ts'
import type { MeasuredStream } from './measured-stream.ts'
import { PathAsker } from './probe/path-asker.ts'
import { rtspDoor } from './refused-passwords.ts'
import type { Credentials } from './rtsp/auth.ts'

export { type AppliedWay, applyFix } from './doctor/apply-fix.ts'
export type { DeviceFacts } from './doctor/device-way.ts'
export { checkedThings } from './doctor/findings.ts'
export { addressOf } from './doctor/open-ways.ts'
export type { Checked, Outcome } from './doctor/outcome.ts'
export type { DoctorConditions, Patient } from './doctor/patient.ts'

/** What is not known by then is told as not looked at. */
const LOOK_MS = 17_000
/** Whatever has not come to an end by then is left behind: a person was promised a report within 20 s. */
const OVER_MS = 19_500

export type Examination = {
  readonly brand: BrandCode | null
  readonly findings: readonly Finding[]
  readonly steps: readonly DoctorStep[]
}

/** `tell` hears of it while it grows. Never throws but for a bug. */
export const examine = async (
  conditions: DoctorConditions,
  patient: Patient,
  wish: { readonly try_factory_password: boolean },
  signal: AbortSignal,
  tell: (examination: Examination) => void = () => {},
): Promise<Examination> => {
  const run = new Run(conditions, patient, tell)
  const late = new AbortController()
  const timers = [setTimeout(() => late.abort(), LOOK_MS)]
  const over = new Promise<void>(resolve => timers.push(setTimeout(resolve, OVER_MS)))
  try {
    await Promise.race([lookOver(run, wish.try_factory_password, AbortSignal.any([signal, late.signal])), over])
    return run.end()
  } finally {
    for (const timer of timers) clearTimeout(timer)
  }
}

const lookOver = async (run: Run, try_factory_password: boolean, signal: AbortSignal): Promise<void> => {
  const place = await run.reach(signal)
  if (place === undefined) return
  await run.signIn(place, signal)
  await Promise.all([run.askDevice(place, signal), run.lookAtStreams(signal)])
  await run.tryFactory(try_factory_password, place, signal)
}

type Place = {
  readonly host: string
  readonly ip: string
  readonly port: number
  readonly tls: boolean
  readonly path: string
}

class Run {
  readonly #conditions: DoctorConditions
  readonly #patient: Patient
  readonly #tell: (examination: Examination) => void
  readonly #steps = new Map<DoctorStep['code'], DoctorStep['state']>([
    ['reach', 'running'],
    ['device', 'waiting'],
    ['streams', 'waiting'],
    ['factory_password', 'waiting'],
  ])
  #address = ''
  #port = 554
  #reach: Reach | 'forbidden' | 'unknown_name' = 'unknown_name'
  #brand: BrandCode | null
  #ways: readonly DeviceWay[] = []
  #facts: DeviceFacts = noFacts
  #trouble: WayTrouble | undefined
  /** What the one try of the password showed; undefined where none was needed or possible. */
  #tried: SignIn | undefined
  #main: MeasuredStream | undefined
  #sub: MeasuredStream | undefined
  #decodes: boolean | null = null
  #lost: number | null = null
  #over = false
  #factory: Judged = judged('factory_password', 'not_asked')

  constructor(conditions: DoctorConditions, patient: Patient, tell: (examination: Examination) => void) {
    this.#conditions = conditions
    this.#patient = patient
    this.#tell = tell
    this.#brand = patient.brand
  }

  /** Undefined where there is nothing above the first rung. */
  async reach(signal: AbortSignal): Promise<Place | undefined> {
    const { transport } = this.#patient
    const inside = transport === 'http' || transport === 'tls' ? transport : undefined
    const address = readCameraAddress(this.#patient.main_url, inside)
    if (!address.ok) return this.#noPlace('unknown_name', this.#patient.main_url.slice(0, 60))
    const { host, port, tls, path } = address.value
    this.#address = host
    this.#port = port
    const pinned = await this.#conditions.guard.pin(host)
    if (!pinned.ok) return this.#noPlace(pinned.problem === 'forbidden_address' ? 'forbidden' : 'unknown_name', host)
    const { ip } = pinned.value
    const service = originOf(this.#patient.service_url)
    const web = [...(service === undefined ? [] : [Number(new URL(service).port) || 80]), 80, 8000, 443]
    const found = await reach(ip, { port, tls, inside: inside === 'http' ? inside : undefined }, web, signal)
    this.#reach = found
    this.#brand ??= brandOf({ server: found.hello?.server, realm: found.hello?.realm })?.code ?? null
    this.#step('reach', 'done')
    // The recorder hears it: then it answers, whatever a port does to us.
    return found.answer_ms === undefined && this.#patient.main?.state !== 'streaming'
      ? undefined
      : { host, ip, port, tls, path }
  }

  /** One try of the password for all that follows, unless the recorder knows already whether it is right. */
  async signIn(place: Place, signal: AbortSignal): Promise<void> {
    const { main, credentials } = this.#patient
    if (main?.state === 'streaming') this.#tried = 'taken'
    else if (main?.reason === 'auth_failed') this.#tried = credentials === undefined ? 'wanted' : 'refused'
    else if (this.#reachedRtsp())
      this.#tried = await (this.#patient.transport === 'http'
        ? this.#tryInsideHttp(place, credentials, signal)
        : this.#trySignIn(place, credentials, signal))
  }

  /** Only a stream travels there: it is measured first, and so tells whether the password is right. */
  async #tryInsideHttp(
    place: Place,
    credentials: Credentials | undefined,
    signal: AbortSignal,
  ): Promise<SignIn | undefined> {
    if (this.#patient.suspended) return undefined
    const { refused } = this.#conditions
    const door = rtspDoor(place.ip, place.port)
    if (credentials !== undefined && refused.wait_ms(door, credentials) > 0) return 'resting'
    const seen = await this.#conditions.measure('main', signal)
    if (seen.trouble !== 'auth_failed') this.#main = seen
    else if (credentials === undefined) return 'wanted'
    else refused.refused(door, credentials)
    if (seen.trouble === 'auth_failed') return 'refused'
    if (credentials !== undefined && seen.trouble === null) refused.taken(door, credentials)
    return seen.trouble === null ? 'taken' : undefined
  }

  async #trySignIn(
    place: Place,
    credentials: Credentials | undefined,
    signal: AbortSignal,
  ): Promise<SignIn | undefined> {
    const { refused } = this.#conditions
    const door = rtspDoor(place.ip, place.port)
    if (credentials !== undefined && refused.wait_ms(door, credentials) > 0) return 'resting'
    const asker = new PathAsker(place, credentials, signal)
    const answer = await asker.ask(place.path)
    asker.close()
    if (answer.kind !== 'over') {
      if (credentials !== undefined) refused.taken(door, credentials)
      return 'taken'
    }
    if (answer.why === 'password_wanted') return 'wanted'
    if (answer.why !== 'auth_failed' || credentials === undefined) return undefined
    refused.refused(door, credentials)
    return 'refused'
  }

  async askDevice({ host }: Place, signal: AbortSignal): Promise<void> {
    if (this.#barred()) {
      this.#trouble = this.#tried === 'resting' ? 'password_waits' : 'auth_failed'
      return this.#step('device', 'done')
    }
    const proven = this.#tried === 'taken'
    this.#step('device', 'running')
    const asking = { conditions: this.#conditions, patient: this.#patient, host, brand: this.#brand, proven, signal }
    const late = new Promise<Ways>(resolve => {
      const none = (): void => resolve({ ways: [], trouble: 'unreachable', clock: undefined })
      if (signal.aborted) none()
      else signal.addEventListener('abort', none, { once: true })
    })
    const { ways, trouble, clock } = await Promise.race([openWays(asking), late])
    this.#ways = ways
    this.#trouble = trouble
    const told = together(ways)
    const openly = clock && { offset_ms: clock.offset_ms, local_as_utc: clock.local_labelled_utc }
    this.#facts = { ...told, clock: told.clock ?? openly }
    this.#step('device', 'done')
  }

  async lookAtStreams(signal: AbortSignal): Promise<void> {
    const { suspended, sub_url } = this.#patient
    if (suspended || this.#barred() || this.#silent()) return this.#step('streams', 'done')
    this.#step('streams', 'running')
    const before = this.#conditions.lostPackets('main')
    const [seen, sub] = await Promise.all([
      this.#main ?? this.#conditions.measure('main', signal),
      sub_url === null ? undefined : this.#conditions.measure('sub', signal),
    ])
    const after = this.#conditions.lostPackets('main')
    this.#lost = before === null || after === null ? null : Math.max(0, after - before)
    this.#main = seen
    this.#sub = sub
    if (seen.picture !== undefined && !signal.aborted) this.#decodes = await this.#conditions.decodes(seen.picture)
    this.#step('streams', 'done')
  }

  async tryFactory(wanted: boolean, place: Place, signal: AbortSignal): Promise<void> {
    this.#step('factory_password', 'running')
    const brand = this.#brand === null ? undefined : brandNamed(this.#brand)
    this.#factory = await judgeFactory(
      wanted,
      brand,
      this.#patient.credentials,
      place,
      this.#conditions.refused,
      signal,
    )
    this.#step('factory_password', 'done')
  }

  /** What comes in later is not told any more. */
  end(): Examination {
    this.#over = true
    for (const step of this.#steps.keys()) this.#steps.set(step, 'done')
    return this.#examination(true)
  }

  #noPlace(why: 'forbidden' | 'unknown_name', address: string): undefined {
    this.#reach = why
    this.#address = address
  }

  #step(code: DoctorStep['code'], state: DoctorStep['state']): void {
    if (this.#over) return
    this.#steps.set(code, state)
    this.#tell(this.#examination(false))
  }

  #examination(over: boolean): Examination {
    const fixes = new Set<FixCode>(this.#ways.flatMap(way => [...way.fixes]))
    const findings = this.#judge(over).map(one => findingOf(one, this.#brand, fixes))
    const steps = [...this.#steps].map(([code, state]) => ({ code, state }))
    return { brand: this.#brand, findings, steps }
  }

  /** In the order of a report; before it is over only what is known. */
  #judge(over: boolean): readonly Judged[] {
    const done = (step: DoctorStep['code']): boolean => over || this.#steps.get(step) === 'done'
    const { main: status, suspended, sub_url } = this.#patient
    const signIn = this.#signIn()
    const seen = this.#main
    const declared = this.#facts.main
    const streams = done('streams')
    const device = done('device')
    return [
      ...(done('reach') ? [judgeAddress(this.#address, this.#reach), judgeRtsp(this.#port, this.#reach)] : []),
      ...(streams && device ? [judged('sign_in', signIn)] : []),
      ...(streams ? [judgeStream(status, seen, suspended, signIn), judgeEncryption(seen, this.#decodes)] : []),
      ...(streams && device ? [judgeSmartCodec(seen, declared)] : []),
      ...(streams ? [judgeGroup(seen, 'main'), judgeBFrames(seen)] : []),
      ...(streams && device ? [judgeFrameRate(seen, declared), judgeBitRate(seen, declared)] : []),
      ...(device && streams ? this.#judgeDevice(signIn) : []),
      ...(streams ? [judgeSub(sub_url !== null, this.#sub), judgeLoss(status, seen, this.#lost)] : []),
    ]
  }

  #judgeDevice(signIn: SignIn): readonly Judged[] {
    const brand = this.#brand === null ? undefined : brandNamed(this.#brand)
    const now_ms = this.#conditions.clock.wall() / 90
    return [
      judgeClock(this.#clock(), this.#trouble),
      judgePasswordOf(this.#patient.credentials, brand, signIn),
      this.#factory,
      judgeFirmware(this.#facts, now_ms, this.#trouble),
      judgeCard(this.#facts.card, this.#trouble),
    ]
  }

  /** What the camera tells counts more than the stamps of its sender reports, which many fill with something else. */
  #clock(): DeviceFacts['clock'] {
    const offset_ms = this.#main?.clock_offset_ms ?? this.#patient.main?.camera_clock_offset_ms ?? null
    return (
      this.#facts.clock ?? (offset_ms === null ? undefined : { offset_ms: Math.round(offset_ms), local_as_utc: false })
    )
  }

  #signIn(): SignIn {
    if (this.#tried !== undefined) return this.#tried
    return this.#ways.length > 0 || this.#main?.trouble === null ? 'taken' : 'not_reached'
  }

  /** The password is wrong, missing or resting: nothing that needs one is asked. */
  #barred(): boolean {
    return this.#tried === 'refused' || this.#tried === 'wanted' || this.#tried === 'resting'
  }

  /** Its RTSP port is closed: there are no streams to look at. */
  #silent(): boolean {
    return this.#patient.main?.state !== 'streaming' && !this.#reachedRtsp()
  }

  #reachedRtsp(): boolean {
    return typeof this.#reach === 'object' && this.#reach.rtsp === 'on'
  }
}
