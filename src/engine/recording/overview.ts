// Overview: how much of each day of each camera is recorded, from sums that are kept while recording, so that a month of 100 cameras is
// told without looking at a single segment. What was not to be recorded counts neither for nor against a day; it is told beside.

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

/** Why nothing was to be recorded. */
export type PlannedRestCause = 'suspended' | 'not_scheduled' | 'not_shared'
export type PlannedRestSpan = {
  readonly from: WallTime90k
  /** Undefined while it lasts. */
  readonly to: WallTime90k | undefined
  readonly cause: PlannedRestCause
}

const DAY = 24 * 3600 * TICKS_PER_SECOND

export type OverviewReader = {
  /** What is recorded on each day that has anything, `from` and `to` included. */
  readonly days: (
    camera: CameraId,
    stream: StreamName,
    from: string,
    to: string,
  ) => readonly { readonly day: string; readonly recorded: MediaSpan90k; readonly recovered: MediaSpan90k }[]
  /** The spans touching `from` ≤ t < `to` in which nothing was to be recorded, in order of their beginning; they may overlap. */
  readonly rests: (
    camera: CameraId,
    stream: StreamName,
    from: WallTime90k,
    to: WallTime90k,
  ) => readonly PlannedRestSpan[]
  /** How much of a span was brought in later. */
  readonly recoveredWithin: (camera: CameraId, stream: StreamName, from: WallTime90k, to: WallTime90k) => MediaSpan90k
  /** When the first footage of a stream begins. */
  readonly first: (camera: CameraId, stream: StreamName) => WallTime90k | undefined
}

export type DayShare = {
  readonly day: string
  readonly recorded: MediaSpan90k
  /** Brought in later, beside it. */
  readonly recovered: MediaSpan90k
  /** What was not to be recorded of the part of the day that can be judged. */
  readonly suspended: MediaSpan90k
  readonly not_scheduled: MediaSpan90k
  /** How much is held of what was to be recorded; undefined when nothing was. */
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
  const [first = '', last = first] = [days[0], days.at(-1)]
  if (first === '') return []
  const held = new Map(reader.days(camera, stream, first, last).map(one => [one.day, one]))
  const begins = Math.min(since, reader.first(camera, stream) ?? Number.POSITIVE_INFINITY)
  const rests = apart(reader.rests(camera, stream, dayStart(first), wallTime90k(dayStart(last) + DAY)), until)
  const recoveredIn = (spans: readonly Rest[]): number =>
    spans.reduce((sum, { from, to }) => sum + reader.recoveredWithin(camera, stream, from, to), 0)
  return days.map(day => {
    const { recorded, recovered } = held.get(day) ?? nothing
    const [from, to] = [Math.max(dayStart(day), begins), Math.min(dayStart(day) + DAY, until)]
    const resting = within(rests, from, to)
    const suspended = lengthOf(resting, 'suspended')
    const not_scheduled = mediaSpan90k(lengthOf(resting, 'not_scheduled') + lengthOf(resting, 'not_shared'))
    const expected = to - from - suspended - not_scheduled
    const kept = recorded + recovered - (recovered > 0 ? recoveredIn(resting) : 0)
    const percent = expected <= 0 ? undefined : Math.min(100, Math.round((1000 * kept) / expected) / 10)
    return { day, recorded, recovered, suspended, not_scheduled, percent }
  })
}

type Rest = { readonly from: WallTime90k; readonly to: WallTime90k; readonly cause: PlannedRestCause }

/** The same spans without overlap: where both causes hold, the one that began first. */
const apart = (spans: readonly PlannedRestSpan[], until: WallTime90k): readonly Rest[] => {
  const rests: Rest[] = []
  let at = 0
  for (const { from, to = until, cause } of spans) {
    if (to <= at) continue
    rests.push({ from: wallTime90k(Math.max(from, at)), to, cause })
    at = to
  }
  return rests
}

const within = (rests: readonly Rest[], from: number, to: number): readonly Rest[] =>
  rests.flatMap(rest => {
    const [begins, ends] = [Math.max(rest.from, from), Math.min(rest.to, to)]
    return ends > begins ? [{ ...rest, from: wallTime90k(begins), to: wallTime90k(ends) }] : []
  })

const lengthOf = (rests: readonly Rest[], cause: PlannedRestCause): MediaSpan90k =>
  mediaSpan90k(rests.reduce((sum, rest) => (rest.cause === cause ? sum + rest.to - rest.from : sum), 0))

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
