// Bundle items: what the manifest says of each asked span: whose camera, what of it is in the videos, what is missing and why, and what is known of clocks.
// Held is what the videos show, not what the catalogue says.

import { knownCameraId } from '#base/ids.ts'
import { unixMillis, type WallTime90k, wallIso, wallTime90k } from '#base/units.ts'
import type { OrderedItem } from '#community/evidence/bundle-order.ts'
import type { BundleItem, BundleSegment, BundleVideo } from '#contract/bundle.ts'
import type { Coverage } from '#contract/recording.ts'
import {
  type CoverageSpan,
  coverage,
  missingSpan,
  type Recorded,
  recordedSpan,
  recoveredSpan,
} from '#engine/recording/coverage.ts'
import type { LedgerReader, Outage } from '#engine/recording/ledger.ts'
import type { Recovered } from '#engine/recording/recovered.ts'
import type { DoneSegment, DoneVideo, Unread } from '#programs/extractor/task.ts'

export type ItemFacts = { readonly item: BundleItem; readonly coverage: Coverage }

/** A camera whose clock moved by more against the station's was set, or the station's was. */
const STEP_MS = 2_000

export const instant = (at_90k: number): BundleItem['asked']['from'] => ({
  iso: wallIso(wallTime90k(at_90k)),
  at_90k,
})

export const itemFacts = (
  ordered: OrderedItem,
  videos: readonly DoneVideo[],
  unread: readonly Unread[],
  ledger: LedgerReader,
  now: WallTime90k,
): ItemFacts => {
  const [from, to] = [wallTime90k(ordered.from_90k), wallTime90k(ordered.to_90k)]
  const outages = [
    ...ledger.outages(knownCameraId(ordered.camera), ordered.stream, from, to),
    ...unread.map(({ from_90k, to_90k, why }) => seenByStation('disk_fault', why, from_90k, to_90k, now)),
    ...ordered.withheld.map(([begins, ends]) => seenByStation('not_shared', '', begins, ends, now)),
  ].toSorted((a, b) => a.from - b.from)
  const spans = coverage(videos.flatMap(heldIn), outages, from, to)
  return {
    item: {
      ...deviceOf(ordered),
      asked: { from: instant(from), to: instant(to) },
      recorded_ms: Math.round(recordedSpan(spans) / 90),
      recovered_ms: Math.round(recoveredSpan(spans) / 90),
      gaps: spans.flatMap(span =>
        span.state === 'missing'
          ? [{ from: instant(span.from), to: instant(span.to), cause: span.cause, detail: span.detail, by: span.by }]
          : [],
      ),
      clock: clockOf(ordered, videos),
    },
    coverage: coverageOf(ordered, spans),
  }
}

/** Of a redacted copy alone: what the station holds of the span is told to nobody, and what is not in the bundle is no loss. */
export const withoutOriginal = (ordered: OrderedItem, now: WallTime90k): ItemFacts => {
  const { camera, stream, from_90k, to_90k } = ordered
  const told = { cause: 'not_handed_over', detail: null, by: 'station' }
  return {
    item: {
      ...deviceOf(ordered),
      asked: { from: instant(from_90k), to: instant(to_90k) },
      ...{ recorded_ms: 0, recovered_ms: 0 },
      gaps: [{ from: instant(from_90k), to: instant(to_90k), ...told }],
      clock: clockOf(ordered, []),
    },
    coverage: {
      ...{ camera, stream, from_90k, to_90k, recorded_90k: 0, recovered_90k: 0 },
      ...{ expected_90k: to_90k - from_90k, suspended_90k: 0, not_scheduled_90k: 0 },
      spans: [{ state: 'missing', from_90k, to_90k, ...told, noted_90k: now, recovered: null }],
    },
  }
}

const deviceOf = (ordered: OrderedItem) => {
  const { camera, name, place, owner, stream, maker, model, serial, mac, address, removed, masked } = ordered
  return { camera, name, place, owner, stream, maker, model, serial, mac, address, removed, masked }
}

