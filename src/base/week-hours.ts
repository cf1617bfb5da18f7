// Week hours: at which hours of the week a camera is recorded, as a person writes it ("t2-t6 18:00-06:00; t7,cn 00:00-24:00"), in the commune's
// zone. A range that ends before it begins goes past midnight into the next day; Sunday's goes into Monday. Never throws.

import { no, ok, type Result } from './result.ts'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from './units.ts'

/** Minutes since Monday 00:00, in order, without overlap, none past the end of the week. */
export type WeekHours = readonly { readonly from_min: number; readonly to_min: number }[]

export type HoursNow = {
  readonly on: boolean
  /** Since when and until when it is so; undefined when it never changes. */
  readonly since: WallTime90k | undefined
  readonly until: WallTime90k | undefined
}

const DAY = 1440
const WEEK = 7 * DAY
const LONGEST = 200
const TICKS_PER_MINUTE = 60 * TICKS_PER_SECOND
/** 1970-01-01 was a Thursday, and the commune is seven hours ahead of UTC. */
const FROM_MONDAY = (3 * DAY + 7 * 60) * TICKS_PER_MINUTE
const names = ['t2', 't3', 't4', 't5', 't6', 't7', 'cn']
const english = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** Reads `text`: rules parted by `;`, each with its days (all of them when left out) and its ranges parted by `,`. */
export const parseWeekHours = (text: string): Result<WeekHours, 'not_hours'> => {
  if (text.length > LONGEST) return no('not_hours')
  const spans: { from_min: number; to_min: number }[] = []
  for (const rule of simplified(text).split(';')) {
    const read = /^(?:([a-z][a-z0-9,-]*) )?([0-9][0-9:hg,-]*)$/.exec(rule.trim())
    const days = read?.[1] === undefined ? [0, 1, 2, 3, 4, 5, 6] : daysOf(read[1])
    const ranges = read?.[2]?.split(',').map(rangeOf)
    if (read === null || days === undefined || ranges === undefined) return no('not_hours')
    for (const range of ranges) {
      if (range === undefined) return no('not_hours')
      for (const day of days) spans.push({ from_min: day * DAY + range.from, to_min: day * DAY + range.to })
    }
  }
  return ok(joined(spans))
}

/** The same hours always in the same words. */
export const weekHoursText = (hours: WeekHours): string => {
  const byRange = new Map<string, number[]>()
  for (const { day, range } of pieces(hours)) byRange.set(range, [...(byRange.get(range) ?? []), day])
  return [...byRange].map(([range, days]) => (days.length === 7 ? range : `${daysText(days)} ${range}`)).join('; ')
}

/** Of hours that are one range on some days: those days, Monday 0, and the range; undefined where a person wrote more than that. */
export const oneRange = (
  text: string,
): { readonly days: readonly number[]; readonly from: string; readonly to: string } | undefined => {
  const read = /^(?:([a-z][a-z0-9,-]*) )?(\d\d:\d\d)-(\d\d:\d\d)$/.exec(text)
  const days = read?.[1] === undefined ? [0, 1, 2, 3, 4, 5, 6] : daysOf(read[1])
  return read === null || days === undefined ? undefined : { days, from: read[2]!, to: read[3]! }
}

/** The instants of `from` < t < `to` at which something begins or ends, in order. */
export const edgesOf = (hours: WeekHours, from: WallTime90k, to: WallTime90k): readonly WallTime90k[] => {
  const week = WEEK * TICKS_PER_MINUTE
  const edges: WallTime90k[] = []
  for (let monday = Math.floor((from + FROM_MONDAY) / week) * week - FROM_MONDAY; monday < to; monday += week)
    for (const { from_min, to_min } of hours)
      for (const minute of [from_min, to_min]) {
        const at = monday + minute * TICKS_PER_MINUTE
        if (from < at && at < to && edges.at(-1) !== at) edges.push(wallTime90k(at))
      }
  return edges
}

/** Whether `at` lies inside the hours, and between which two changes. */
export const hoursAt = (hours: WeekHours, at: WallTime90k): HoursNow => {
  const ticks = (((at + FROM_MONDAY) % (WEEK * TICKS_PER_MINUTE)) + WEEK * TICKS_PER_MINUTE) % (WEEK * TICKS_PER_MINUTE)
  const monday = at - ticks
  const minute = ticks / TICKS_PER_MINUTE
  const on = isWithin(hours, at)
  // Midnight between Sunday and Monday is no change when it is recorded on both sides of it.
  const through = hours[0]?.from_min === 0 && hours.at(-1)?.to_min === WEEK
  const edges = hours
    .flatMap(({ from_min, to_min }) => [from_min, to_min])
    .filter(edge => !(through && (edge === 0 || edge === WEEK)))
    .map(edge => edge % WEEK)
    .sort((a, b) => a - b)
  if (edges.length === 0) return { on, since: undefined, until: undefined }
  const before = edges.findLast(edge => edge <= minute) ?? edges.at(-1)! - WEEK
  const after = edges.find(edge => edge > minute) ?? edges[0]! + WEEK
  const instant = (edge: number) => wallTime90k(monday + edge * TICKS_PER_MINUTE)
  return { on, since: instant(before), until: instant(after) }
}

