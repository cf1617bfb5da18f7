// Told coverage: which seconds of a span are held, recovered or missing and why, as the page and the notes beside a clip are told it.

import { type CameraId, knownCameraId } from '#base/ids.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Span as UnsharedSpan } from '#community/access/sharing.ts'
import type { ClipNotes, Coverage, SpanQuery } from '#contract/recording.ts'
import { type CoverageSpan, coverage, missingSpan, recordedSpan, recoveredSpan } from '#engine/recording/coverage.ts'
import type { Outage } from '#engine/recording/ledger.ts'
import type { clip } from '#engine/viewing/clip.ts'
import type { SteppedOver } from '#engine/viewing/footage.ts'
import { type Seen, spanIn, spanOf } from './asked-span.ts'
import { judgedSpan } from './judged-span.ts'

const LONGEST_COVERAGE = spanFromMillis(32 * 24 * 3_600_000)

export const coverageOf = (ports: Seen, camera: string, query: SpanQuery): Coverage => {
  const { id, from, to } = spanIn(ports, camera, query, LONGEST_COVERAGE)
  const known = coveredUntil(ports, id, from, to)
  const all = coverage(
    ports.footage.reader.segments(id, query.stream, known.from, known.to),
    ports.ledger.outages(id, query.stream, known.from, known.to),
    known.from,
    known.to,
  )
  const spans = withoutUnshared(all, ports.unshared(camera, known.from, known.to))
  const suspended_90k = missingSpan(spans, 'suspended')
  const not_scheduled_90k = missingSpan(spans, 'not_scheduled') + missingSpan(spans, 'not_shared')
  return {
    camera,
    stream: query.stream,
    from_90k: from,
    to_90k: to,
    expected_90k: known.to - known.from - suspended_90k - not_scheduled_90k,
    suspended_90k,
    not_scheduled_90k,
    recorded_90k: recordedSpan(spans),
    recovered_90k: recoveredSpan(spans),
    spans: spans.map(span => ({
      state: span.state,
      from_90k: span.from,
      to_90k: span.to,
      cause: span.state === 'missing' ? span.cause : null,
      detail: span.state === 'missing' ? span.detail : null,
      by: span.state === 'missing' ? span.by : null,
      noted_90k: span.state === 'missing' ? span.noted : null,
      recovered: span.state === 'recovered' ? span.origin : null,
    })),
  }
}

/** What was recorded for its owner alone is missing for others, with that cause. */
const withoutUnshared = (spans: readonly CoverageSpan[], unshared: readonly UnsharedSpan[]): readonly CoverageSpan[] =>
  spans.flatMap(span => {
    if (span.state === 'missing') return [span]
    const left: CoverageSpan[] = []
    let at: number = span.from
    for (const { from, to } of unshared) {
      if (to <= at || from >= span.to) continue
      if (from > at) left.push({ ...span, from: wallTime90k(at), to: from })
      const end = wallTime90k(Math.min(to, span.to))
      const why = { cause: 'not_shared', by: null, detail: null, noted: null } as const
      left.push({ state: 'missing', from: wallTime90k(Math.max(at, from)), to: end, ...why })
      at = end
    }
    return at < span.to ? [...left, { ...span, from: wallTime90k(at) }] : left
  })

const coveredUntil = (ports: Seen, id: CameraId, from: WallTime90k, to: WallTime90k) => {
  const first = ports.footage.reader.next(id, 'main', wallTime90k(0))?.start
  return judgedSpan({ added: ports.cameras.get(id)?.added_90k, first }, from, to, ports.clock.wall())
}

export const notesOf = (
  ports: Seen,
  camera: string,
  query: SpanQuery,
  made: ReturnType<typeof clip>,
  over: readonly SteppedOver[],
): ClipNotes => {
  const { from, to } = spanOf(query)
  const held = made.parts.map(part => ({ start: part.from, end: part.to }))
  // What is not judged yet (the last seconds, the future, the time before the camera was added) is no gap.
  const id = knownCameraId(camera)
  const judged = coveredUntil(ports, id, from, to)
  const outages = ports.ledger.outages(id, query.stream, judged.from, judged.to)
  const known = [...outages, ...over.map(one => outageOf(one, ports.clock.wall()))].sort((a, b) => a.from - b.from)
  const gaps = coverage(held, known, judged.from, judged.to).flatMap(span =>
    span.state === 'missing' ? [{ from_90k: span.from, to_90k: span.to, cause: span.cause, detail: span.detail }] : [],
  )
  return {
    camera,
    stream: query.stream,
    from_90k: from,
    to_90k: to,
    bytes: made.bytes,
    parts: made.parts.map(part => ({ from_90k: part.from, to_90k: part.to, at_90k: part.at })),
    gaps,
  }
}

/** What the station has just seen for itself; the recorder enters it into the ledger when it comes to that file. */
const outageOf = ({ segment, why }: SteppedOver, noted: WallTime90k): Outage => ({
  camera: segment.camera,
  stream: segment.stream,
  from: segment.start,
  to: segment.end,
  cause: 'disk_fault',
  by: 'station',
  detail: why,
  noted,
})