const heldIn = ({ video, origin }: DoneVideo): readonly Recorded[] =>
  video.parts.map(({ from_90k, to_90k }) => ({
    start: wallTime90k(from_90k),
    end: wallTime90k(to_90k),
    recovered: origin === null ? undefined : ({ ...origin, lead_in: 0 } as Recovered),
  }))

const seenByStation = (
  cause: 'disk_fault' | 'not_shared',
  detail: string,
  from: number,
  to: number,
  noted: WallTime90k,
): Outage => ({
  ...{ camera: undefined, stream: undefined, cause, detail, by: 'station', noted },
  from: wallTime90k(from),
  to: wallTime90k(to),
})

const clockOf = (ordered: OrderedItem, videos: readonly DoneVideo[]): BundleItem['clock'] => {
  const words = new Set(videos.flatMap(({ clock }) => clock.station))
  const offsets = videos.flatMap(({ clock }) => clock.offsets).toSorted((a, b) => a[0] - b[0])
  const last = offsets.at(-1)
  const stepped = offsets.flatMap(([at, ms], i) => {
    const by_ms = ms - (offsets[i - 1]?.[1] ?? ms)
    return Math.abs(by_ms) > STEP_MS ? [{ at: instant(at), by_ms }] : []
  })
  const set_back = videos.flatMap(({ clock }) => clock.set_back.map(([at, by_ms]) => ({ at: instant(at), by_ms })))
  return {
    station: ['unsynchronized', 'unknown', 'synchronized'].find(word => words.has(word)) ?? 'unknown',
    camera_offset_ms: last?.[1] ?? ordered.camera_offset_ms,
    measured:
      last !== undefined ? instant(last[0]) : ordered.measured_90k === null ? null : instant(ordered.measured_90k),
    steps: [...stepped, ...set_back].toSorted((a, b) => a.at.at_90k - b.at.at_90k),
    note: ordered.clock_note,
  }
}

const coverageOf = (ordered: OrderedItem, spans: readonly CoverageSpan[]): Coverage => {
  const suspended_90k = missingSpan(spans, 'suspended')
  const not_scheduled_90k = missingSpan(spans, 'not_scheduled') + missingSpan(spans, 'not_shared')
  const { camera, stream, from_90k, to_90k } = ordered
  return {
    ...{ camera, stream, from_90k, to_90k, suspended_90k, not_scheduled_90k },
    recorded_90k: recordedSpan(spans),
    recovered_90k: recoveredSpan(spans),
    expected_90k: to_90k - from_90k - suspended_90k - not_scheduled_90k,
    spans: spans.map(span => ({
      ...{ state: span.state, from_90k: span.from, to_90k: span.to },
      cause: span.state === 'missing' ? span.cause : null,
      detail: span.state === 'missing' ? span.detail : null,
      by: span.state === 'missing' ? span.by : null,
      noted_90k: span.state === 'missing' ? span.noted : null,
      recovered:
        span.state === 'recovered'
          ? {
              ...{ source: span.origin.source, from: span.origin.from, fetched_90k: span.origin.fetched_90k },
              ...{ clock_offset_ms: span.origin.clock_offset_ms, clock_quality: span.origin.clock_quality },
            }
          : null,
    })),
  }
}

export const videoOf = ({ video }: DoneVideo): BundleVideo => {
  const { from_90k, to_90k, parts, ...rest } = video
  return {
    ...rest,
    from: instant(from_90k),
    to: instant(to_90k),
    parts: parts.map(part => ({ from: instant(part.from_90k), to: instant(part.to_90k), at_ms: part.at_ms })),
  }
}

export const segmentOf = ({ from_90k, to_90k, ...rest }: DoneSegment): BundleSegment => ({
  ...rest,
  from: instant(from_90k),
  to: instant(to_90k),
})

/** Local time as it stands in names of files: 20261122-201530. */
export const nameTime = (at_90k: number): string =>
  new Date(unixMillis(wallTime90k(at_90k)) + 7 * 3_600_000)
    .toISOString()
    .slice(0, 19)
    .replaceAll(/[-:]/g, '')
    .replace('T', '-')