/** Whether `at` lies inside the hours. */
export const isWithin = (hours: WeekHours, at: WallTime90k): boolean => {
  const week = WEEK * TICKS_PER_MINUTE
  const minute = ((((at + FROM_MONDAY) % week) + week) % week) / TICKS_PER_MINUTE
  for (const { from_min, to_min } of hours) if (from_min <= minute && minute < to_min) return true
  return false
}

const simplified = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[–—]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/ ?([,;-]) ?/g, '$1')
    .replace(/hang ngay|moi ngay|every day|daily/g, 't2-cn')
    .trim()

const daysOf = (text: string): readonly number[] | undefined => {
  const days = new Set<number>()
  for (const part of text.split(',')) {
    const [first, last = first, more] = part.split('-').map(dayOf)
    if (first === undefined || last === undefined || more !== undefined || part.endsWith('-')) return undefined
    for (let day = first; ; day = (day + 1) % 7) {
      days.add(day)
      if (day === last) break
    }
  }
  return [...days]
}

const dayOf = (name: string): number | undefined => {
  const day = Math.max(names.indexOf(name), english.indexOf(name))
  return day < 0 ? undefined : day
}

const rangeOf = (text: string): { readonly from: number; readonly to: number } | undefined => {
  const [from, to, more] = text.split('-').map(minuteOf)
  if (from === undefined || to === undefined || more !== undefined || text.split('-').length !== 2) return undefined
  if (from === to || from === DAY) return undefined
  return { from, to: to > from ? to : to + DAY }
}

/** `18:00`, `18h`, `18h30`; 24:00 ends a day. */
const minuteOf = (text: string): number | undefined => {
  const [, hour, minute = '0'] = /^(\d{1,2})(?:[:hg](\d\d)?)?$/.exec(text) ?? []
  const [h, m] = [Number(hour), Number(minute)]
  return hour === undefined || h > 24 || m > 59 || (h === 24 && m > 0) ? undefined : h * 60 + m
}

const joined = (spans: readonly { from_min: number; to_min: number }[]): WeekHours => {
  const within = spans.flatMap(({ from_min, to_min }) =>
    to_min <= WEEK
      ? [{ from_min, to_min }]
      : [
          { from_min, to_min: WEEK },
          { from_min: 0, to_min: to_min - WEEK },
        ],
  )
  const all: { from_min: number; to_min: number }[] = []
  for (const span of within.sort((a, b) => a.from_min - b.from_min)) {
    const last = all.at(-1)
    if (last !== undefined && span.from_min <= last.to_min) last.to_min = Math.max(last.to_min, span.to_min)
    else all.push({ ...span })
  }
  return all
}

/** Spans as days and ranges: what is longer than a day is cut at midnight, what goes past the end of the week is one again. */
const pieces = (hours: WeekHours): readonly { readonly day: number; readonly range: string }[] => {
  const spans = hours.map(span => ({ ...span }))
  const [first, last] = [spans[0], spans.at(-1)]
  if (first !== last && first?.from_min === 0 && last?.to_min === WEEK && first.to_min + WEEK - last.from_min < DAY) {
    last.to_min += first.to_min
    spans.shift()
  }
  return spans.flatMap(({ from_min, to_min }) => {
    if (to_min - from_min < DAY) return [piece(from_min, to_min)]
    const cut: { day: number; range: string }[] = []
    for (let at = from_min; at < to_min; at = (Math.floor(at / DAY) + 1) * DAY)
      cut.push(piece(at, Math.min(to_min, (Math.floor(at / DAY) + 1) * DAY)))
    return cut
  })
}

const piece = (from: number, to: number) => {
  const day = Math.floor(from / DAY)
  const ends = to - day * DAY
  return { day, range: `${clock(from - day * DAY)}-${clock(ends > DAY ? ends - DAY : ends)}` }
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const daysText = (days: readonly number[]): string => {
  const runs: number[][] = []
  for (const day of [...days].sort((a, b) => a - b)) {
    if (runs.at(-1)?.at(-1) === day - 1) runs.at(-1)!.push(day)
    else runs.push([day])
  }
  return runs
    .map(run => (run.length > 2 ? `${names[run[0]!]}-${names[run.at(-1)!]}` : run.map(day => names[day]).join(',')))
    .join(',')
}
