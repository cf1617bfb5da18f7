// Probe: dials one device that a person named and finds out what it shows: which streams, how large, one picture of each, and which of them
// to record. Within ten seconds, and with one try of the password: whoever refuses it is not asked again. It adds nothing.

import type { Clock } from '#base/clock.ts'
import type { StreamName } from '#base/ids.ts'
import type { BrandCode } from '#contract/brand.ts'
import type { ProbeTrouble } from '#contract/probe.ts'
import type { AddressGuard, GuardedHost } from './address-guard.ts'
import { type Brand, brandNamed, brandOf } from './brands.ts'
import type { Look, LookAtStream } from './look.ts'
import type { OnvifDevice, OpenOnvifDevice } from './onvif-device.ts'
import { askOnvif, findOnvif, type OnvifFinding } from './probe/ask-onvif.ts'
import { chooseStreams } from './probe/choose-streams.ts'
import { brandsToTry, type FoundPaths, findPaths } from './probe/find-paths.ts'
import { type Hello, sayHello } from './probe/hello.ts'
import { type DialledAt, PathAsker, urlAt } from './probe/path-asker.ts'
import { type ProbeAddress, readProbeAddress } from './probe/probe-address.ts'
import type { SignInTurns } from './probe/sign-in-turns.ts'
import type { RefusedPasswords } from './refused-passwords.ts'
import type { Credentials } from './rtsp/auth.ts'

export { createSignInTurns, type SignInTurns } from './probe/sign-in-turns.ts'

/** The whole of it; what is not seen by then is told as not seen. */
export const PROBE_MS = 9500
const HELLO_MS = 2000
const ONVIF_MS = 3000
const RTSP_PORTS = [554, 8554]
const ONVIF_PORTS = [80, 8000, 8080, 8899, 2020]
const MOST_STREAMS = 4

export type ProbeConditions = {
  readonly guard: AddressGuard
  readonly refused: RefusedPasswords
  readonly turns: SignInTurns
  readonly clock: Clock
  readonly look: LookAtStream
  readonly openDevice: OpenOnvifDevice
}

export type ProbeWish = {
  /** Without user and password in it. */
  readonly address: string
  readonly brand: BrandCode | null
  readonly credentials: Credentials | undefined
  readonly channel: number
}

export type StreamFinding = {
  /** To dial and to keep. It may carry a password in its path: only what `withoutSecrets` leaves of it is shown. */
  readonly url: string
  readonly found_by: 'onvif' | 'pattern' | 'given'
  readonly audio: string | null
  /** Undefined until it was looked at. */
  readonly look: Look | undefined
}

export type DeviceFinding = {
  readonly maker: string
  readonly model: string
  readonly firmware: string
  readonly serial: string
  readonly channels: number
  /** Where its ONVIF service answers; null: not over ONVIF. */
  readonly service_url: string | null
}

export type ProbeFinding = {
  readonly brand: BrandCode | null
  readonly device: DeviceFinding | null
  readonly streams: readonly StreamFinding[]
  readonly main: StreamFinding | undefined
  readonly sub: StreamFinding | undefined
  readonly trouble: ProbeTrouble | null
  readonly detail: string | null
  readonly tried: number
}

/** Answers what was found; `tell` hears of it while it grows. Never throws but for a bug. */
export const probe = async (
  conditions: ProbeConditions,
  wish: ProbeWish,
  signal: AbortSignal,
  tell: (finding: ProbeFinding) => void = () => {},
): Promise<ProbeFinding> => {
  const address = readProbeAddress(wish.address)
  if (!address.ok) return { ...nothing, trouble: 'bad_address' }
  const pinned = await conditions.guard.pin(address.value.host)
  if (!pinned.ok)
    return { ...nothing, trouble: pinned.problem === 'unknown_host' ? 'unreachable' : 'forbidden_address' }
  const named = wish.brand === null ? undefined : brandNamed(wish.brand)
  if (named?.gives_rtsp === false) return { ...nothing, brand: named.code, trouble: 'cloud_only' }
  const late = AbortSignal.any([signal, AbortSignal.timeout(PROBE_MS)])
  const run: Run = { conditions, wish, address: address.value, pinned: pinned.value, named, signal: late, tell }
  return finish(run, await search(run))
}

