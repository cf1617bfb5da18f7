// Explained coverage: coverage over weeks whose outages are only asked for where something is missing. A camera that flapped all month but
// was never without a picture has a thousand notes that explain nothing.

import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import { COMING_BACK, type CoverageSpan, coverage, type Recorded } from './coverage.ts'
import type { Outage } from './ledger.ts'

/** Gaps that lie closer together are asked for at once. */
const ONE_QUESTION = spanFromMillis(24 * 3_600_000)

type OutagesWithin = (from: WallTime90k, to: WallTime90k) => readonly Outage[]

/** The same as `coverage` with all outages of the span. */
export const explainedCoverage = (
  recorded: readonly Recorded[],
  outagesWithin: OutagesWithin,
  from: WallTime90k,
  to: WallTime90k,
): readonly CoverageSpan[] => {
  const spans = coverage(recorded, [], from, to)
  const stretches = missingStretches(spans)
  if (stretches.length === 0) return spans
  const outages = stretches.flatMap(one => outagesWithin(wallTime90k(one.from - COMING_BACK), wallTime90k(one.to)))
  return coverage(
    recorded,
    outages.toSorted((a, b) => a.from - b.from),
    from,
    to,
  )
}

const missingStretches = (
  spans: readonly CoverageSpan[],
): readonly { readonly from: number; readonly to: number }[] => {
  const stretches: { from: number; to: number }[] = []
  for (const { state, from, to } of spans) {
    if (state !== 'missing') continue
    const last = stretches.at(-1)
    if (last !== undefined && from - last.to < ONE_QUESTION) last.to = to
    else stretches.push({ from, to })
  }
  return stretches
}
