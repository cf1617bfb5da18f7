// When typed: an instant as people type it into a field, in either language, with or without accents: "22h15 hôm qua", "14/11 8h", "thứ bảy
// 21:30", "5 phút trước", "yesterday 10pm". Review looks back, so what is said without a day is the last time that it was so. Never throws.

import { unixMillis, type WallTime90k, wallFromUnixMillis } from '#base/units.ts'
import { withoutAccents } from '#base/without-accents.ts'
import { agoTyped } from './ago-typed.ts'
import { clockTyped } from './clock-typed.ts'
import { dayTyped } from './day-typed.ts'

export type WhenTyped =
  | {
      readonly state: 'moment'
      readonly at: WallTime90k
      /** What else it can mean, as "8h" can be the evening. */
      readonly others: readonly WallTime90k[]
      /** Only a day, or a part of one, was named. */
      readonly rough: boolean
    }
  | { readonly state: 'future'; readonly at: WallTime90k }
  | { readonly state: 'unknown' }

const ZONE_MS = 7 * 3_600_000
const DAY = 86_400_000
const LONGEST = 80
const unknown: WhenTyped = { state: 'unknown' }

export const whenTyped = (text: string, now: WallTime90k): WhenTyped => {
  const plain = simplified(text)
  if (plain === '' || plain.length > LONGEST) return unknown
  const local_now = unixMillis(now) + ZONE_MS
  if (/^(?:bay gio|hien tai|hien nay|luc nay|now|right now)$/.test(plain)) return moment([local_now], local_now, false)
  const ago = agoTyped(plain)
  return ago === undefined ? calendar(plain, local_now) : since(ago, local_now)
}

const simplified = (text: string): string =>
  withoutAccents(
    text
      .slice(0, 200)
      .normalize('NFC')
      .replace(/\bk\u00eca\b/gi, 'kia kia'),
  )
    .replace(/(\d{4}-\d\d-\d\d)t(?=\d)/, '$1 ')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\blast night\b/, 'night yesterday')
    .replace(/\bthis (morning|afternoon|evening)\b/, '$1 today')
    .replace(/\btonight\b/, 'night today')
    .replace(/\s+/g, ' ')
    .trim()

const since = (ago: NonNullable<ReturnType<typeof agoTyped>>, now: number): WhenTyped => {
  if (ago.days === 0) return idle(ago.rest) ? moment([now - ago.ms], now, false) : unknown
  const clock = clockTyped(ago.rest)
  if (clock === undefined) return idle(ago.rest) ? moment([now - ago.days * DAY], now, false) : unknown
  const day = midnight(now) - ago.days * DAY
  return idle(clock.rest) ? chosen([day], clock.readings, now, clock.rough) : unknown
}

const calendar = (text: string, now: number): WhenTyped => {
  const today = midnight(now)
  const day = dayTyped(text, today)
  const clock = clockTyped(day?.rest ?? text)
  if ((day === undefined && clock === undefined) || !idle(clock?.rest ?? day?.rest ?? '')) return unknown
  // Without a day a night's small hours are simply theirs: "2h đêm" is 02:00.
  const readings = day === undefined ? clock?.readings.map(ms => ms % DAY) : clock?.readings
  const days = day?.days ?? [today, today - DAY]
  return chosen(days, readings ?? [0], now, clock?.rough ?? true)
}

/** Of each reading the latest day on which it has come. */
const chosen = (days: readonly number[], readings: readonly number[], now: number, rough: boolean): WhenTyped => {
  const [first_day, first] = [days[0], readings[0]]
  if (first_day === undefined || first === undefined) return unknown
  const come = readings.flatMap(ms => days.map(day => day + ms).find(at => at <= now) ?? [])
  return come.length === 0
    ? { state: 'future', at: wallFromUnixMillis(first_day + first - ZONE_MS) }
    : moment(come, now, rough)
}

const moment = (locals: readonly number[], now: number, rough: boolean): WhenTyped => {
  const [at, ...others] = [...new Set(locals)].map(local => wallFromUnixMillis(local - ZONE_MS))
  if (at === undefined || locals[0]! > now || locals[0]! < 0) return unknown
  return { state: 'moment', at, others, rough }
}

const midnight = (local: number): number => Math.floor(local / DAY) * DAY

/** Nothing is left but what only joins words. */
const idle = (rest: string): boolean =>
  rest.replace(/\b(?:luc|vao|khoang|tam|ngay|hoi|cua|at|on|the|in|around|about|by)\b|[,.;@]/g, ' ').trim() === ''
