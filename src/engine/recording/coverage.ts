// Coverage: every instant of a camera is in exactly one state: recorded, or missing with a cause. Derived from the segments, which say
// what we hold, and the ledger, which says why not; nothing is stored twice.

import { type MediaSpan90k, mediaSpan90k, spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { LossCause, Outage } from './ledger.ts'

/** Segments of one run touch; what is closer than this belongs together. */
export const NO_GAP: MediaSpan90k = spanFromMillis(100)
/** A note of an outage and the last frame before it do not meet to the tick. */
const LOOSE = spanFromMillis(2000)
/** After a note ends, the camera still has to be dialled and to send a keyframe. */
const COMING_BACK = spanFromMillis(6000)

export type CoverageSpan =
  | { readonly state: 'recorded'; readonly from: WallTime90k; readonly to: WallTime90k }
  | ({ readonly state: 'missing'; readonly from: WallTime90k; readonly to: WallTime90k } & Cause)

export type Cause = {
  readonly cause: LossCause
  readonly by: string | null
  readonly detail: string | null
  readonly noted: WallTime90k | null
}

export type Recorded = { readonly start: WallTime90k; readonly end: WallTime90k }

const unexplained: Cause = { cause: 'unknown', by: null, detail: null, noted: null }

/** Cuts `from`…`to` into spans, in order, without overlap and without a hole. `outages` are in order of their beginning. */
export const coverage = (
  recorded: readonly Recorded[],
  outages: readonly Outage[],
  from: WallTime90k,
  to: WallTime90k,
): readonly CoverageSpan[] => {
  const spans: CoverageSpan[] = []
  let at: number = from
  const miss = (end: number) => spans.push(...explain(outages, at, end))
  for (const { start, end } of joined(recorded)) {
    const begins = Math.max(start, at)
    const ends = Math.min(end, to)
    if (ends <= begins) continue
    if (begins - at > NO_GAP) miss(begins)
    const last = spans.at(-1)
    const touching = begins - at <= NO_GAP
    const open = touching ? at : begins
    if (last?.state === 'recorded' && touching) spans[spans.length - 1] = { ...last, to: wallTime90k(ends) }
    else spans.push({ state: 'recorded', from: wallTime90k(open), to: wallTime90k(ends) })
    at = ends
  }
  if (to > at) miss(to)
  return spans
}

/** How much of the spans is recorded. */
export const recordedSpan = (spans: readonly CoverageSpan[]): MediaSpan90k =>
  mediaSpan90k(spans.reduce((sum, span) => (span.state === 'recorded' ? sum + span.to - span.from : sum), 0))

const joined = (recorded: readonly Recorded[]): readonly Recorded[] => [...recorded].sort((a, b) => a.start - b.start)

/** Splits a missing span by what is known of it: the newest note that covers an instant counts. */
const explain = (outages: readonly Outage[], from: number, to: number): CoverageSpan[] => {
  const touching = outages.filter(outage => outage.from < to && (outage.to ?? to) + COMING_BACK > from)
  const cuts = new Set([from, to])
  for (const outage of touching) {
    for (const cut of [outage.from, outage.to ?? to]) if (cut - from > LOOSE && to - cut > COMING_BACK) cuts.add(cut)
  }
  const edges = [...cuts].sort((a, b) => a - b)
  const spans: CoverageSpan[] = []
  for (let i = 0; i + 1 < edges.length; i++) {
    const [start, end] = [edges[i]!, edges[i + 1]!]
    const cause = causeAt(touching, (start + end) / 2, start, end)
    const last = spans.at(-1)
    if (last?.state === 'missing' && last.cause === cause.cause && last.detail === cause.detail) {
      spans[spans.length - 1] = { ...last, to: wallTime90k(end) }
    } else spans.push({ state: 'missing', from: wallTime90k(start), to: wallTime90k(end), ...cause })
  }
  return spans
}

const causeAt = (outages: readonly Outage[], middle: number, start: number, end: number): Cause => {
  let best: Outage | undefined
  for (const outage of outages) {
    const covers = outage.from <= middle && (outage.to ?? end) >= middle
    const near = outage.from - LOOSE <= start && (outage.to ?? end) + COMING_BACK >= end
    if (!covers && !near) continue
    if (best === undefined || rank(outage) >= rank(best)) best = outage
  }
  return best === undefined
    ? unexplained
    : { cause: best.cause, by: best.by, detail: best.detail === '' ? null : best.detail, noted: best.noted }
}

/** A person's word counts most; `unknown` least; among equals the newest. */
const rank = (outage: Outage): number => {
  const person = outage.by === 'recorder' ? 0 : 4e15
  const known = outage.cause === 'unknown' ? 0 : 2e15
  return person + known + outage.noted / 1e3
}
