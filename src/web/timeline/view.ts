// View: which stretch of time lies on the timeline, from two seconds to two months, and how it moves. Pure: where instants stand, how
// zooming, panning and following go.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { DAY_90K } from '#web/words/time.ts'

export type View = { readonly from: WallTime90k; readonly to: WallTime90k }

const LEAST = 2 * TICKS_PER_SECOND
const MOST = 62 * DAY_90K
/** Nothing older is looked for. */
const OLDEST = 3660 * DAY_90K
/** So much of a view may lie ahead of the present. */
const AHEAD = 0.25

export const lengthOf = ({ from, to }: View): number => to - from

export const viewOf = (from: number, length: number): View => ({
  from: wallTime90k(Math.round(from)),
  to: wallTime90k(Math.round(from + length)),
})

export const xOf = (at: number, { from, to }: View, width: number): number => ((at - from) / (to - from)) * width

/** Also beyond the edges, as a finger that slips off. */
export const timeAt = (x: number, { from, to }: View, width: number): WallTime90k =>
  wallTime90k(Math.round(from + (x / Math.max(1, width)) * (to - from)))

/** Comes nearer (`factor` below 1) so that `around` stays where it is. */
export const zoomed = (view: View, around: number, factor: number, now: WallTime90k): View => {
  const length = Math.min(MOST, Math.max(LEAST, lengthOf(view) * factor))
  const share = (around - view.from) / lengthOf(view)
  return bounded(around - share * length, length, now)
}

export const panned = (view: View, by: number, now: WallTime90k): View => bounded(view.from + by, lengthOf(view), now)

/** A view of `length` with `at` in its middle. */
export const around = (at: number, length: number, now: WallTime90k): View => {
  const held = Math.min(MOST, Math.max(LEAST, length))
  return bounded(at - held / 2, held, now)
}

/** The same view where `at` is in it; else as long a one around it. */
export const showing = (view: View, at: number, now: WallTime90k): View =>
  at > view.from && at < view.to ? view : around(at, lengthOf(view), now)

/** The same view while `at` is comfortably inside; else moved on, with `at` near the edge that time comes from. */
export const following = (view: View, at: number, backwards: boolean, now: WallTime90k): View => {
  const length = lengthOf(view)
  const inside = at >= view.from + length * 0.02 && at <= view.to - length * 0.02
  return inside ? view : bounded(at - length * (backwards ? 0.8 : 0.2), length, now)
}

export const sameView = (one: View, other: View): boolean => one.from === other.from && one.to === other.to

const bounded = (from: number, length: number, now: WallTime90k): View => {
  const latest = now + length * AHEAD - length
  return viewOf(Math.max(now - OLDEST, Math.min(from, latest)), length)
}
