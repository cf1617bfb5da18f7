// Marks: the span that a person means to keep, as marked so far.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Span90k } from '#web/player/playback-plan.ts'

export type Marks = { readonly from?: WallTime90k; readonly to?: WallTime90k }

const HALF_A_MINUTE = 30 * TICKS_PER_SECOND
/** The newest seconds may not be on the disk yet. */
const NOT_YET_WRITTEN = 4 * TICKS_PER_SECOND

/** A beginning; an end before it is forgotten. */
export const markFrom = (marks: Marks, from: WallTime90k): Marks =>
  marks.to !== undefined && marks.to > from ? { from, to: marks.to } : { from }

/** An end; a beginning after it is forgotten. */
export const markTo = (marks: Marks, to: WallTime90k): Marks =>
  marks.from !== undefined && marks.from < to ? { from: marks.from, to } : { to }

/** The span, once both ends are marked. */
export const markedSpan = ({ from, to }: Marks): Span90k | undefined =>
  from === undefined || to === undefined ? undefined : { from, to }

/** What a bookmark of this moment is of: the marked span that holds it, else the moment alone. */
export const markingOf = (cameras: readonly string[], at: WallTime90k, marks: Marks) => {
  const span = markedSpan(marks)
  const inside = span !== undefined && span.from <= at && at <= span.to
  return { cameras: [...cameras], at_90k: inside ? span.from : at, to_90k: inside ? span.to : null }
}

/** Both ends: what is not marked is half a minute from what is, or the half minute before what is shown. */
export const spanToSave = ({ from, to }: Marks, shown: WallTime90k, live: boolean): Required<Marks> => {
  if (from !== undefined && to !== undefined) return { from, to }
  if (from !== undefined) return { from, to: wallTime90k(shown > from ? shown : from + HALF_A_MINUTE) }
  const end = to ?? wallTime90k(live ? shown - NOT_YET_WRITTEN : shown)
  return { from: wallTime90k(end - HALF_A_MINUTE), to: end }
}
