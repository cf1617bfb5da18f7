// Coverage: which seconds of a stream we hold, and which we do not. Every instant of a span is in exactly one state.

import { type MediaSpan90k, mediaSpan90k, spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'

/** Segments of one run touch; what is closer than this belongs together. */
export const NO_GAP: MediaSpan90k = spanFromMillis(100)

export type CoverageSpan =
  | { readonly state: 'recorded'; readonly from: WallTime90k; readonly to: WallTime90k }
  | { readonly state: 'missing'; readonly from: WallTime90k; readonly to: WallTime90k; readonly cause: 'unknown' }

export type Recorded = { readonly start: WallTime90k; readonly end: WallTime90k }

/** Cuts `from`…`to` into recorded and missing spans, in order, without overlap and without a hole. */
export const coverage = (
  recorded: readonly Recorded[],
  from: WallTime90k,
  to: WallTime90k,
): readonly CoverageSpan[] => {
  const spans: CoverageSpan[] = []
  let at: number = from
  let open: number | undefined
  const closeOpen = () => {
    if (open !== undefined && at > open) spans.push({ state: 'recorded', from: wallTime90k(open), to: wallTime90k(at) })
    open = undefined
  }
  const inOrder = [...recorded].sort((a, b) => a.start - b.start)
  for (const { start, end } of inOrder) {
    const begins = Math.max(start, at)
    const ends = Math.min(end, to)
    if (ends <= begins) continue
    if (begins - at > NO_GAP || open === undefined) {
      closeOpen()
      if (begins - at > NO_GAP) spans.push(missing(at, begins))
      open = begins - at > NO_GAP ? begins : at
    }
    at = ends
  }
  closeOpen()
  if (to > at) spans.push(missing(at, to))
  return spans
}

/** How much of the spans is recorded. */
export const recordedSpan = (spans: readonly CoverageSpan[]): MediaSpan90k =>
  mediaSpan90k(spans.reduce((sum, span) => (span.state === 'recorded' ? sum + span.to - span.from : sum), 0))

const missing = (from: number, to: number): CoverageSpan => ({
  state: 'missing',
  from: wallTime90k(from),
  to: wallTime90k(to),
  cause: 'unknown',
})
