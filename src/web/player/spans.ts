// Spans: stretches of wall time in order, none touching another. What is known of a camera's time is kept so. Pure.

import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Span90k } from './playback-plan.ts'

/** With one more; what touches becomes one. */
export const withSpan = (spans: readonly Span90k[], added: Span90k): readonly Span90k[] => {
  if (added.to <= added.from) return spans
  const apart = spans.filter(({ from, to }) => to < added.from || from > added.to)
  const touching = spans.filter(({ from, to }) => to >= added.from && from <= added.to)
  const from = wallTime90k(Math.min(added.from, ...touching.map(span => span.from)))
  const to = wallTime90k(Math.max(added.to, ...touching.map(span => span.to)))
  return [...apart, { from, to }].toSorted((a, b) => a.from - b.from)
}

/** Without what lies inside `taken`. */
export const withoutSpan = (spans: readonly Span90k[], taken: Span90k): readonly Span90k[] =>
  spans.flatMap(({ from, to }) =>
    [
      { from, to: wallTime90k(Math.min(to, taken.from)) },
      { from: wallTime90k(Math.max(from, taken.to)), to },
    ].filter(piece => piece.to > piece.from),
  )

export const spanAt = (spans: readonly Span90k[], at: WallTime90k): Span90k | undefined =>
  spans.find(({ from, to }) => from <= at && at < to)

/** The hole around `at` within `known`, where `at` is known and not in `held`. */
export const holeAt = (known: readonly Span90k[], held: readonly Span90k[], at: WallTime90k): Span90k | undefined => {
  const around = spanAt(known, at)
  if (around === undefined || spanAt(held, at) !== undefined) return undefined
  const before = held.findLast(({ to }) => to <= at)
  const after = held.find(({ from }) => from > at)
  return {
    from: wallTime90k(Math.max(around.from, before?.to ?? 0)),
    to: wallTime90k(Math.min(around.to, after?.from ?? Number.MAX_SAFE_INTEGER)),
  }
}
