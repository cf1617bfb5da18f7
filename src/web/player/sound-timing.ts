// Sound timing: which sound to fetch next, and where each piece falls on the clock of the loudspeaker. Pure decisions.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Span90k } from './playback-plan.ts'

const AHEAD = 8 * TICKS_PER_SECOND
const PIECE = 10 * TICKS_PER_SECOND
const BEHIND = 5 * TICKS_PER_SECOND
/** Lips and sound may be this far apart before it is begun anew. */
const MOST_APART = 0.2 * TICKS_PER_SECOND

/** An instant of the footage and the loudspeaker's time at which it is heard. */
export type Anchor = { readonly wall: WallTime90k; readonly clock_s: number }

/** The next span to ask for; undefined while enough is known ahead. `known` holds spans asked for, with sound or without, in any order. */
export const nextSound = (position: WallTime90k, known: readonly Span90k[]): Span90k | undefined => {
  let cursor = position
  for (const { from, to } of known.toSorted((a, b) => a.from - b.from)) {
    if (from <= cursor && to > cursor) cursor = to
  }
  return cursor - position >= AHEAD ? undefined : { from: cursor, to: wallTime90k(cursor + PIECE) }
}

export const isPast = ({ to }: Span90k, position: WallTime90k): boolean => to < position - BEHIND

export const hasSlipped = (anchor: Anchor, clock_s: number, position: WallTime90k): boolean =>
  Math.abs(anchor.wall + (clock_s - anchor.clock_s) * TICKS_PER_SECOND - position) > MOST_APART

/** When a piece that begins at `from` starts, and how much of it is over already, in seconds. */
export const placeOf = (
  anchor: Anchor,
  from: WallTime90k,
  clock_s: number,
): { readonly at_s: number; readonly skip_s: number } => {
  const at_s = anchor.clock_s + (from - anchor.wall) / TICKS_PER_SECOND
  return { at_s: Math.max(at_s, clock_s), skip_s: Math.max(0, clock_s - at_s) }
}
