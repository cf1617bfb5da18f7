// Dahua way: Dahua's CGI (and that of labels that sell its devices): tables that are read whole and set key by key. Channels count from 0 here.

import { no, ok } from '#base/result.ts'
import type { FixCode } from '#contract/doctor.ts'
import { dahuaCard } from './dahua-storage.ts'
import { readDahuaTable, tableNumber, tableText, tableTime } from './dahua-table.ts'
import {
  type Changed,
  CLOCK_SET_MS,
  type DeclaredStream,
  type DeviceWay,
  GOOD_GROUP_S,
  LONGEST_GROUP_MS,
} from './device-way.ts'
import type { MakerHttp, WayResult } from './maker-http.ts'
import { readSize, wallSize } from './wall-size.ts'

/** Its clock is told in its local time without a zone: taken for Viet Nam's, which has had UTC+7 all year since 1975. */
const ZONE_MS = 7 * 3_600_000
const formats = { main: 'MainFormat[0]', sub: 'ExtraFormat[0]' } as const

export const openDahua = async (
  http: MakerHttp,
  channel: number,
  now_ms: () => number,
): Promise<WayResult<DeviceWay>> => {
  const version = await getTable(http, 'magicBox.cgi?action=getSoftwareVersion')
  if (!version.ok) return version
  const [encode, smart, clock, card] = await Promise.all([
    getConfig(http, 'Encode'),
    getConfig(http, 'SmartEncode'),
    readClock(http, now_ms),
    dahuaCard(http, channel, now_ms() + ZONE_MS),
  ])
  const at = channel - 1
  const smartKey = `SmartEncode[${at}].Enable`
  const smartOn = smart.ok ? flag(smart.value.get(smartKey)) : undefined
  const declared = (stream: 'main' | 'sub') =>
    encode.ok
      ? declaredOf(encode.value, `Encode[${at}].${formats[stream]}.Video`, stream === 'main' ? smartOn : false)
      : undefined
  const facts = {
    firmware: version.value.get('version')?.slice(0, 120),
    clock: clock.ok ? { offset_ms: clock.value, local_as_utc: false } : undefined,
    card: card.ok ? card.value : undefined,
    main: declared('main'),
    sub: declared('sub'),
  }
  const table = encode.ok ? encode.value : new Map<string, string>()
  const videoKey = (stream: 'main' | 'sub', key: string) => `Encode[${at}].${formats[stream]}.Video.${key}`
  const has = (stream: 'main' | 'sub', key: string) => table.has(videoKey(stream, key))
  const fixes = new Set<FixCode>([
    'rtsp_on',
    ...(smartOn === undefined ? [] : (['smart_codec_off'] as const)),
    ...(facts.main?.group_ms === undefined ? [] : (['shorter_gop'] as const)),
    ...(facts.sub?.codec === undefined ? [] : (['sub_h264'] as const)),
    ...(has('sub', 'Width') ? (['sub_smaller'] as const) : []),
    ...(has('main', 'BitRate') && table.get(videoKey('main', 'BitRateControl')) === 'VBR'
      ? (['cap_bit_rate'] as const)
      : []),
    ...(facts.clock === undefined ? [] : (['set_clock'] as const)),
  ])
  return ok({
    kind: 'dahua_cgi',
    facts,
    fixes,
    apply: async code => {
      if (code === 'set_clock') return setClock(http, now_ms)
      if (code === 'rtsp_on') return setKeys(http, 'RTSP', [['RTSP.Enable', 'true']])
      if (code === 'smart_codec_off') return setKeys(http, 'SmartEncode', [[smartKey, 'false']])
      if (code === 'sub_h264')
        return setKeys(http, 'Encode', [[`Encode[${at}].${formats.sub}.Video.Compression`, 'H.264']])
      if (code === 'sub_smaller') return makeSmaller(http, channel, key => videoKey('sub', key), table)
      if (code === 'cap_bit_rate') {
        const kbit = table.get(videoKey('main', 'BitRate')) ?? ''
        const keys = [
          [videoKey('main', 'BitRateControl'), 'CBR'] as const,
          [videoKey('main', 'BitRate'), kbit] as const,
        ]
        return setKeys(http, 'Encode', keys)
      }
      if (code !== 'shorter_gop') return no({ reason: 'not_supported' })
      const long = (['main', 'sub'] as const).filter(stream => (facts[stream]?.group_ms ?? 0) > LONGEST_GROUP_MS)
      const streams = long.length === 0 ? (['main'] as const) : long
      const frames = (stream: 'main' | 'sub') =>
        String(Math.max(1, Math.round(GOOD_GROUP_S * (facts[stream]?.fps ?? 25))))
      const keys = streams.map(stream => [`Encode[${at}].${formats[stream]}.Video.GOP`, frames(stream)] as const)
      return setKeys(http, 'Encode', keys)
    },
  })
}

