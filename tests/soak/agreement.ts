// Agreement: holds the station's ledger against the simulator's film log. What was filmed and sent must be recorded, what was not must be
// missing, and where they part, the seconds count for the trouble that came last.

import type { CoverageSpan } from '#contract/recording.ts'
import type { FilmedRun } from '#simulator/street.ts'
import type { Trouble } from './troubles.ts'

export type Part = { readonly from_ms: number; readonly to_ms: number; readonly said: 'not recorded' | 'not sent' }
export type Judged = {
  readonly camera: string
  readonly kind: string
  readonly at: string
  /** How much ledger and film log differ around it, and how long the film log says that nothing came. */
  readonly apart_s: number
  readonly missing_s: number
  readonly parts: readonly string[]
  /** A gap of this length must say what was seen. */
  readonly unexplained_s: number
}

/** Shorter than this a gap needs no word. */
const WORTH_A_WORD_MS = 7000
/** Pictures lie this close: the end of a run is its last picture's beginning. */
const PICTURE_MS = 100

export const judge = (
  camera: string,
  troubles: readonly Trouble[],
  filmed: readonly FilmedRun[],
  spans: readonly CoverageSpan[],
  span: FilmedRun,
): readonly Judged[] => {
  const sent = within(
    filmed.map(({ from_ms, to_ms }) => ({ from_ms, to_ms: to_ms + PICTURE_MS })),
    span,
  )
  const held = spans
    .filter(one => one.state !== 'missing')
    .map(one => ({ from_ms: one.from_90k / 90, to_ms: one.to_90k / 90 }))
  const parts = [...less(sent, held, 'not recorded'), ...less(held, sent, 'not sent')]
  const quiet = { camera, kind: 'nothing', from_ms: span.from_ms, to_ms: span.from_ms }
  const rows = [quiet, ...[...troubles].sort((a, b) => a.from_ms - b.from_ms)]
  return rows.map((trouble, i) => {
    const window = { from_ms: trouble.from_ms, to_ms: rows[i + 1]?.from_ms ?? span.to_ms }
    const apart = parts.filter(
      part => part.from_ms >= window.from_ms - LEAD_MS && part.from_ms < window.to_ms - LEAD_MS,
    )
    const gaps = spans.filter(
      one =>
        one.state === 'missing' &&
        one.from_90k / 90 >= window.from_ms - LEAD_MS &&
        one.from_90k / 90 < window.to_ms - LEAD_MS,
    )
    const mute = gaps.filter(
      gap =>
        gap.state === 'missing' && gap.cause === 'unknown' && gap.detail === null && lengthOf(gap) > WORTH_A_WORD_MS,
    )
    return {
      camera,
      kind: trouble.kind,
      at: new Date(trouble.from_ms).toISOString(),
      apart_s: sum(apart) / 1000,
      missing_s: gaps.reduce((all, gap) => all + lengthOf(gap), 0) / 1000,
      parts: apart.map(
        part =>
          `${part.said} ${((part.from_ms - trouble.from_ms) / 1000).toFixed(2)} … ${((part.to_ms - trouble.from_ms) / 1000).toFixed(2)} s`,
      ),
      unexplained_s: mute.reduce((all, gap) => all + lengthOf(gap), 0) / 1000,
    }
  })
}

/** What the end of footage costs lies before the trouble that ended it. */
const LEAD_MS = 1500

type Stretch = { readonly from_ms: number; readonly to_ms: number }

const lengthOf = (gap: { readonly from_90k: number; readonly to_90k: number }): number =>
  (gap.to_90k - gap.from_90k) / 90

const sum = (parts: readonly Stretch[]): number => parts.reduce((all, part) => all + part.to_ms - part.from_ms, 0)

const within = (stretches: readonly Stretch[], span: Stretch): readonly Stretch[] =>
  stretches
    .map(one => ({ from_ms: Math.max(one.from_ms, span.from_ms), to_ms: Math.min(one.to_ms, span.to_ms) }))
    .filter(one => one.to_ms > one.from_ms)

/** What of `whole` none of `taken` covers, without slivers. */
const less = (whole: readonly Stretch[], taken: readonly Stretch[], said: Part['said']): readonly Part[] => {
  const left: Part[] = []
  for (const { from_ms, to_ms } of whole) {
    let at = from_ms
    for (const one of taken) {
      if (one.to_ms <= at || one.from_ms >= to_ms) continue
      if (one.from_ms > at) left.push({ from_ms: at, to_ms: one.from_ms, said })
      at = Math.max(at, one.to_ms)
    }
    if (at < to_ms) left.push({ from_ms: at, to_ms, said })
  }
  return left.filter(part => part.to_ms - part.from_ms > PICTURE_MS * 2)
}
