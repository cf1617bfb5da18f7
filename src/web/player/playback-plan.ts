// Playback plan: what to fetch next, and which gaps are worth a word. Pure decisions over ticks of wall time.

import { type MediaSpan90k, mediaSpan90k, TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'

export type Span90k = { readonly from: WallTime90k; readonly to: WallTime90k }

const s = (seconds: number): MediaSpan90k => mediaSpan90k(Math.round(seconds * TICKS_PER_SECOND))
const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

export type Situation = {
  readonly position: WallTime90k
  /** What is buffered, in order. */
  readonly ranges: readonly Span90k[]
  /** Where the next footage to ask for begins. */
  readonly cursor: WallTime90k
  readonly speed: number
}

/** The next span to ask the station for; undefined while enough picture lies ahead. */
export const nextWindow = ({ position, ranges, cursor, speed }: Situation): Span90k | undefined => {
  const wanted = s(clamp(15 * speed, 15, 90))
  if (pictureAhead(position, ranges) >= wanted) return undefined
  return { from: cursor, to: wallTime90k(cursor + s(clamp(10 * speed, 10, 60))) }
}

/** How much picture is buffered after `position`, gaps not counted. */
export const pictureAhead = (position: WallTime90k, ranges: readonly Span90k[]): MediaSpan90k =>
  mediaSpan90k(ranges.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, position)), 0))

/** A gap worth telling a person about; a hair between two frames is not. */
export const isWorthTelling = ({ from, to }: Span90k): boolean => to - from >= s(1)
