// What is left of a bookmark's footage: a bookmark keeps none, so it has to say when there is nothing to be seen any more.

import type { Clock } from '#base/clock.ts'
import { spanFromMillis, type WallTime90k, wallPlus, wallTime90k } from '#base/units.ts'
import type { BookmarkRow } from '#community/watching/bookmark-book.ts'
import type { BookmarkFootage } from '#contract/bookmark.ts'
import type { CatalogueReader } from '#engine/recording/catalogue.ts'
import { type CoverageSpan, coverage } from '#engine/recording/coverage.ts'
import type { LedgerReader } from '#engine/recording/ledger.ts'

/** A moment is looked at for this long. */
const MOMENT = spanFromMillis(1000)
/** A fragment, its write and the gathering of catalogue rows take about this long. */
const UNDER_WAY = spanFromMillis(3000)

export type FootageNeed = {
  readonly segments: CatalogueReader['segments']
  readonly ledger: LedgerReader
  readonly clock: Clock
}

/** Of all its cameras' main streams together. */
export const bookmarkFootage = (need: FootageNeed, { cameras, at, to }: BookmarkRow): BookmarkFootage => {
  const until = wallTime90k(Math.min(to ?? wallPlus(at, MOMENT), need.clock.wall() - UNDER_WAY))
  if (until <= at) return { state: 'pending', expired_90k: null }
  const spans = cameras.flatMap(camera =>
    coverage(need.segments(camera, 'main', at, until), need.ledger.outages(camera, 'main', at, until), at, until),
  )
  const missing = spans.filter(span => span.state === 'missing')
  const expired = missing.filter(({ cause }) => cause === 'expired')
  return { state: stateOf(spans, missing.length, expired.length), expired_90k: newest(expired) }
}

const stateOf = (spans: readonly CoverageSpan[], missing: number, expired: number): BookmarkFootage['state'] => {
  if (missing === 0) return 'kept'
  if (missing < spans.length) return 'partly'
  return expired > 0 ? 'expired' : 'missing'
}

const newest = (expired: readonly { readonly noted: WallTime90k | null }[]): number | null => {
  const noted = expired.flatMap(({ noted }) => (noted === null ? [] : [noted]))
  return noted.length === 0 ? null : Math.max(...noted)
}
