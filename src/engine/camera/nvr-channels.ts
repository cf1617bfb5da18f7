// NVR channels: which channels a recorder of another maker has, asked in its maker's own way (ISAPI, Dahua's CGI), over ONVIF, or by trying
// one stream address after another. One try of the password.

import type { BrandCode } from '#contract/brand.ts'
import type { ProbeTrouble } from '#contract/probe.ts'
import { type Brand, brandNamed, brandOf } from './brands.ts'
import { createHttpClient, type HttpTrouble } from './http-client.ts'
import { type ListedChannel, readDahuaChannels, readIsapiChannels } from './nvr/channel-lists.ts'
import { bySource, findOnvif } from './probe/ask-onvif.ts'
import { findPaths } from './probe/find-paths.ts'
import { sayHello } from './probe/hello.ts'
import { PathAsker } from './probe/path-asker.ts'
import { readProbeAddress } from './probe/probe-address.ts'
import type { ProbeConditions } from './probe/run.ts'
import { rtspDoor } from './refused-passwords.ts'
import type { Credentials } from './rtsp/auth.ts'

export type { ListedChannel } from './nvr/channel-lists.ts'

const MOST_TRIED = 64
/** So many addresses in a row without a stream: there are no more channels. */
const MISSING_IN_ROW = 2
const HTTP_MS = 5000
const LIST_MS = 20_000

export type NvrWish = {
  /** Host, with the port of its web service where that is not 80. */
  readonly address: string
  readonly rtsp_port: number
  readonly brand: BrandCode | null
  readonly credentials: Credentials | undefined
}

export type ChannelList = {
  readonly brand: BrandCode | null
  readonly channels: readonly ListedChannel[]
  readonly trouble: ProbeTrouble | null
  readonly detail: string | null
}

/** Never throws but for a bug. */
export const listChannels = async (
  conditions: ProbeConditions,
  wish: NvrWish,
  signal: AbortSignal,
): Promise<ChannelList> => {
  const address = readProbeAddress(wish.address)
  if (!address.ok) return failed(wish.brand, 'bad_address')
  const pinned = await conditions.guard.pin(address.value.host)
  if (!pinned.ok) return failed(wish.brand, pinned.problem === 'unknown_host' ? 'unreachable' : 'forbidden_address')
  const late = AbortSignal.any([signal, AbortSignal.timeout(LIST_MS)])
  const { host, ip } = pinned.value
  const asked: Asked = { conditions, wish, host, ip, port: address.value.port ?? 80, signal: late }
  const brand = wish.brand === null ? await guess(asked) : brandNamed(wish.brand)
  return (await inItsOwnWay(asked, brand)) ?? byTrying(asked, brand)
}

type Asked = {
  readonly conditions: ProbeConditions
  readonly wish: NvrWish
  readonly host: string
  readonly ip: string
  readonly port: number
  readonly signal: AbortSignal
}

const failed = (brand: BrandCode | null, trouble: ProbeTrouble, detail: string | null = null): ChannelList => ({
  brand,
  channels: [],
  trouble,
  detail,
})

const guess = async ({ ip, wish, signal }: Asked): Promise<Brand | undefined> => {
  const hello = await sayHello(ip, wish.rtsp_port, 2000, signal)
  return typeof hello === 'object' ? brandOf(hello) : undefined
}

const inItsOwnWay = (asked: Asked, brand: Brand | undefined): Promise<ChannelList | undefined> => {
  if (brand?.recorder === 'isapi') return overIsapi(asked, brand.code)
  if (brand?.recorder === 'dahua_cgi') return overDahua(asked, brand.code)
  return overOnvif(asked, brand?.code ?? null)
}

const overIsapi = async (asked: Asked, brand: BrandCode): Promise<ChannelList | undefined> => {
  const ask = getter(asked)
  const channels = await ask('/ISAPI/ContentMgmt/InputProxy/channels')
  if ('reason' in channels) return troubled(brand, channels)
  const [status, streaming, analogue] = await Promise.all([
    ask('/ISAPI/ContentMgmt/InputProxy/channels/status'),
    ask('/ISAPI/Streaming/channels'),
    ask('/ISAPI/System/Video/inputs/channels'),
  ])
  const body = (answer: typeof status) => ('reason' in answer || answer.status !== 200 ? undefined : answer.body)
  return told(brand, readIsapiChannels(body(channels), body(status), body(streaming), body(analogue)))
}

