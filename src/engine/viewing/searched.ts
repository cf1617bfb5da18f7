// Searched: what a search went through and what it did not, and why: every instant that was asked is in exactly one of these, and all of them add up
// to what was asked. Derived from what the noticer looked at and from the coverage ledger; nothing is guessed.

import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Searched } from '#contract/search.ts'
import type { CoverageSpan } from '#engine/recording/coverage.ts'
import type { Looked, Span } from './motion-search.ts'

export type AskedOf = {
  readonly camera: string
  /** The span within the hours that were asked, until now; in order. */
  readonly asked: readonly Span[]
  /** When the camera was added, or its footage begins. */
  readonly there_from: WallTime90k
  /** Older footage has been removed, and what was noticed of it counts no more. */
  readonly kept_from: WallTime90k
  readonly unshared: readonly Span[]
  readonly looked: Looked
  readonly coverage: readonly CoverageSpan[]
}

/** A picture stands until the next: looking that ends so shortly before the recording does has seen all of it. */
const EDGE = spanFromMillis(2000)
const NEVER = wallTime90k(0)
const ALWAYS = wallTime90k(Number.MAX_SAFE_INTEGER)

/** What a search went through of one camera. */
export const searchedOf = (given: AskedOf): Searched => {
  const { camera, asked, there_from, kept_from, unshared, looked, coverage } = given
  const kept = within(looked.analysed, { from: kept_from, to: ALWAYS })
  const steps: readonly (readonly [why: string, spans: readonly Span[]])[] = [
    ['not_there', [{ from: NEVER, to: there_from }]],
    ['not_shared', unshared],
    ['masked', looked.masked],
    [SEARCHED, kept],
    ['undecodable', looked.undecodable],
    ...missing(coverage),
    ['damaged', looked.damaged],
    [SEARCHED, kept.map(({ from, to }) => ({ from: wallTime90k(from - EDGE), to: wallTime90k(to + EDGE) }))],
    ['not_yet', [{ from: NEVER, to: ALWAYS }]],
  ]
  const tallies = new Map<string, Tally>([[SEARCHED, { span: 0, first: NEVER }]])
  let rest = asked
  for (const [why, spans] of steps) {
    const inOrder = spans.toSorted((a, b) => a.from - b.from)
    for (const span of overlaps(rest, inOrder)) count(tallies, why, span)
    rest = minus(rest, inOrder)
  }
  return { camera, ...inMillis(asked, tallies), masked_part: looked.masked_part, coarsest_ms: looked.coarsest_ms }
}

const SEARCHED = 'searched'

type Tally = { span: number; first: number }

const count = (tallies: Map<string, Tally>, why: string, { from, to }: Span): void => {
  const tally = tallies.get(why)
  if (tally === undefined) tallies.set(why, { span: to - from, first: from })
  else {
    tally.span += to - from
    tally.first = Math.min(tally.first, from)
  }
}

const missing = (coverage: readonly CoverageSpan[]): readonly (readonly [string, readonly Span[]])[] => {
  const causes = new Map<string, Span[]>()
  for (const span of coverage) {
    if (span.state !== 'missing') continue
    const known = causes.get(span.cause)
    if (known === undefined) causes.set(span.cause, [span])
    else known.push(span)
  }
  return [...causes]
}

/** In whole milliseconds that add up: what is rounded off goes to the longest. */
const inMillis = (asked: readonly Span[], tallies: ReadonlyMap<string, Tally>) => {
  const asked_ms = Math.round(asked.reduce((sum, { from, to }) => sum + to - from, 0) / 90)
  const parts = [...tallies].map(([why, { span, first }]) => ({ why, ms: Math.floor(span / 90), from_90k: first }))
  parts.sort((a, b) => b.ms - a.ms)
  parts[0]!.ms += asked_ms - parts.reduce((sum, { ms }) => sum + ms, 0)
  return {
    asked_ms,
    searched_ms: parts.find(({ why }) => why === SEARCHED)!.ms,
    not_searched: parts.filter(({ why, ms }) => why !== SEARCHED && ms > 0),
  }
}

const within = (spans: readonly Span[], { from, to }: Span): readonly Span[] => overlaps([{ from, to }], spans)

/** Where both are; each in order of its beginning, of which the first do not overlap each other and the second may. */
const overlaps = (spans: readonly Span[], others: readonly Span[]): readonly Span[] => {
  const found: Span[] = []
  eachOverlap(spans, others, (from, to) => {
    const last = found.at(-1)
    const begins = Math.max(from, last === undefined ? from : last.to)
    if (to > begins) found.push({ from: wallTime90k(begins), to: wallTime90k(to) })
  })
  return found
}

const minus = (spans: readonly Span[], others: readonly Span[]): readonly Span[] => {
  const gone = overlaps(spans, others)
  const left: Span[] = []
  let next = 0
  for (const span of spans) {
    let at = span.from
    for (; next < gone.length && gone[next]!.from < span.to; next++) {
      if (gone[next]!.from > at) left.push({ from: at, to: gone[next]!.from })
      at = gone[next]!.to
    }
    if (at < span.to) left.push({ from: at, to: span.to })
  }
  return left
}

const eachOverlap = (
  spans: readonly Span[],
  others: readonly Span[],
  take: (from: number, to: number) => void,
): void => {
  let first = 0
  for (const { from, to } of spans) {
    while (first < others.length && others[first]!.to <= from) first++
    for (let at = first; at < others.length && others[at]!.from < to; at++) {
      const [begins, ends] = [Math.max(from, others[at]!.from), Math.min(to, others[at]!.to)]
      if (ends > begins) take(begins, ends)
    }
  }
}
