// Coverage strips: what a timeline of many cameras over weeks is drawn from.

import { setImmediate as breathe } from 'node:timers/promises'
import type { Clock } from '#base/clock.ts'
import type { CameraId, StreamName } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import { type Strips, stripsQueryShape, stripsShape } from '#contract/coverage-strips.ts'
import { explainedCoverage } from '#engine/recording/explained-coverage.ts'
import type { LedgerReader } from '#engine/recording/ledger.ts'
import { type HeldReader, type StripRun, strip } from '#engine/recording/strips.ts'
import { toCameras } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import { judgedSpan } from './judged-span.ts'

const LONGEST = spanFromMillis(93 * 24 * 3_600_000)

export type StripPorts = {
  readonly held: HeldReader['held']
  /** When the first footage of a stream begins. */
  readonly first: (camera: CameraId, stream: StreamName) => WallTime90k | undefined
  readonly ledger: LedgerReader
  readonly cameras: SeenCameras
  readonly clock: Clock
}

export const stripRoutes = (ports: StripPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/coverage/strips',
    access: 'session',
    does: toCameras('read_coverage', 'query.cameras'),
    summary: 'How much of each stretch of a long span is held, and why not, for many cameras at once.',
    query: stripsQueryShape,
    answers: { 200: stripsShape },
    handler: async ({ query, sight }): Promise<Strips> => {
      const { from_90k, to_90k, buckets, stream } = query
      if (to_90k <= from_90k) throw new Problem('invalid_request', { field: 'query.to_90k' })
      if (to_90k - from_90k > LONGEST) throw new Problem('span_too_long', { days: 93 })
      const seen = ports.cameras.seenBy(sight, 'read_coverage')
      const ids = query.cameras.map(camera => knownCamera(seen, camera))
      const bucket = Math.ceil((to_90k - from_90k) / buckets)
      const cameras: Strips['cameras'] = []
      for (const camera of ids) {
        cameras.push({ camera, runs: stripOf({ ...ports, cameras: seen }, camera, query, bucket).map(toldRun) })
        await breathe() // Live pictures of others pass in between.
      }
      return { stream, from_90k, to_90k, bucket_90k: bucket, cameras }
    },
  }),
]

type ToldRun = Strips['cameras'][number]['runs'][number]

const toldRun = ({ buckets, recorded, recovered, planned, missing, cause }: StripRun): ToldRun => [
  buckets,
  recorded,
  recovered,
  planned,
  missing,
  cause,
]

type Asked = {
  readonly from_90k: number
  readonly to_90k: number
  readonly buckets: number
  readonly stream: StreamName
}

type Seen = Omit<StripPorts, 'cameras'> & { readonly cameras: CameraReader }

const stripOf = (ports: Seen, camera: CameraId, { from_90k, to_90k, buckets, stream }: Asked, bucket: number) => {
  const { held, first, ledger, cameras, clock } = ports
  const since = { added: cameras.get(camera)?.added_90k, first: first(camera, 'main') }
  const { from, to } = judgedSpan(since, wallTime90k(from_90k), wallTime90k(to_90k), clock.wall())
  const outages = (begin: WallTime90k, end: WallTime90k) => ledger.outages(camera, stream, begin, end)
  const spans = to <= from ? [] : explainedCoverage(held(camera, stream, from, to), outages, from, to)
  return strip(spans, wallTime90k(from_90k), bucket, buckets)
}