const overDahua = async (asked: Asked, brand: BrandCode): Promise<ChannelList | undefined> => {
  const answer = await getter(asked)('/cgi-bin/configManager.cgi?action=getConfig&name=ChannelTitle')
  if ('reason' in answer) return troubled(brand, answer)
  return answer.status === 200 ? told(brand, readDahuaChannels(answer.body.toString('utf8'))) : undefined
}

const overOnvif = async (asked: Asked, brand: BrandCode | null): Promise<ChannelList | undefined> => {
  const { conditions, host, port, wish, signal } = asked
  const quick = { ...conditions, timeout_ms: HTTP_MS }
  const found = await findOnvif(conditions.openDevice, quick, host, [port], signal)
  if (found === undefined) return undefined
  const opened = await conditions.openDevice(quick, { host, port }, wish.credentials, signal)
  if (!opened.ok) return opened.problem.reason === 'auth_failed' ? failed(brand, 'auth_failed') : undefined
  const [identity, profiles] = await Promise.all([opened.value.identity(), opened.value.media.profiles()])
  if (!profiles.ok) return undefined
  const said = identity.ok ? { maker: identity.value.manufacturer, model: identity.value.model } : {}
  const code = brand ?? brandOf(said)?.code ?? 'generic_onvif'
  const again = brand === null ? brandNamed(code) : undefined
  // Whose it is came out only now: its maker's own list tells the names too.
  if (again?.recorder === 'isapi' || again?.recorder === 'dahua_cgi') return inItsOwnWay(asked, again)
  return told(
    code,
    bySource(profiles.value).map((streams, at) => ({ channel: at + 1, name: streams[0]?.name ?? '', online: null })),
  )
}

const byTrying = async (asked: Asked, brand: Brand | undefined): Promise<ChannelList> => {
  const { conditions, wish, host, ip, signal } = asked
  const account = wish.credentials ?? { username: '', password: '' }
  const at = { host, ip, port: wish.rtsp_port, tls: false }
  return conditions.turns.inTurn(`${ip}:${wish.rtsp_port}`, wish.credentials, async () => {
    const door = rtspDoor(ip, wish.rtsp_port)
    if (wish.credentials !== undefined && conditions.refused.wait_ms(door, wish.credentials) > 0)
      return { proven: false, value: failed(brand?.code ?? null, 'auth_resting') }
    const asker = new PathAsker(at, wish.credentials, signal)
    const channels: ListedChannel[] = []
    let missing = 0
    try {
      for (let channel = 1; channel <= MOST_TRIED && missing < MISSING_IN_ROW; channel++) {
        const makers = brand === undefined ? tryable : [brand]
        const found = await findPaths(asker, makers, channel, account)
        if (found.over?.why === 'auth_failed' && wish.credentials !== undefined)
          conditions.refused.refused(door, wish.credentials)
        if (found.over !== undefined)
          return { proven: false, value: failed(brand?.code ?? null, found.over.why, found.over.detail) }
        missing = found.paths.length > 0 ? 0 : missing + 1
        if (found.paths.length > 0) channels.push({ channel, name: '', online: true })
        brand ??= found.brand
      }
      return { proven: channels.length > 0, value: listed(brand?.code ?? null, channels) }
    } finally {
      asker.close()
    }
  })
}

const tryable = (['hikvision', 'dahua', 'uniview', 'tiandy', 'xmeye', 'reolink'] as const).map(brandNamed)

/** A recorder that lists nothing may have streams all the same: those are tried then. */
const told = (brand: BrandCode | null, channels: readonly ListedChannel[]): ChannelList | undefined =>
  channels.length === 0 ? undefined : listed(brand, channels)

const listed = (brand: BrandCode | null, channels: readonly ListedChannel[]): ChannelList =>
  channels.length === 0 ? failed(brand, 'no_stream') : { brand, channels, trouble: null, detail: null }

const getter = ({ conditions, wish, host, port, signal }: Asked) => {
  const http = createHttpClient(conditions.guard, conditions.refused)
  const base = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  return async (path: string) => {
    const answer = await http.ask({ url: base + path, timeout_ms: HTTP_MS, signal }, wish.credentials)
    return answer.ok ? answer.value : answer.problem
  }
}

/** A web service that does not answer says nothing of its streams: those are tried then. */
const troubled = (brand: BrandCode, { reason, said }: HttpTrouble): ChannelList | undefined => {
  if (reason === 'auth_failed') return failed(brand, 'auth_failed', said ?? null)
  if (reason === 'password_waits') return failed(brand, 'auth_resting')
  return reason === 'forbidden_address' ? failed(brand, 'forbidden_address') : undefined
}