type Run = {
  readonly conditions: ProbeConditions
  readonly wish: ProbeWish
  readonly address: ProbeAddress
  readonly pinned: GuardedHost
  readonly named: Brand | undefined
  readonly signal: AbortSignal
  readonly tell: (finding: ProbeFinding) => void
}

const nothing: ProbeFinding = {
  brand: null,
  device: null,
  streams: [],
  main: undefined,
  sub: undefined,
  trouble: null,
  detail: null,
  tried: 0,
}

/** Which streams there are, before any of them is looked at. */
const search = async (run: Run): Promise<ProbeFinding> => {
  const { conditions, wish, address, pinned, named, signal } = run
  const [rtsp, onvif] = await Promise.all([findRtsp(run), address.path === undefined ? detectOnvif(run) : undefined])
  if (rtsp === undefined && onvif === undefined)
    return { ...nothing, brand: wish.brand, trouble: 'unreachable', detail: 'no answer on the usual ports' }
  const guess = named ?? (rtsp === undefined ? undefined : brandOf(rtsp.hello))
  return conditions.turns.inTurn(pinned.ip, wish.credentials, async () => {
    const { wait_ms } = conditions.refused
    // A door of its own: a device that refuses this user over ONVIF may well take it over RTSP.
    const resting = wish.credentials !== undefined && wait_ms(`rtsp ${pinned.ip}`, wish.credentials) > 0
    if (resting) return { proven: false, value: { ...nothing, brand: guess?.code ?? null, trouble: 'auth_resting' } }
    const asker = rtsp && new PathAsker(rtsp.at, wish.credentials, signal)
    try {
      const value = await ask(run, asker, onvif, guess)
      if (value.trouble === 'auth_failed' && wish.credentials !== undefined)
        for (const door of [`rtsp ${pinned.ip}`, pinned.ip]) conditions.refused.refused(door, wish.credentials)
      return { proven: value.trouble === null, value }
    } finally {
      asker?.close()
    }
  })
}

/** RTSP proves the password, since many devices keep users of their own for ONVIF; then ONVIF tells more, then every maker's paths are tried. */
const ask = async (
  run: Run,
  asker: PathAsker | undefined,
  onvif: OnvifDevice | undefined,
  guess: Brand | undefined,
): Promise<ProbeFinding> => {
  const { address, wish } = run
  if (asker !== undefined && address.path !== undefined) return askGiven(run, asker, address.path, guess)
  const account = wish.credentials ?? { username: '', password: '' }
  const likely = brandsToTry(guess).slice(0, guess?.family === undefined ? 1 : 2)
  const first = asker === undefined ? undefined : await findPaths(asker, likely, wish.channel, account)
  const refusal = first?.over?.why
  if (refusal === 'auth_failed' || refusal === 'password_wanted')
    return { ...nothing, brand: guess?.code ?? null, trouble: refusal, detail: first?.over?.detail ?? null }
  const told = onvif === undefined ? undefined : await signedIn(run, onvif)
  const about = typeof told === 'object' ? told : undefined
  if (first === undefined && typeof told === 'string') return { ...nothing, trouble: troubleOf[told] ?? 'rtsp_off' }
  let paths: FoundPaths | undefined = first
  if (asker !== undefined && first?.paths.length === 0 && (about?.streams.length ?? 0) === 0)
    paths = await findPaths(asker, brandsToTry(guess).slice(likely.length), wish.channel, account)
  const streams = [...byPattern(run, asker, paths), ...byOnvif(about)]
  const distinct = streams.filter((one, at) => streams.findIndex(other => sameStream(other.url, one.url)) === at)
  const trouble = distinct.length > 0 ? null : asker === undefined ? 'rtsp_off' : 'no_stream'
  return {
    ...nothing,
    brand: brandFrom(run, guess, about, paths),
    device: about === undefined ? null : deviceOf(about),
    streams: distinct.slice(0, MOST_STREAMS),
    trouble,
    tried: asker?.asked ?? 0,
  }
}

