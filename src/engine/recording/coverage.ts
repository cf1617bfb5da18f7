// Coverage: every instant of a camera is in exactly one state: recorded, recovered later from somewhere, or missing with a cause. Derived
// from the segments, which say what we hold, and the ledger, which says why not; nothing is stored twice.

import { type MediaSpan90k, mediaSpan90k, spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import { type LossCause, type Outage, ownDoing } from './ledger.ts'
import { type Recovered, type RecoveredFrom, sameOrigin } from './recovered.ts'

/** Segments of one run touch; what is closer than this belongs together. */
export const NO_GAP: MediaSpan90k = spanFromMillis(100)
/** A note of an outage and the last frame before it do not meet to the tick. */
const LOOSE = spanFromMillis(2000)
/** After a note ends, the camera still has to be dialled and to send a keyframe. */
export const COMING_BACK = spanFromMillis(6000)

export type CoverageSpan =
  | { readonly state: 'recorded'; readonly from: WallTime90k; readonly to: WallTime90k }
  | {
      readonly state: 'recovered'
      readonly from: WallTime90k
      readonly to: WallTime90k
      readonly origin: RecoveredFrom
    }
  | ({ readonly state: 'missing'; readonly from: WallTime90k; readonly to: WallTime90k } & Cause)

export type Cause = {
  readonly cause: LossCause
  readonly by: string | null
  readonly detail: string | null
  readonly noted: WallTime90k | null
}

/** What is held of a stream: recorded live, or recovered. */
export type Recorded = {
  readonly start: WallTime90k
  readonly end: WallTime90k
  readonly recovered?: Recovered | undefined
}

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
  const touching = passing(outages)
  const miss = (end: number) => spans.push(...explain(touching(at, end), at, end))
  for (const { start, end, recovered } of layered(recorded)) {
    const begins = Math.max(start, at)
    const ends = Math.min(end, to)
    if (ends <= begins) continue
    const touching = begins - at <= NO_GAP
    if (!touching) miss(begins)
    const span = held(wallTime90k(touching ? at : begins), wallTime90k(ends), recovered)
    const last = spans.at(-1)
    if (last !== undefined && touching && belong(last, span)) spans[spans.length - 1] = { ...last, to: span.to }
    else spans.push(span)
    at = ends
  }
  if (to > at) miss(to)
  return spans
}

/** How much of the spans was recorded when it happened, and how much was brought in later. */
export const recordedSpan = (spans: readonly CoverageSpan[]): MediaSpan90k => lengthOf(spans, 'recorded')
export const recoveredSpan = (spans: readonly CoverageSpan[]): MediaSpan90k => lengthOf(spans, 'recovered')

/** How much is missing for one cause. */
export const missingSpan = (spans: readonly CoverageSpan[], cause: LossCause): MediaSpan90k =>
  sumOf(spans, span => span.state === 'missing' && span.cause === cause)

const lengthOf = (spans: readonly CoverageSpan[], state: CoverageSpan['state']): MediaSpan90k =>
  sumOf(spans, span => span.state === state)

const sumOf = (spans: readonly CoverageSpan[], counts: (span: CoverageSpan) => boolean): MediaSpan90k =>
  mediaSpan90k(spans.reduce((sum, span) => (counts(span) ? sum + span.to - span.from : sum), 0))

const held = (from: WallTime90k, to: WallTime90k, recovered: Recovered | undefined): CoverageSpan => {
  if (recovered === undefined) return { state: 'recorded', from, to }
  const { lead_in: _, ...origin } = recovered
  return { state: 'recovered', from, to, origin }
}

const belong = (a: CoverageSpan, b: CoverageSpan): boolean =>
  a.state === 'recovered' ? b.state === 'recovered' && sameOrigin(a.origin, b.origin) : a.state === b.state

/** In order of time; of what was recovered only where nothing was recorded live. */
const layered = (all: readonly Recorded[]): readonly Recorded[] => {
  const inOrder = [...all].sort((a, b) => a.start - b.start)
  const live = inOrder.filter(({ recovered }) => recovered === undefined)
  if (live.length === inOrder.length) return live
  const later = inOrder.filter(({ recovered }) => recovered !== undefined)
  return [...live, ...later.flatMap(one => without(one, live))].sort((a, b) => a.start - b.start)
}

/** What is left of a piece beside those in front of it, which are in order of their beginning. */
const without = (piece: Recorded, front: readonly Recorded[]): readonly Recorded[] => {
  const left: Recorded[] = []
  let at = piece.start
  for (const { start, end } of front) {
    if (end <= at) continue
    if (start >= piece.end) break
    if (start > at) left.push({ ...piece, start: at, end: start })
    at = end
  }
  if (at < piece.end) left.push({ ...piece, start: at })
  return left
}

/**
 * The outages that touch a span, asked for span after span in order of time: what has passed is not looked at again, for a camera that flaps
 * has a thousand of both.
 */
const passing = (outages: readonly Outage[]) => {
  let next = 0
  let standing: Outage[] = []
  return (from: number, to: number): readonly Outage[] => {
    while (next < outages.length && outages[next]!.from < to) standing.push(outages[next++]!)
    standing = standing.filter(outage => (outage.to ?? to) + COMING_BACK > from)
    return standing
  }
}

/** Splits a missing span by what is known of it: the newest note that covers an instant counts. */
const explain = (touching: readonly Outage[], from: number, to: number): CoverageSpan[] => {
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

/** What the station did itself counts most, then a person's word; `unknown` counts least; among equals the newest. */
const rank = (outage: Outage): number => {
  const level = ownDoing.includes(outage.cause) ? 3 : outage.stated ? 2 : outage.cause === 'unknown' ? 0 : 1
  return level * 1e13 + outage.noted / 1e3
}
