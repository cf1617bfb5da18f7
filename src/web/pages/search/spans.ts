// Spans: the stretches of time that people search in, by name, and the one that is meant where nobody has said. Pure.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { DAY_90K, dayStart } from '#web/words/time.ts'

export type Span = { readonly from: WallTime90k; readonly to: WallTime90k }

export const presets = ['last_day', 'last_night', 'today', 'yesterday', 'seven_days', 'thirty_days'] as const
export type Preset = (typeof presets)[number]

const HOUR = 3600 * TICKS_PER_SECOND
const MINUTE = 60 * TICKS_PER_SECOND
/** What somebody saw standing there before they went to bed is gone by then. */
const AFTER = 12 * HOUR
const BEFORE = 5 * MINUTE
/** Nearer to the present than this, what comes after a moment is nothing to search in. */
const JUST_NOW = 30 * MINUTE
/** As long as the station answers for. */
export const LONGEST_SPAN = 93 * DAY_90K

/** In the commune's days. Nothing lies ahead of `now`. */
export const spanOf = (preset: Preset, now: WallTime90k): Span => {
  const today = dayStart(now)
  const whole = (tick: number) => wallTime90k(Math.floor(tick / TICKS_PER_SECOND) * TICKS_PER_SECOND)
  const span = (from: number, to: number): Span => ({ from: whole(from), to: whole(Math.min(to, now)) })
  switch (preset) {
    case 'last_day':
      return span(now - DAY_90K, now)
    case 'last_night': {
      // At eleven in the evening it is still the night before that one means.
      return span(today - 2 * HOUR, today + 6 * HOUR)
    }
    case 'today':
      return span(today, now)
    case 'yesterday':
      return span(today - DAY_90K, today)
    case 'seven_days':
      return span(today - 6 * DAY_90K, now)
    case 'thirty_days':
      return span(today - 29 * DAY_90K, now)
  }
}

/** The preset that a span is, if it is one; those that last until now are known again a while later. */
export const presetOf = ({ from, to }: Span, now: WallTime90k): Preset | undefined =>
  presets.find(preset => {
    if (preset === 'last_day') return isLastDay({ from, to }, now)
    const known = spanOf(preset, now)
    const lasts = now - known.to < 2 * TICKS_PER_SECOND
    return known.from === from && (lasts ? dayStart(to) === dayStart(now) && to > from : known.to === to)
  })

/** As long as one works on it: a day ago and an hour ago are the same search then. */
const isLastDay = ({ from, to }: Span, now: WallTime90k): boolean => to - from === DAY_90K && now - to < HOUR

/** From the moment that somebody looks at on, for what stood there then; without one, or near the present, the last day. */
export const spanFrom = (at: WallTime90k | undefined, now: WallTime90k): Span => {
  const whole = (tick: number) => wallTime90k(Math.floor(tick / TICKS_PER_SECOND) * TICKS_PER_SECOND)
  if (at === undefined || now - at < JUST_NOW) return { from: whole(now - DAY_90K), to: whole(now) }
  return { from: whole(at - BEFORE), to: whole(Math.min(now, at + AFTER)) }
}