/** To one of the sizes that the device names; which keys hold the size differs. */
const makeSmaller = async (
  http: MakerHttp,
  channel: number,
  key: (name: string) => string,
  table: ReadonlyMap<string, string>,
): Promise<WayResult<Changed>> => {
  const caps = await getTable(http, `encode.cgi?action=getConfigCaps&channel=${channel}`)
  const told = caps.ok
    ? [...caps.value].find(([name]) => name.endsWith(`${formats.sub}.Video.ResolutionTypes`))
    : undefined
  const size = wallSize((told?.[1].split(',', 64) ?? []).flatMap(one => readSize(one) ?? []))
  if (size === undefined) return no({ reason: 'not_supported' })
  const { width, height } = size
  const wanted = { Width: String(width), Height: String(height), resolution: `${width}x${height}` }
  const keys = Object.entries(wanted).map(([name, value]) => [key(name), value] as const)
  return setKeys(
    http,
    'Encode',
    keys.filter(([name]) => table.has(name)),
  )
}

const getTable = async (http: MakerHttp, question: string): Promise<WayResult<ReadonlyMap<string, string>>> => {
  const answer = await http.get(`/cgi-bin/${question}`)
  return answer.ok ? ok(readDahuaTable(answer.value)) : answer
}

const getConfig = (http: MakerHttp, name: string) => getTable(http, `configManager.cgi?action=getConfig&name=${name}`)

/** Only the keys that are named are sent; the device keeps all others. */
const setKeys = async (
  http: MakerHttp,
  name: string,
  keys: readonly (readonly [string, string])[],
): Promise<WayResult<Changed>> => {
  const before = await getConfig(http, name)
  if (!before.ok) return before
  if (keys.some(([key]) => !before.value.has(key))) return no({ reason: 'not_supported' })
  const said = keys.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')
  const set = await http.get(`/cgi-bin/configManager.cgi?action=setConfig&${said}`)
  if (!set.ok) return set
  const after = await getConfig(http, name)
  if (!after.ok) return after
  const tell = (table: ReadonlyMap<string, string>) =>
    Object.fromEntries(keys.map(([key]) => [shortKey(key), (table.get(key) ?? '').slice(0, 60)]))
  const read_back = keys.every(([key, value]) => after.value.get(key) === value)
  return ok({ before: tell(before.value), after: tell(after.value), read_back })
}

const shortNames: Readonly<Record<string, string>> = {
  GOP: 'gop_frames',
  Compression: 'codec',
  BitRate: 'bitrate_kbit',
  BitRateControl: 'bit_rate_control',
  Width: 'width',
  Height: 'height',
}

/** `Encode[0].ExtraFormat[0].Video.GOP` → `sub_gop_frames`. */
const shortKey = (key: string): string => {
  if (key.startsWith('SmartEncode')) return 'main_smart_codec'
  if (key === 'RTSP.Enable') return 'rtsp'
  const last = key.slice(key.lastIndexOf('.') + 1)
  return `${key.includes(formats.sub) ? 'sub' : 'main'}_${shortNames[last] ?? last}`
}

const declaredOf = (
  table: ReadonlyMap<string, string>,
  at: string,
  smart_codec: boolean | undefined,
): DeclaredStream | undefined => {
  const codec = table.get(`${at}.Compression`)
  const fps = tableNumber(table, `${at}.FPS`)
  const frames = tableNumber(table, `${at}.GOP`)
  const kbit = tableNumber(table, `${at}.BitRate`)
  if (codec === undefined && fps === undefined) return undefined
  return {
    codec: codec?.slice(0, 20),
    fps,
    bits_per_second: kbit === undefined ? undefined : kbit * 1000,
    group_ms: frames === undefined || fps === undefined || fps <= 0 ? undefined : Math.round((frames * 1000) / fps),
    smart_codec,
  }
}

const flag = (text: string | undefined): boolean | undefined =>
  text === 'true' ? true : text === 'false' ? false : undefined

const readClock = async (http: MakerHttp, now_ms: () => number): Promise<WayResult<number>> => {
  const answer = await getTable(http, 'global.cgi?action=getCurrentTime')
  if (!answer.ok) return answer
  const local_ms = tableTime(answer.value.get('result'))
  if (local_ms === undefined) return no({ reason: 'rubbish', said: 'it told no time' })
  return ok(Math.round(local_ms + 500 - ZONE_MS - now_ms()))
}

const setClock = async (http: MakerHttp, now_ms: () => number): Promise<WayResult<Changed>> => {
  const before = await readClock(http, now_ms)
  if (!before.ok) return before
  const time = encodeURIComponent(tableText(now_ms() + ZONE_MS))
  const set = await http.get(`/cgi-bin/global.cgi?action=setCurrentTime&time=${time}`)
  if (!set.ok) return set
  const after = await readClock(http, now_ms)
  if (!after.ok) return after
  return ok({
    before: { offset_ms: before.value },
    after: { offset_ms: after.value },
    read_back: Math.abs(after.value) <= CLOCK_SET_MS,
  })
}