/** A whole address was typed: it is asked for, and for the sub stream beside it where its maker shows by it. */
const askGiven = async (run: Run, asker: PathAsker, path: string, guess: Brand | undefined): Promise<ProbeFinding> => {
  const answer = await asker.ask(path)
  if (answer.kind === 'over') return { ...nothing, trouble: answer.why, detail: answer.detail, tried: 1 }
  if (answer.kind === 'absent') return { ...nothing, brand: guess?.code ?? null, trouble: 'no_stream', tried: 1 }
  const given: StreamFinding = { url: urlOf(run, asker, path), found_by: 'given', audio: answer.audio, look: undefined }
  const beside = siblingOf(path)
  const sub = beside === undefined ? undefined : await asker.ask(beside)
  const also = { url: urlOf(run, asker, beside ?? ''), found_by: 'pattern' as const, audio: null, look: undefined }
  const streams = sub?.kind === 'stream' ? [given, { ...also, audio: sub.audio }] : [given]
  return { ...nothing, brand: guess?.code ?? null, streams, tried: asker.asked }
}

/** The sub stream's address by the shape of the main one's. */
const siblingOf = (path: string): string | undefined => {
  const changes: readonly (readonly [RegExp, string])[] = [
    [/^(\/Streaming\/Channels\/\d{1,3}0)1$/i, '$12'],
    [/^(\/cam\/realmonitor\?channel=\d{1,3}&subtype=0?)0$/i, '$11'],
    [/^(\/media\/video)1$/i, '$12'],
    [/^(\/stream)1$/i, '$12'],
    [/^(\/unicast\/c\d{1,3}\/s)0(\/live)$/i, '$11$2'],
    [/_stream=0(\.sdp.*)$/i, '_stream=1$1'],
    [/^(.*)main(.*)$/i, '$1sub$2'],
  ]
  const fits = changes.find(([shape]) => shape.test(path))
  return fits === undefined ? undefined : path.replace(fits[0], fits[1])
}

/** Looks at each stream and chooses among those that showed a picture. */
const finish = async (run: Run, found: ProbeFinding): Promise<ProbeFinding> => {
  if (found.streams.length === 0) return found
  const { conditions, wish, pinned, signal } = run
  const streams = [...found.streams]
  run.tell(found)
  await Promise.all(
    found.streams.map(async (stream, at) => {
      const url = stream.url.replace(`://${bracketed(pinned.host)}`, `://${bracketed(pinned.ip)}`)
      const look = await conditions.look({ url, credentials: wish.credentials, transport: 'tcp' }, signal)
      streams[at] = { ...stream, look }
      run.tell({ ...found, streams: [...streams] })
    }),
  )
  const distinct = withoutTwins(streams)
  const seen = distinct.map(stream => ({ ...stream.look!, stream }))
  const { main, sub } = chooseStreams(seen)
  const trouble = main === undefined ? 'no_picture' : null
  const detail = trouble === null ? null : (streams[0]?.look?.detail ?? null)
  return { ...found, streams: distinct, main: main?.stream, sub: sub?.stream, trouble, detail }
}

/** Some devices answer any path with the same stream: told by the same size and the same parameter sets. */
const withoutTwins = (streams: readonly StreamFinding[]): readonly StreamFinding[] =>
  streams.filter(
    ({ look }, at) =>
      look?.picture === undefined ||
      !streams
        .slice(0, at)
        .some(
          other =>
            other.look?.width === look.width && other.look.picture?.description.equals(look.picture!.description),
        ),
  )

