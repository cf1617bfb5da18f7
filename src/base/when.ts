// When: an instant as a person types it, in the commune's zone. "22:15", "22h15 hôm qua", "05/06/2026 18:16", "-10m", "now",
// or ISO 8601. Never throws. Viet Nam has kept UTC+07:00 all year round since 1975, so the zone is a plain offset here.

import { no, ok, type Result } from './result.ts'
import { unixMillis, type WallTime90k, wallFromUnixMillis } from './units.ts'

const ZONE_MS = 7 * 3_600_000
const DAY_MS = 86_400_000
const LONGEST = 60

/** Reads `text`; what stands without a date is today, without a zone the commune's, without seconds the full minute. */
export const parseWhen = (text: string, now: WallTime90k): Result<WallTime90k, 'not_a_time'> => {
  const plain = simplified(text)
  const now_ms = unixMillis(now)
  const unix_ms = plain.length > LONGEST ? undefined : (ago(plain, now_ms) ?? iso(plain) ?? spoken(plain, now_ms))
  return unix_ms === undefined ? no('not_a_time') : ok(wallFromUnixMillis(unix_ms))
}

/** "22:15:30 05/06/2026" in the commune's zone; with milliseconds when they are asked for. */
export const localText = (at: WallTime90k, { milliseconds = false } = {}): string => {
  const [date = '', time = ''] = new Date(unixMillis(at) + ZONE_MS).toISOString().split('T')
  return `${time.slice(0, milliseconds ? 12 : 8)} ${date.split('-').reverse().join('/')}`
}

const simplified = (text: string): string =>
  text
    .slice(0, 200)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .trim()
    .replace(/\s+/g, ' ')

const unit_ms: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: DAY_MS }

// `now`, `-10m`, `-1h30m`
const ago = (text: string, now_ms: number): number | undefined => {
  if (text === 'now' || text === 'bay gio') return now_ms
  if (!/^-(?:\d{1,6}[smhd]){1,4}$/.test(text)) return undefined
  const parts = [...text.matchAll(/(\d+)([smhd])/g)]
  return now_ms - parts.reduce((sum, [, count, unit]) => sum + Number(count) * unit_ms[unit!]!, 0)
}

const isoPattern = /^(\d{4})-(\d\d)-(\d\d)(?:[t ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(z|[+-]\d\d:?\d\d)?)?$/

const iso = (text: string): number | undefined => {
  const found = isoPattern.exec(text)
  if (found === null) return undefined
  const [, year, month, day, hour, minute, second, fraction, zone] = found
  const at = moment(dateOf(day, month, year), timeOf(hour, minute, second, fraction))
  return at === undefined ? undefined : at - zoneMillis(zone)
}

const zoneMillis = (zone: string | undefined): number => {
  if (zone === undefined) return ZONE_MS
  if (zone === 'z') return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  return (zone[0] === '-' ? -1 : 1) * (hours * 3_600_000 + minutes * 60_000)
}

const days: Readonly<Record<string, number>> = { 'hom nay': 0, today: 0, 'hom qua': -1, yesterday: -1, 'hom kia': -2 }
const dayWord = `(?:${Object.keys(days).join('|')}|(?:ngay )?\\d{1,2}/\\d{1,2}(?:/\\d{4})?)`
const clockWord = '(?:luc )?\\d{1,2}(?::\\d\\d(?::\\d\\d(?:[.,]\\d{1,3})?)?|[hg](?:\\d\\d)?)'
const spokenPattern = new RegExp(`^(?:(${dayWord}) (${clockWord})|(${clockWord})(?: (${dayWord}))?|(${dayWord}))$`)

// `hôm qua 22:15`, `22h15 hôm qua`, `lúc 18:16 ngày 05/06/2026`, `22:15`, `05/06/2026`
const spoken = (text: string, now_ms: number): number | undefined => {
  const found = spokenPattern.exec(text)
  if (found === null) return undefined
  const day = (found[1] ?? found[4] ?? found[5] ?? 'hom nay').replace('ngay ', '')
  const time = (found[2] ?? found[3] ?? '0:00').replace('luc ', '')
  const [hour, minute, second, fraction] = time.split(/[:hg.,]/)
  const at = moment(dayOf(day, now_ms), timeOf(hour, minute || '0', second, fraction))
  return at === undefined ? undefined : at - ZONE_MS
}

const dayOf = (text: string, now_ms: number): number | undefined => {
  const today = Math.floor((now_ms + ZONE_MS) / DAY_MS) * DAY_MS
  const back = days[text]
  if (back !== undefined) return today + back * DAY_MS
  const [day, month, year = String(new Date(today).getUTCFullYear())] = text.split('/')
  return dateOf(day, month, year)
}

// Midnight of that day as if its zone were UTC; undefined for a day that is in no calendar.
const dateOf = (day = '', month = '', year = ''): number | undefined => {
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const date = new Date(at)
  const real = Number(year) >= 1970 && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  return real ? at : undefined
}

const timeOf = (hour = '0', minute = '0', second = '0', fraction = ''): number | undefined => {
  const [h, m, s] = [Number(hour), Number(minute), Number(second)]
  if (h > 24 || m > 59 || s > 59 || (h === 24 && m + s > 0)) return undefined
  return (h * 3600 + m * 60 + s) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3))
}

const moment = (day: number | undefined, time: number | undefined): number | undefined =>
  day === undefined || time === undefined ? undefined : day + time
