// Strips: how much of each stretch of time is held, for drawing many cameras under each other over weeks. Derived from coverage, coarser:
// a strip tells shares where coverage tells instants.

import type { CameraId, StreamName } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import type { CoverageSpan, Recorded } from './coverage.ts'
import type { LossCause } from './ledger.ts'

export type HeldReader = {
  /** What is held of a stream between `from` and `to`, segments that touch as one; where recovered footage came from is not told. */
  readonly held: (camera: CameraId, stream: StreamName, from: WallTime90k, to: WallTime90k) => readonly Recorded[]
}

/** Buckets that look alike, one after another. Shares are thousandths of a bucket; what cannot be judged yet is in none of them. */
export type StripRun = {
  readonly buckets: number
  readonly recorded: number
  readonly recovered: number
  /** Missing on purpose: suspended, or outside the camera's hours. */
  readonly planned: number
  /** Missing otherwise; never 0 where anything is, however little. */
  readonly missing: number
  /** What most of `missing` is put down to. */
  readonly cause: LossCause | null
}

type Sums = { recorded: number; recovered: number; planned: number; readonly missing: Map<LossCause, number> }

/** `spans` are in order; the first of the `buckets` begins at `from`. */
export const strip = (
  spans: readonly CoverageSpan[],
  from: WallTime90k,
  bucket: number,
  buckets: number,
): readonly StripRun[] => {
  const runs: StripRun[] = []
  let first = 0
  for (let at = 0; at < buckets; at++) {
    const [begins, ends] = [from + at * bucket, from + (at + 1) * bucket]
    while (first < spans.length && spans[first]!.to <= begins) first++
    const whole = wholeBuckets(spans[first], begins, bucket, buckets - at)
    if (whole > 0) {
      // What nothing interrupts is most of a month: it is not gone through bucket by bucket.
      lengthen(runs, whole, held(spans[first]!.state))
      at += whole - 1
      continue
    }
    const sums: Sums = { recorded: 0, recovered: 0, planned: 0, missing: new Map() }
    for (let next = first; next < spans.length && spans[next]!.from < ends; next++)
      add(sums, spans[next]!, begins, ends)
    lengthen(runs, 1, shares(sums, bucket))
  }
  return runs
}

/** How many buckets from `begins` on are held by one span from end to end. */
const wholeBuckets = (span: CoverageSpan | undefined, begins: number, bucket: number, most: number): number => {
  if (span === undefined || span.state === 'missing' || span.from > begins) return 0
  return Math.min(most, Math.floor((span.to - begins) / bucket))
}

type Told = Omit<StripRun, 'buckets'>

const held = (state: CoverageSpan['state']): Told => ({
  ...{ recorded: state === 'recorded' ? 1000 : 0, recovered: state === 'recovered' ? 1000 : 0 },
  ...{ planned: 0, missing: 0, cause: null },
})

const lengthen = (runs: StripRun[], buckets: number, told: Told): void => {
  const last = runs.at(-1)
  if (last !== undefined && alike(last, told)) runs[runs.length - 1] = { ...last, buckets: last.buckets + buckets }
  else runs.push({ buckets, ...told })
}

const plannedCauses: ReadonlySet<LossCause> = new Set(['suspended', 'not_scheduled', 'not_shared'])

const add = (sums: Sums, span: CoverageSpan, begins: number, ends: number): void => {
  const length = Math.min(span.to, ends) - Math.max(span.from, begins)
  if (span.state !== 'missing') sums[span.state] += length
  else if (plannedCauses.has(span.cause)) sums.planned += length
  else sums.missing.set(span.cause, (sums.missing.get(span.cause) ?? 0) + length)
}

const shares = ({ recorded, recovered, planned, missing }: Sums, bucket: number): Told => {
  const [main] = [...missing].sort((a, b) => b[1] - a[1])
  const lost = [...missing.values()].reduce((sum, length) => sum + length, 0)
  const share = (length: number) => Math.floor((1000 * length) / bucket)
  return {
    recorded: share(recorded),
    recovered: share(recovered),
    planned: share(planned),
    missing: Math.ceil((1000 * lost) / bucket),
    cause: main?.[0] ?? null,
  }
}

const alike = (run: StripRun, told: Told): boolean =>
  run.recorded === told.recorded &&
  run.recovered === told.recovered &&
  run.planned === told.planned &&
  run.missing === told.missing &&
  run.cause === told.cause