const findRtsp = async (run: Run): Promise<{ readonly at: DialledAt; readonly hello: Hello } | undefined> => {
  const { address, pinned, named, signal } = run
  const at = (port: number): DialledAt => ({ host: pinned.host, ip: pinned.ip, port, tls: address.tls })
  if (address.path !== undefined)
    return {
      at: at(address.port ?? 554),
      hello: { status: 0, server: undefined, realm: undefined, wants_password: false },
    }
  const ports = new Set([
    ...(address.port === undefined ? [] : [address.port]),
    named?.ports.rtsp ?? 554,
    ...RTSP_PORTS,
  ])
  const answers = await Promise.all(
    [...ports].map(async port => ({ port, answer: await sayHello(pinned.ip, port, HELLO_MS, signal) })),
  )
  const found = answers.find(({ answer }) => typeof answer === 'object')
  return found === undefined ? undefined : { at: at(found.port), hello: found.answer as Hello }
}

const detectOnvif = (run: Run): Promise<OnvifDevice | undefined> => {
  const { conditions, address, pinned, named, signal } = run
  const ports = new Set(address.port === undefined ? [...(named?.ports.web ?? []), ...ONVIF_PORTS] : [address.port])
  const soon = AbortSignal.any([signal, AbortSignal.timeout(ONVIF_MS)])
  return findOnvif(conditions.openDevice, { ...conditions, timeout_ms: ONVIF_MS }, pinned.host, [...ports], soon)
}

const signedIn = (run: Run, onvif: OnvifDevice): ReturnType<typeof askOnvif> => {
  const { conditions, wish, signal } = run
  const quick = { ...conditions, timeout_ms: ONVIF_MS }
  return askOnvif(conditions.openDevice, quick, onvif, wish.channel, wish.credentials, signal)
}

const troubleOf: Readonly<Record<string, ProbeTrouble>> = {
  auth_failed: 'auth_failed',
  password_waits: 'auth_resting',
  clock_differs: 'clock_differs',
  forbidden_address: 'forbidden_address',
}

const byPattern = (run: Run, asker: PathAsker | undefined, found: FoundPaths | undefined): readonly StreamFinding[] =>
  asker === undefined || found === undefined
    ? []
    : found.paths.map(({ path, audio }) => ({
        url: urlOf(run, asker, path),
        found_by: 'pattern',
        audio,
        look: undefined,
      }))

const byOnvif = (about: OnvifFinding | undefined): readonly StreamFinding[] =>
  (about?.streams ?? []).map(({ url, audio }) => ({ url, found_by: 'onvif', audio, look: undefined }))

const urlOf = (run: Run, asker: PathAsker, path: string): string => urlAt({ ...asker.at, host: run.pinned.host }, path)

/** The same path, whatever rides behind it: ONVIF adds `&unicast=true&proto=Onvif` to a maker's own. */
const sameStream = (one: string, other: string): boolean => {
  const plain = (url: string) =>
    url
      .replace(/[&?](?:unicast|proto|transportmode|profile)=[^&]*/gi, '')
      .replace(/\?$/, '')
      .toLowerCase()
  return plain(one) === plain(other)
}

const brandFrom = (
  run: Run,
  guess: Brand | undefined,
  about: OnvifFinding | undefined,
  paths: FoundPaths | undefined,
): BrandCode | null => {
  const said = about?.identity
  const told = about && brandOf({ maker: said?.manufacturer, model: said?.model, scopes: about.scopes })
  const byPath = paths?.brand?.code === 'generic_onvif' ? undefined : paths?.brand
  const found = run.named ?? told ?? guess ?? byPath
  return found?.code ?? (about === undefined ? null : 'generic_onvif')
}

const deviceOf = ({ device, identity, channels }: OnvifFinding): DeviceFinding => ({
  maker: identity?.manufacturer ?? '',
  model: identity?.model ?? '',
  firmware: identity?.firmware ?? '',
  serial: identity?.serial ?? '',
  channels: Math.max(1, channels),
  service_url: `http://${bracketed(device.host)}:${device.port}/onvif/device_service`,
})

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)

/** Which stream of a finding is which: for whoever keeps both. */
export const streamsToKeep = (
  finding: ProbeFinding,
): readonly { readonly stream: StreamName; readonly url: string }[] =>
  [
    { stream: 'main' as const, url: finding.main?.url },
    { stream: 'sub' as const, url: finding.sub?.url },
  ].flatMap(({ stream, url }) => (url === undefined ? [] : [{ stream, url }]))
