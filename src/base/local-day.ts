// Local day: the commune's calendar day. Vietnam keeps UTC+7 all year and has since 1975, so a day is plain arithmetic.

import {
  type MediaSpan90k,
  mediaSpan90k,
  TICKS_PER_SECOND,
  unixMillis,
  type WallTime90k,
  wallTime90k,
} from './units.ts'

const OFFSET = 7 * 3600 * TICKS_PER_SECOND
const DAY = 24 * 3600 * TICKS_PER_SECOND

/** The day an instant falls on, `2026-11-22`. */
export const localDay = (at: WallTime90k): string =>
  new Date(unixMillis(wallTime90k(at + OFFSET))).toISOString().slice(0, 10)

/** When the day of an instant began. */
export const localDayStart = (at: WallTime90k): WallTime90k =>
  wallTime90k(Math.floor((at + OFFSET) / DAY) * DAY - OFFSET)

/** A span cut at midnights: how much of it falls on which day. */
export const localDays = (
  from: WallTime90k,
  to: WallTime90k,
): readonly { readonly day: string; readonly span: MediaSpan90k }[] => {
  const days: { day: string; span: MediaSpan90k }[] = []
  let at = from
  while (at < to) {
    const end = wallTime90k(Math.min(to, localDayStart(at) + DAY))
    days.push({ day: localDay(at), span: mediaSpan90k(end - at) })
    at = end
  }
  return days
}
