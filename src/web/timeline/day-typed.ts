// Day typed: the day in what somebody typed: "hôm qua", "thứ bảy tuần trước", "14/11", "ngày 5 tháng trước", "last monday". Text comes without
// accents, in small letters. Pure; days are midnights as if the commune's zone were UTC.

import { cut } from './clock-typed.ts'

export type DayTyped = {
  /** The days it can be, the nearest first; the first one that has come is meant. */
  readonly days: readonly number[]
  readonly rest: string
}

const DAY = 86_400_000

type Read = (found: RegExpExecArray, today: number) => readonly number[]

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const
const month = `(${monthNames.join('|')})[a-z]*`
const weekdays: Readonly<Record<string, number>> = {
  ...{ cn: 0, hai: 1, ba: 2, tu: 3, nam: 4, sau: 5, bay: 6, 2: 1, 3: 2, 4: 3, 5: 4, 6: 5, 7: 6 },
  ...{ sun: 0, mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6 },
}
const english = '(sun|mon|tue|wed|thu|fri|sat)(?:day|sday|nesday|rsday|urday|s|rs|urs)?'
const vietnamese = '(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|t([2-7])|(cn|chu nhat))'

const forms: readonly (readonly [RegExp, Read])[] = [
  [/\b(?:hom kia kia|bua kia kia|hom kiaf)\b/, (_, today) => [today - 3 * DAY]],
  [/\b(?:hom kia|bua kia|(?:the )?day before yesterday)\b/, (_, today) => [today - 2 * DAY]],
  [/\b(?:ngay mai|mai|tomorrow)\b/, (_, today) => [today + DAY]],
  [/\b(?:hom qua|bua qua|yesterday)\b/, (_, today) => [today - DAY]],
  [/\b(?:hom nay|bua nay|today)\b/, (_, today) => [today]],
  [/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/, ([, y, m, d]) => one(dated(d, m, y))],
  [/(?:\bngay )?\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)\b/, ([, d, , m, y]) => one(dated(d, m, y))],
  [/(?:\bngay )?\b(\d{1,2})[/-](\d{1,2})(?![\d/-])/, ([, d, m], today) => ofYear(d, m, today)],
  [
    /(?:\b(?:ngay|mung|mong) )?\b(\d{1,2}) thang (\d{1,2})(?:,? nam (\d{4}))?\b/,
    ([, d, m, y], today) => (y === undefined ? ofYear(d, m, today) : one(dated(d, m, y))),
  ],
  [/\b(?:ngay|mung|mong) (\d{1,2}) thang truoc\b/, ([, d], today) => one(ofMonth(d, today, -1))],
  [/\b(?:ngay|mung|mong) (\d{1,2})(?: thang nay)?(?![\d:/hg])\b/, ([, d], today) => lately(d, today)],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${month}\\b(?:,? (\\d{4}))?`),
    ([, d, m, y], today) => named(d, m, y, today),
  ],
  [
    new RegExp(`\\b${month} (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?(?![:\\d])`),
    ([, m, d, y], today) => named(d, m, y, today),
  ],
  [new RegExp(`\\b${vietnamese} tuan truoc\\b`), ([, a, b, c], today) => [lastWeek(weekdayOf(a ?? b ?? c), today)]],
  [new RegExp(`\\b(?:last week )${english}\\b`), ([, name], today) => [lastWeek(weekdayOf(name), today)]],
  [new RegExp(`\\b${english} last week\\b`), ([, name], today) => [lastWeek(weekdayOf(name), today)]],
  [
    new RegExp(`\\b${vietnamese}(?: (?:tuan nay|vua roi|vua qua|truoc))?\\b`),
    ([, a, b, c], today) => latest(weekdayOf(a ?? b ?? c), today),
  ],
  [new RegExp(`\\b(?:(?:on|last|this) )?${english}\\b`), ([, name], today) => latest(weekdayOf(name), today)],
  [/\b(?:tuan truoc|last week)\b/, (_, today) => [today - 7 * DAY]],
  [/\bqua\b/, (_, today) => [today - DAY]],
  [/\bnay\b/, (_, today) => [today]],
]

/** Undefined where no day is named; a day that is in no calendar has no days. */
export const dayTyped = (text: string, today: number): DayTyped | undefined => {
  for (const [pattern, read] of forms) {
    const found = pattern.exec(text)
    if (found !== null) return { days: read(found, today), rest: cut(text, found) }
  }
  return undefined
}

const weekdayOf = (name = ''): number => weekdays[name === 'chu nhat' ? 'cn' : name] ?? 0

/** Today where it is that weekday, then a week before; else the last one. */
const latest = (weekday: number, today: number): readonly number[] => {
  const back = (new Date(today).getUTCDay() - weekday + 7) % 7
  return [today - back * DAY, today - (back + 7) * DAY]
}

/** Weeks begin on Monday. */
const lastWeek = (weekday: number, today: number): number => {
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * DAY
  return monday - 7 * DAY + ((weekday + 6) % 7) * DAY
}

const one = (day: number | undefined): readonly number[] => (day === undefined ? [] : [day])

const dated = (d = '', m = '', y = ''): number | undefined => {
  const year = y.length === 2 ? 2000 + Number(y) : Number(y)
  const at = Date.UTC(year, Number(m) - 1, Number(d))
  const date = new Date(at)
  return year >= 1970 && date.getUTCMonth() === Number(m) - 1 && date.getUTCDate() === Number(d) ? at : undefined
}

/** Day before month, as everybody here writes; the other way round only where this is no date. */
const ofYear = (d: string | undefined, m: string | undefined, today: number): readonly number[] => {
  const year = new Date(today).getUTCFullYear()
  const found = [dated(d, m, `${year}`), dated(d, m, `${year - 1}`)].filter(day => day !== undefined)
  return found.length > 0 || Number(m) <= 12 ? found : ofYear(m, d, today)
}

const named = (d: string | undefined, m = '', y: string | undefined, today: number): readonly number[] => {
  const number = String(monthNames.indexOf(m as (typeof monthNames)[number]) + 1)
  return y === undefined ? ofYear(d, number, today) : one(dated(d, number, y))
}

const ofMonth = (d: string | undefined, today: number, months: number): number | undefined => {
  const date = new Date(today)
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1))
  return dated(d, `${first.getUTCMonth() + 1}`, `${first.getUTCFullYear()}`)
}

const lately = (d: string | undefined, today: number): readonly number[] =>
  [ofMonth(d, today, 0), ofMonth(d, today, -1), ofMonth(d, today, -2)].filter(day => day !== undefined)
