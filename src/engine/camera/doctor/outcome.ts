// Outcome: how something that the doctor looks at can turn out, as data: how grave it is, the sentence, what to do. Sentences have places for
// what was measured: `{group_ms|s}` is the number `group_ms` as seconds.

import type { Both } from '#contract/brand.ts'
import type { FixCode, Severity } from '#contract/doctor.ts'

export type Outcome = Both & {
  readonly severity: Severity
  readonly advice?: Both
  /** What puts it right, where the camera lets the station do it. */
  readonly fix?: FixCode
}

/** One thing that is looked at. */
export type Checked = {
  readonly checks: Both
  /** By what it is told. */
  readonly by: Both
  readonly outcomes: Readonly<Record<string, Outcome>>
}

export type Measured = Readonly<Record<string, string | number | boolean>>

/** A sentence with what was measured put in. */
export const fillIn = ({ vi, en }: Both, measured: Measured): Both => ({
  vi: filled(vi, measured, 'vi'),
  en: filled(en, measured, 'en'),
})

const filled = (sentence: string, measured: Measured, language: 'vi' | 'en'): string =>
  sentence.replace(/\{(\w+)(?:\|(\w+))?\}/g, (_, name: string, form = 'plain') => {
    const value = measured[name]
    if (typeof value === 'number') return (forms[form] ?? plain)(value, language)
    return value === undefined ? '?' : String(value)
  })

const plain = (value: number, language: 'vi' | 'en'): string => {
  const text = String(Math.round(value * 10) / 10)
  return language === 'vi' ? text.replace('.', ',') : text
}

const units = [
  { ms: 86_400_000, vi: 'ngày', en: 'days' },
  { ms: 3_600_000, vi: 'giờ', en: 'hours' },
  { ms: 60_000, vi: 'phút', en: 'minutes' },
  { ms: 1000, vi: 'giây', en: 'seconds' },
] as const

const forms: Readonly<Record<string, (value: number, language: 'vi' | 'en') => string>> = {
  plain,
  s: (ms, language) => plain(ms / 1000, language),
  kbit: (bits, language) => plain(Math.round(bits / 1000), language),
  percent: (per_million, language) => plain(per_million / 10_000, language),
  /** How far apart two clocks are, whichever is ahead. */
  span: (ms, language) => {
    const apart = Math.abs(ms)
    const unit = units.find(one => apart >= one.ms * 2) ?? units[3]
    return `${plain(apart / unit.ms, language)} ${unit[language]}`
  },
}
