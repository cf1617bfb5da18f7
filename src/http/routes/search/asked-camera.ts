// Asked camera: what of one camera somebody may search: within the hours that were asked and until now, without what its owner does not share, without
// footage that has been removed, and under which masks. And afterwards what of that was searched, and why the rest was not.

import type { CameraId } from '#base/ids.ts'
import { localDayStart } from '#base/local-day.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Span as UnsharedSpan } from '#community/access/sharing.ts'
import type { Sight } from '#community/access/sight.ts'
import type { Corner, SearchAsk, Searched } from '#contract/search.ts'
import { explainedCoverage } from '#engine/recording/explained-coverage.ts'
import type { Looked, MaskedSpan, SearchedCamera, Span } from '#engine/viewing/motion-search.ts'
import { searchedOf } from '#engine/viewing/searched.ts'
import { judgedSpan } from '#http/routes/recordings/judged-span.ts'
import type { SearchPorts } from './search-ports.ts'

type Hours = NonNullable<SearchAsk['hours']> | null
export type AskedSpan = { readonly from: WallTime90k; readonly to: WallTime90k; readonly hours: Hours }

export type AskedCamera = {
  readonly searched: SearchedCamera
  /** Reads why footage is missing, which takes a moment the first time; may be done while the search runs. */
  readonly prepare: () => void
  /** What was searched, once it has been gone through. */
  readonly tell: (looked: Looked) => Searched
}

const MINUTE = 60 * 90_000
const DAY = 1440 * MINUTE

export const askedCamera = (
  ports: SearchPorts,
  sight: Sight,
  { camera, region }: { readonly camera: CameraId; readonly region: readonly Corner[] | null },
  asked: AskedSpan,
): AskedCamera => {
  const now = ports.clock.wall()
  const spans = spansWithin(asked, now)
  const begun = (['main', 'sub'] as const).map(stream => ports.first(camera, stream))
  const kept_from = wallTime90k(Math.min(...begun.map(at => at ?? Number.MAX_SAFE_INTEGER)))
  const added = ports.cameras.seenBy(sight).get(camera)?.added_90k
  const there_from = wallTime90k(Math.min(kept_from, added ?? 0))
  const unshared = ports.shared.unshared(sight, camera, asked.from, asked.to)
  const judged = { ...asked, first: begun[0], added, hasSub: begun[1] !== undefined }
  const coverage = once(() => coverageOf(ports, camera, judged))
  return {
    searched: {
      ...{ camera, region, masks: masksOf(ports, sight, camera, asked) },
      spans: without(spans, unshared, kept_from),
    },
    prepare: () => void coverage(),
    tell: looked => searchedOf({ camera, asked: spans, there_from, kept_from, unshared, looked, coverage: coverage() }),
  }
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Until now, within the hours of each local day. */
const spansWithin = ({ from, to, hours }: AskedSpan, now: WallTime90k): readonly Span[] => {
  const ends = Math.min(to, now)
  if (hours === null || hours.from_min === hours.to_min) return ends > from ? [{ from, to: wallTime90k(ends) }] : []
  const { from_min, to_min } = hours
  const length = (from_min < to_min ? to_min - from_min : 1440 - from_min + to_min) * MINUTE
  const spans: Span[] = []
  for (let day = localDayStart(from) - DAY; day < ends; day += DAY) {
    const [begins, until] = [Math.max(from, day + from_min * MINUTE), Math.min(ends, day + from_min * MINUTE + length)]
    if (until > begins) spans.push({ from: wallTime90k(begins), to: wallTime90k(until) })
  }
  return spans
}

const without = (spans: readonly Span[], unshared: readonly UnsharedSpan[], kept_from: WallTime90k): readonly Span[] =>
  spans.flatMap(({ from, to }) => {
    const left: Span[] = []
    let at: number = Math.max(from, kept_from)
    for (const gap of unshared) {
      if (gap.to <= at || gap.from >= to) continue
      if (gap.from > at) left.push({ from: wallTime90k(at), to: gap.from })
      at = gap.to
    }
    if (at < to) left.push({ from: wallTime90k(at), to })
    return left
  })

/** Day by day where there are any: a mask covers what was filmed before it was drawn, and one taken away what was filmed under it. */
const masksOf = (
  ports: SearchPorts,
  sight: Sight,
  camera: CameraId,
  { from, to }: AskedSpan,
): readonly MaskedSpan[] => {
  if (ports.covered.masksOver(sight, camera, from, to).length === 0) return []
  const masks: { from: WallTime90k; to: WallTime90k; areas: MaskedSpan['areas'] }[] = []
  for (let day = localDayStart(from); day < to; day = wallTime90k(day + DAY)) {
    const next = wallTime90k(day + DAY)
    const areas = ports.covered.masksOver(sight, camera, day, next)
    const before = masks.at(-1)
    if (before !== undefined && before.to === day && JSON.stringify(before.areas) === JSON.stringify(areas))
      before.to = next
    else if (areas.length > 0) masks.push({ from: day, to: next, areas })
  }
  return masks
}

type Judged = AskedSpan & {
  readonly first: WallTime90k | undefined
  readonly added: WallTime90k | undefined
  readonly hasSub: boolean
}

/** Of the stream that is looked at: the sub stream where there is one. */
const coverageOf = ({ held, ledger, clock }: SearchPorts, camera: CameraId, { hasSub, ...asked }: Judged) => {
  const stream = hasSub ? 'sub' : 'main'
  const { from, to } = judgedSpan(asked, asked.from, asked.to, clock.wall())
  if (to <= from) return []
  return explainedCoverage(
    held(camera, stream, from, to),
    (begins, ends) => ledger.outages(camera, stream, begins, ends),
    from,
    to,
  )
}
