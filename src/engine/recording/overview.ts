// Overview: how much of each day of each camera is recorded, from sums that are kept while recording, so that a month of 100 cameras is
// told without looking at a single segment.

import type { CameraId, StreamName } from '#base/ids.ts'
import { localDay, localDayStart } from '#base/local-day.ts'
import {
  type MediaSpan90k,
  mediaSpan90k,
  TICKS_PER_SECOND,
  type WallTime90k,
  wallFromUnixMillis,
  wallTime90k,
} from '#base/units.ts'

const DAY = 24 * 3600 * TICKS_PER_SECOND

export type OverviewReader = {
  /** What is recorded on each day that has anything, `from` and `to` included. */
  readonly days: (
    camera: CameraId,
    stream: StreamName,
    from: string,
    to: string,
  ) => readonly { readonly day: string; readonly recorded: MediaSpan90k; readonly recovered: MediaSpan90k }[]
  /** When the first footage of a stream begins. */
  readonly first: (camera: CameraId, stream: StreamName) => WallTime90k | undefined
}

export type DayShare = {
  readonly day: string
  readonly recorded: MediaSpan90k
  /** Brought in later, beside it. */
  readonly recovered: MediaSpan90k
  /** How much is held, of the part of the day that could have been recorded; undefined when there is none. */
  readonly percent: number | undefined
}

const nothing = { recorded: mediaSpan90k(0), recovered: mediaSpan90k(0) }

/** One entry for each of `days`. `since`: when the camera was added; `until`: up to where things can be judged. */
export const dayShares = (
  reader: OverviewReader,
  camera: CameraId,
  stream: StreamName,
  days: readonly string[],
  since: WallTime90k,
  until: WallTime90k,
): readonly DayShare[] => {
  const held = new Map(reader.days(camera, stream, days[0] ?? '', days.at(-1) ?? '').map(one => [one.day, one]))
  const begins = Math.min(since, reader.first(camera, stream) ?? Number.POSITIVE_INFINITY)
  return days.map(day => {
    const { recorded, recovered } = held.get(day) ?? nothing
    const start = dayStart(day)
    const expected = Math.min(start + DAY, until) - Math.max(start, begins)
    const percent =
      expected <= 0 ? undefined : Math.min(100, Math.round((1000 * (recorded + recovered)) / expected) / 10)
    return { day, recorded, recovered, percent }
  })
}

/** The days from `from` to `to`, both included; at most `most`. */
export const daysBetween = (from: string, to: string, most: number): readonly string[] => {
  const days: string[] = []
  for (let at = dayStart(from); days.length < most; at = wallTime90k(at + DAY)) {
    const day = localDay(at)
    if (day > to) break
    days.push(day)
  }
  return days
}

const dayStart = (day: string): WallTime90k => localDayStart(wallFromUnixMillis(Date.parse(`${day}T00:00:00+07:00`)))
