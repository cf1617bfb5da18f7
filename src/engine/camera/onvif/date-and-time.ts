// Date and time: a device's clock as it tells it (Core §8.3.5), and how far it is from ours. Some give local time in the field for UTC, some give
// only local time, some give zeros.

import type { DeviceClock } from '#engine/camera/onvif-device.ts'
import { find, numberOf, textOf, truthOf, type XmlElement } from '#engine/camera/xml.ts'

export type ToldTime = {
  readonly utc_ms: number | undefined
  readonly local_ms: number | undefined
  readonly timezone: string | undefined
  readonly daylight: boolean | undefined
  readonly set_by: 'manual' | 'ntp' | undefined
}

/** Reads the `SystemDateAndTime` element. */
export const readDateAndTime = (told: XmlElement | undefined): ToldTime => {
  const by = textOf(told, 'DateTimeType')?.toLowerCase()
  return {
    utc_ms: momentOf(find(told, 'UTCDateTime')),
    local_ms: momentOf(find(told, 'LocalDateTime')),
    timezone: textOf(told, 'TimeZone/TZ')?.slice(0, 100),
    daylight: truthOf(told, 'DaylightSavings'),
    set_by: by === 'ntp' || by === 'manual' ? by : undefined,
  }
}

const SECOND_MS = 1000
const HOUR_MS = 3_600_000
/** How near a difference must be to a whole quarter of an hour, to be a time zone and not a clock that is wrong. */
const NEAR_ZONE_MS = 90_000

/** The clock against ours at the middle of the round trip; undefined when the device told no time. */
export const clockOf = (told: ToldTime, ours_ms: number, waited_ms: number): DeviceClock | undefined => {
  const utc_ms = told.utc_ms ?? utcFromLocal(told)
  if (utc_ms === undefined) return undefined
  const offset_ms = Math.round(utc_ms + SECOND_MS / 2 - ours_ms)
  return {
    offset_ms,
    within_ms: Math.ceil(waited_ms / 2) + SECOND_MS,
    timezone: told.timezone,
    set_by: told.set_by,
    local_labelled_utc: looksLocal(told, offset_ms),
  }
}

/** The other times by which the device may check a token: its local time, and ours. */
export const otherOffsets = (told: ToldTime | undefined, ours_ms: number): number[] => {
  const zone_ms = zoneOffset(told?.timezone)
  const local = told?.local_ms === undefined ? [] : [told.local_ms - ours_ms]
  const zoned = zone_ms === undefined || told?.utc_ms === undefined ? [] : [told.utc_ms - zone_ms - ours_ms]
  return [...local, ...zoned, 0]
}

const looksLocal = (told: ToldTime, offset_ms: number): boolean => {
  const quarters = Math.round(offset_ms / (HOUR_MS / 4))
  if (quarters === 0 || Math.abs(quarters) > 14 * 4) return false
  if (Math.abs(offset_ms - (quarters * HOUR_MS) / 4) > NEAR_ZONE_MS) return false
  const zone_ms = zoneOffset(told.timezone)
  if (zone_ms !== undefined && zone_ms !== 0) return Math.abs(offset_ms - zone_ms) <= NEAR_ZONE_MS
  return quarters % 4 === 0
}

const utcFromLocal = (told: ToldTime): number | undefined => {
  if (told.local_ms === undefined) return undefined
  return told.local_ms - (zoneOffset(told.timezone) ?? 0)
}

/** A POSIX zone without its summer part (`CST-8`, `<+07>-7`, `ICT-7:00:00`): how far local time is ahead of UTC. */
export const zoneOffset = (zone: string | undefined): number | undefined => {
  const found = /^(?:[A-Za-z]{1,12}|<[A-Za-z0-9+-]{1,12}>)([+-]?)(\d{1,2})(?::(\d{1,2}))?(?::\d{1,2})?/.exec(zone ?? '')
  if (found === null) return undefined
  const ms = Number(found[2]) * HOUR_MS + Number(found[3] ?? 0) * 60_000
  if (ms > 15 * HOUR_MS) return undefined
  return found[1] === '-' ? ms : -ms
}

const momentOf = (element: XmlElement | undefined): number | undefined => {
  const part = (path: string) => numberOf(element, path)
  const [year, month, day] = [part('Date/Year'), part('Date/Month'), part('Date/Day')]
  const [hour, minute, second] = [part('Time/Hour'), part('Time/Minute'), part('Time/Second')]
  if (year === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined)
    return undefined
  const sound = year >= 1970 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31
  if (!sound || hour < 0 || hour > 24 || minute < 0 || minute > 60) return undefined
  const seconds = Math.min(60, Math.max(0, second ?? 0))
  return Date.UTC(
    year,
    Math.trunc(month) - 1,
    Math.trunc(day),
    Math.trunc(hour),
    Math.trunc(minute),
    Math.trunc(seconds),
  )
}
