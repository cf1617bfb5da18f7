// Search: which streams a device has, before any of them is looked at. RTSP proves the password, since many devices keep users of their own
// for ONVIF; then ONVIF tells more; then every maker's paths are tried.

import type { BrandCode } from '#contract/brand.ts'
import type { ProbeTrouble } from '#contract/probe.ts'
import { type Brand, brandOf } from '#engine/camera/brands.ts'
import type { OnvifDevice } from '#engine/camera/onvif-device.ts'
import { rtspDoor } from '#engine/camera/refused-passwords.ts'
import { askOnvif, type OnvifFinding } from './ask-onvif.ts'
import { brandsToTry, type FoundPaths, findPaths } from './find-paths.ts'
import { askGiven } from './given.ts'
import { PathAsker, urlAt } from './path-asker.ts'
import { detectOnvif, findRtsp, type NoRtsp, ONVIF_MS } from './reach.ts'
import { bracketed, type DeviceFinding, nothing, type ProbeFinding, type Run, type StreamFinding } from './run.ts'

const MOST_STREAMS = 4

/** Which streams there are, before any of them is looked at. */
export const search = async (run: Run): Promise<ProbeFinding> => {
  const { conditions, wish, address, pinned, named, signal } = run
  const [reached, onvif] = await Promise.all([
    findRtsp(run),
    address.path === undefined && wish.quick !== true ? detectOnvif(run) : undefined,
  ])
  const rtsp = typeof reached === 'object' ? reached : undefined
  const guess = named ?? (rtsp === undefined ? undefined : brandOf(rtsp.hello))
  const found = { ...nothing, brand: guess?.code ?? null }
  if (rtsp === undefined && onvif === undefined) return { ...found, trouble: withoutRtsp[reached as NoRtsp] }
  const door = rtspDoor(pinned.ip, rtsp?.at.port ?? 0)
  return conditions.turns.inTurn(`${pinned.ip}:${rtsp?.at.port ?? onvif?.port}`, wish.credentials, async () => {
    const resting = wish.credentials !== undefined && conditions.refused.wait_ms(door, wish.credentials) > 0
    if (resting) return { proven: false, value: { ...found, trouble: 'auth_resting' } }
    const asker = rtsp && new PathAsker(rtsp.at, wish.credentials, signal)
    try {
      const value = await ask(run, asker ?? (reached as NoRtsp), onvif, guess)
      if (value.trouble === 'auth_failed' && wish.credentials !== undefined && asker !== undefined)
        conditions.refused.refused(door, wish.credentials)
      if (value.trouble === null && wish.credentials !== undefined) conditions.refused.taken(door, wish.credentials)
      return { proven: value.trouble === null, value }
    } finally {
      asker?.close()
    }
  })
}

const withoutRtsp = { closed: 'rtsp_off', not_rtsp: 'not_rtsp', silent: 'unreachable' } as const

const ask = async (
  run: Run,
  door: PathAsker | NoRtsp,
  onvif: OnvifDevice | undefined,
  guess: Brand | undefined,
): Promise<ProbeFinding> => {
  const { address, wish } = run
  const asker = typeof door === 'object' ? door : undefined
  const closed = door === 'not_rtsp' ? 'not_rtsp' : 'rtsp_off' // it answers over ONVIF
  if (asker !== undefined && address.path !== undefined) return askGiven(run, asker, address.path, guess)
  const account = wish.credentials ?? { username: '', password: '' }
  const likely = brandsToTry(guess).slice(0, guess?.family === undefined ? 1 : 2)
  const first = asker === undefined ? undefined : await findPaths(asker, likely, wish.channel, account)
  const refused = refusalOf(first, guess)
  if (refused !== undefined) return refused
  const told = onvif === undefined ? undefined : await signedIn(run, onvif)
  const about = typeof told === 'object' ? told : undefined
  if (first === undefined && typeof told === 'string') return { ...nothing, trouble: troubleOf[told] ?? closed }
  let paths: FoundPaths | undefined = first
  const enough = wish.quick === true || (about?.streams.length ?? 0) > 0
  if (asker !== undefined && first?.paths.length === 0 && !enough)
    paths = await findPaths(asker, brandsToTry(guess).slice(likely.length), wish.channel, account)
  const refusedLater = refusalOf(paths, guess)
  if (refusedLater !== undefined) return refusedLater
  const streams = [...byPattern(run, asker, paths), ...byOnvif(about)]
  const distinct = streams.filter((one, at) => streams.findIndex(other => sameStream(other.url, one.url)) === at)
  const trouble = distinct.length > 0 ? null : asker === undefined ? closed : 'no_stream'
  return {
    ...nothing,
    brand: brandFrom(run, guess, about, paths),
    device: about === undefined ? null : deviceOf(about),
    streams: distinct.slice(0, MOST_STREAMS),
    trouble,
    tried: asker?.asked ?? 0,
  }
}

/** Whoever refused the password is asked nothing more. */
const refusalOf = (paths: FoundPaths | undefined, guess: Brand | undefined): ProbeFinding | undefined => {
  const over = paths?.over
  if (over?.why !== 'auth_failed' && over?.why !== 'password_wanted') return undefined
  return { ...nothing, brand: guess?.code ?? null, trouble: over.why, detail: over.detail }
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

/** Whose paths nobody else has. */
const tellingPaths: ReadonlySet<BrandCode> = new Set(['hikvision', 'dahua', 'uniview', 'xmeye', 'reolink'])

const brandFrom = (
  run: Run,
  guess: Brand | undefined,
  about: OnvifFinding | undefined,
  paths: FoundPaths | undefined,
): BrandCode | null => {
  const said = about?.identity
  const told = about && brandOf({ maker: said?.manufacturer, model: said?.model, scopes: about.scopes })
  const byPath = paths?.brand !== undefined && tellingPaths.has(paths.brand.code) ? paths.brand : undefined
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
