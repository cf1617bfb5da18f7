// Maker's word: what a device says over its maker's own interface of its clock, and whether it is a camera or a recorder. One that does not answer
// or does not know leaves these open; nothing here fails.

import type { Clock } from '#base/clock.ts'
import { unixMillis } from '#base/units.ts'
import { readDahuaTable, tableTime } from './doctor/dahua-table.ts'
import { isapiClock } from './doctor/isapi-clock.ts'
import { getXml, type MakerHttp, makerHttp } from './doctor/maker-http.ts'
import type { HttpClient } from './http-client.ts'
import type { PlaybackDialect } from './playback-address.ts'
import type { Credentials } from './rtsp/auth.ts'
import { textOf } from './xml.ts'

export type MakersWord = {
  /** Its local time minus our UTC. */
  readonly local_ms: number | undefined
  /** Its UTC minus ours, where it tells its zone. */
  readonly offset_ms: number | undefined
  /** How its local time is ahead of UTC. */
  readonly zone_ms: number | undefined
  /** Whether its Z stands behind local time; undefined: it writes its zone, which says nothing of what it means by Z elsewhere. */
  readonly local_labelled_z: boolean | undefined
  readonly is: 'camera' | 'recorder' | undefined
}

type Asked = {
  readonly dialect: PlaybackDialect
  /** Where its web service answers: `http://10.0.0.9:80`. */
  readonly web: string
  readonly credentials: Credentials | undefined
}

export const askMaker = async (
  client: HttpClient,
  { dialect, web, credentials }: Asked,
  clock: Clock,
  signal: AbortSignal,
): Promise<MakersWord | undefined> => {
  const http = makerHttp(client, web, credentials, signal)
  if (dialect === 'hikvision') return askIsapi(http, clock)
  return dialect === 'dahua' ? askDahua(http, clock) : undefined
}

const askIsapi = async (http: MakerHttp, clock: Clock): Promise<MakersWord | undefined> => {
  const time = await isapiClock(http, () => unixMillis(clock.wall()))
  if (!time.ok && time.problem.reason !== 'not_supported') return undefined
  const info = await getXml(http, '/ISAPI/System/deviceInfo')
  const is = info.ok ? kindOf(textOf(info.value, 'deviceType')) : undefined
  if (!time.ok) return { ...nothing, is }
  const { facts, zone_ms, told_zone_ms, label } = time.value
  const { offset_ms, local_as_utc } = facts
  const local_labelled_z = label === 'Z' && told_zone_ms !== 0 ? local_as_utc : undefined
  return { local_ms: offset_ms + zone_ms, offset_ms, zone_ms: told_zone_ms, local_labelled_z, is }
}

const askDahua = async (http: MakerHttp, clock: Clock): Promise<MakersWord | undefined> => {
  const asked_ms = unixMillis(clock.wall())
  const time = await http.get('/cgi-bin/global.cgi?action=getCurrentTime')
  if (!time.ok && time.problem.reason !== 'not_supported') return undefined
  const ours_ms = (asked_ms + unixMillis(clock.wall())) / 2
  const local = time.ok ? tableTime(readDahuaTable(time.value).get('result')) : undefined
  const made = await http.get('/cgi-bin/magicBox.cgi?action=getDeviceClass')
  const is = made.ok ? kindOf(readDahuaTable(made.value).get('class')) : undefined
  // Whole seconds, cut off.
  return { ...nothing, local_ms: local === undefined ? undefined : Math.round(local + 500 - ours_ms), is }
}

const nothing: MakersWord = {
  local_ms: undefined,
  offset_ms: undefined,
  zone_ms: undefined,
  local_labelled_z: undefined,
  is: undefined,
}

/** As Hikvision's `deviceType` and Dahua's `class` have it. */
const kindOf = (told: string | undefined): MakersWord['is'] => {
  if (/NVR|DVR|HCVR|XVR|MCVR|EVS|recorder/i.test(told ?? '')) return 'recorder'
  return /^(?:IP ?C|IP ?Camera|IP ?Dome|SD$|ITC|TPC)/i.test(told ?? '') ? 'camera' : undefined
}
