// Ago typed: how long ago in what somebody typed: "5 phút trước", "cách đây 1 tiếng rưỡi", "2 days ago", "-10m". Text comes without
// accents, in small letters. Pure.

import { cut } from './clock-typed.ts'

export type AgoTyped = {
  /** Whole days, of which another time of day may be named. */
  readonly days: number
  readonly ms: number
  readonly rest: string
}

const counts: Readonly<Record<string, number>> = {
  ...{ nua: 0.5, mot: 1, hai: 2, ba: 3, bon: 4, nam: 5, sau: 6, bay: 7, tam: 8, chin: 9, muoi: 10 },
  ...{ half: 0.5, 'half an': 0.5, 'half a': 0.5, a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 },
  ...{ seven: 7, eight: 8, nine: 9, ten: 10, 'a few': 3, vai: 3, may: 3 },
}
const count = `(\\d{1,6}(?:[.,]\\d)?|${Object.keys(counts)
  .toSorted((a, b) => b.length - a.length)
  .join('|')})`
const units = [
  ['tuan|weeks?|wk|w', 7 * 86_400_000],
  ['ngay|hom|days?|d', 86_400_000],
  ['tieng|gio|hours?|hrs?|h|g', 3_600_000],
  ["phut|p|'|minutes?|mins?|m", 60_000],
  ['giay|seconds?|secs?|s', 1000],
] as const
const amounts = units.map(([unit]) => `(?:${count} ?(?:${unit})(?: (ruoi))?(?![a-z]),? ?)?`).join('')
const pattern = new RegExp(
  `(?<![\\w/:.-])(?<!\\bthu )(?:(cach day |-) ?${amounts}|${amounts}(?:truoc|ago|vua roi|vua qua))(?!\\w)`,
)

export const agoTyped = (text: string): AgoTyped | undefined => {
  const found = pattern.exec(text)
  if (found === null) return undefined
  const groups = found.slice(2)
  const amounts = found[1] === undefined ? groups.slice(units.length * 2) : groups
  let ms = 0
  let some = false
  for (const [at, [, unit_ms]] of units.entries()) {
    const typed = amounts[at * 2]
    if (typed === undefined) continue
    some = true
    ms += ((counts[typed] ?? Number(typed.replace(',', '.'))) + (amounts[at * 2 + 1] === undefined ? 0 : 0.5)) * unit_ms
  }
  if (!some) return undefined
  const whole = ms % 86_400_000 === 0
  return { days: whole ? ms / 86_400_000 : 0, ms: whole ? 0 : ms, rest: cut(text, found) }
}
