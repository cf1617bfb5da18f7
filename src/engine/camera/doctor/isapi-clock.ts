// ISAPI's clock: read against ours, and set to ours in the device's own zone and manner. Some label their local time with a Z: which of the two
// is meant shows by which is nearer to our time.

import { no, ok } from '#base/result.ts'
import { zoneOffset } from '#engine/camera/onvif/date-and-time.ts'
import { textOf, type XmlElement } from '#engine/camera/xml.ts'
import { withText, writeXml } from '#engine/camera/xml-writing.ts'
import { type Changed, CLOCK_SET_MS, type ClockFacts } from './device-way.ts'
import { getXml, type MakerHttp, type WayResult } from './maker-http.ts'

const PLACE = '/ISAPI/System/time'

type ReadClock = {
  readonly document: XmlElement
  readonly facts: ClockFacts
  /** How its local time is ahead of UTC, and what it writes behind a time. */
  readonly zone_ms: number
  readonly label: string
  /** Its zone, where it tells one. */
  readonly told_zone_ms: number | undefined
}

export const isapiClock = async (http: MakerHttp, now_ms: () => number): Promise<WayResult<ReadClock>> => {
  const answer = await getXml(http, PLACE)
  if (!answer.ok) return answer
  const read = readIsapiClock(answer.value, now_ms())
  return read === undefined ? no({ reason: 'rubbish', said: 'it told no time' }) : ok(read)
}

/** Undefined where it tells no time. */
export const readIsapiClock = (document: XmlElement, now_ms: number): ReadClock | undefined => {
  const text = textOf(document, 'localTime') ?? ''
  const [, local, label = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,6})?(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? []
  const told_ms = Date.parse(`${local}Z`)
  if (local === undefined || Number.isNaN(told_ms)) return undefined
  const told_zone_ms = offsetOf(label) ?? zoneOffset(textOf(document, 'timeZone'))
  const zone_ms = told_zone_ms ?? 0
  const asLocal = told_ms + 500 - zone_ms - now_ms
  const asUtc = told_ms + 500 - now_ms
  const lies = label === 'Z' && zone_ms !== 0 && Math.abs(asLocal) < Math.abs(asUtc)
  const utc = label === 'Z' && !lies
  const facts = { offset_ms: Math.round(utc ? asUtc : asLocal), local_as_utc: lies }
  return { document, facts, zone_ms: utc ? 0 : zone_ms, label, told_zone_ms }
}

/** Set by hand: an NTP server that the device does not reach is why its clock is wrong. The servers that it knows stay. */
export const setIsapiClock = async (http: MakerHttp, now_ms: () => number): Promise<WayResult<Changed>> => {
  const before = await isapiClock(http, now_ms)
  if (!before.ok) return before
  const { document, zone_ms, label } = before.value
  const local = new Date(now_ms() + zone_ms).toISOString().slice(0, 19)
  const wanted = withText(withText(document, 'timeMode', 'manual'), 'localTime', `${local}${label}`)
  const put = await http.put(PLACE, writeXml(wanted))
  if (!put.ok) return put
  const after = await isapiClock(http, now_ms)
  if (!after.ok) return after
  return ok({
    before: tell(before.value),
    after: tell(after.value),
    read_back: Math.abs(after.value.facts.offset_ms) <= CLOCK_SET_MS,
  })
}

const tell = ({ document, facts }: ReadClock) => ({
  offset_ms: facts.offset_ms,
  set_by: (textOf(document, 'timeMode') ?? '').slice(0, 20),
})

const offsetOf = (label: string): number | undefined => {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(label) ?? []
  if (sign === undefined) return undefined
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
