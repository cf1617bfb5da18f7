// Time as a neighbour reads it: the commune's clock, 24 hours, day before month. Instants stay in ticks everywhere else.

import { type MediaSpan90k, TICKS_PER_SECOND, unixMillis, type WallTime90k, wallFromUnixMillis } from '#base/units.ts'
import type { Say, WordKey } from './language.ts'

/** Asia/Ho_Chi_Minh has been UTC+7 without summer time since 1975, so the zone is one number. */
const ZONE_MS = 7 * 3_600_000
const DAY_MS = 24 * 3_600_000
export const DAY_90K = 24 * 3600 * TICKS_PER_SECOND

const two = (value: number): string => String(value).padStart(2, '0')
const local = (at: WallTime90k): Date => new Date(unixMillis(at) + ZONE_MS)

/** `07:30:05` */
export const clockText = (at: WallTime90k): string => {
  const d = local(at)
  return `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())}`
}

/** `07:30` */
export const minuteText = (at: WallTime90k): string => clockText(at).slice(0, 5)

/** `22/11/2026` */
export const dateText = (at: WallTime90k): string => {
  const d = local(at)
  return `${two(d.getUTCDate())}/${two(d.getUTCMonth() + 1)}/${d.getUTCFullYear()}`
}

/** `07:30:05 22/11/2026` */
export const dateTimeText = (at: WallTime90k): string => `${clockText(at)} ${dateText(at)}`

/** `07:30:05` today, otherwise with its date. */
export const sinceText = (at: WallTime90k, now: WallTime90k): string =>
  dayStart(at) === dayStart(now) ? clockText(at) : dateTimeText(at)

/** `07:30:05 – 08:00:00 22/11/2026`; both with their dates where the days differ. */
export const fromToText = (from: WallTime90k, to: WallTime90k): string =>
  `${dayStart(from) === dayStart(to) ? clockText(from) : dateTimeText(from)} – ${dateTimeText(to)}`

const weekdays: readonly WordKey[] = [
  ...(['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const),
]

/** `thứ bảy` */
export const weekdayText = (at: WallTime90k, say: Say): string => say(weekdays[local(at).getUTCDay()]!)

/** Midnight in the commune at or before `at`. */
export const dayStart = (at: WallTime90k): WallTime90k =>
  wallFromUnixMillis(Math.floor((unixMillis(at) + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS)

/** `2026-11-22`, as a date field wants it. */
export const dayCode = (at: WallTime90k): string => local(at).toISOString().slice(0, 10)

/** `2026-11-22T07:30:05`, for addresses and file names; the zone is the commune's. */
export const localCode = (at: WallTime90k): string => local(at).toISOString().slice(0, 19)

/** Reads what `dayCode` or `localCode` wrote; undefined for anything else. */
export const readLocalCode = (text: string): WallTime90k | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = match
  return instant(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second))
}

/** A length as `h:mm:ss`, or `m:ss` under an hour. */
export const lengthText = (span: MediaSpan90k): string => {
  const whole = Math.max(0, Math.round(span / TICKS_PER_SECOND))
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

const instant = (
  year: number,
  month: number,
  day: number,
  h: number,
  m: number,
  s: number,
): WallTime90k | undefined => {
  const at = new Date(Date.UTC(year, month - 1, day, h, m, s))
  const same = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && h < 24 && m < 60 && s < 60
  return same && at.getUTCFullYear() >= 1970 ? wallFromUnixMillis(at.getTime() - ZONE_MS) : undefined
}
