// Playback plan: what to fetch next, when to hop over a gap, what to let go of. Pure decisions over ticks of wall time.

import { type MediaSpan90k, mediaSpan90k, TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'

export type Span90k = { readonly from: WallTime90k; readonly to: WallTime90k }

const s = (seconds: number): MediaSpan90k => mediaSpan90k(Math.round(seconds * TICKS_PER_SECOND))
const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/** Two ranges closer than this are one picture; a decoder bridges it. */
const HAIR = s(0.15)

export type Situation = {
  readonly position: WallTime90k
  /** What is buffered, in order. */
  readonly ranges: readonly Span90k[]
  /** Where the next footage to ask for begins. */
  readonly cursor: WallTime90k
  readonly speed: number
  /** Nothing has been fetched since the last jump: ask for little, so that the first picture comes soon. */
  readonly first: boolean
}

/** The next span to ask the station for; undefined while enough picture lies ahead. */
export const nextWindow = ({ position, ranges, cursor, speed, first }: Situation): Span90k | undefined => {
  const wanted = s(clamp(15 * speed, 15, 90))
  if (!first && pictureAhead(position, ranges) >= wanted) return undefined
  const length = first ? s(clamp(4 * speed, 4, 20)) : s(clamp(10 * speed, 10, 60))
  return { from: cursor, to: wallTime90k(cursor + length) }
}

/**
 * Where to ask after a span was answered, with picture up to `end` (undefined when it held none); `next` is where later footage
 * begins. Starved means that there is nothing later yet, and the same place is asked for again.
 */
export const nextCursor = (
  asked: Span90k,
  end: WallTime90k | undefined,
  next: WallTime90k | undefined,
): { readonly cursor: WallTime90k; readonly starved: boolean } => {
  if (end !== undefined && end >= asked.to - s(0.5)) return { cursor: wallTime90k(end + s(0.001)), starved: false }
  if (next !== undefined) return { cursor: next, starved: false }
  return { cursor: wallTime90k(Math.max(asked.from, end ?? 0)), starved: true }
}

/** How much picture is buffered after `position`, gaps not counted. */
export const pictureAhead = (position: WallTime90k, ranges: readonly Span90k[]): MediaSpan90k =>
  mediaSpan90k(ranges.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, position)), 0))

/** The gap that playback stands before or in, when picture goes on behind it. */
export const gapAt = (position: WallTime90k, ranges: readonly Span90k[]): Span90k | undefined => {
  const inside = ranges.find(({ from, to }) => from - HAIR <= position && position < to - HAIR)
  if (inside !== undefined) return undefined
  const next = ranges.find(({ from }) => from > position)
  if (next === undefined) return undefined
  const before = ranges.findLast(({ to }) => to <= position + HAIR)
  return { from: before?.to ?? position, to: next.from }
}

/** What may be forgotten: picture more than 30 s behind, once a minute of it has gathered. */
export const forgettable = (position: WallTime90k, ranges: readonly Span90k[]): Span90k | undefined => {
  const first = ranges[0]
  if (first === undefined || position - first.from < s(60)) return undefined
  return { from: first.from, to: wallTime90k(position - s(30)) }
}

export const isBuffered = (at: WallTime90k, ranges: readonly Span90k[]): boolean =>
  ranges.some(({ from, to }) => from <= at && at < to - HAIR)

/** A gap worth telling a person about; a hair between two frames is not. */
export const isWorthTelling = ({ from, to }: Span90k): boolean => to - from >= s(1)
