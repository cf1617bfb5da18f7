// What there are pictures of, of a span of one camera, and why not of the rest: what lies before it was added, what was lost, what its owner did not share.

import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import type { Span } from '#community/access/sharing.ts'
import type { Sight } from '#community/access/sight.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { Offered } from '#contract/trail.ts'
import { explainedCoverage } from '#engine/recording/explained-coverage.ts'
import type { LedgerReader } from '#engine/recording/ledger.ts'
import type { HeldReader } from '#engine/recording/strips.ts'
import { judgedSpan } from '#http/routes/recordings/judged-span.ts'

export type FootageLeft = Offered['footage']
export type MissingSpan = FootageLeft['missing'][number]

export type FootageLeftPorts = {
  readonly cameras: Pick<CameraReader, 'get'>
  readonly held: HeldReader['held']
  readonly first: (camera: CameraId, stream: 'main') => WallTime90k | undefined
  readonly ledger: LedgerReader
  readonly unshared: (sight: Sight, camera: string, from: WallTime90k, to: WallTime90k) => readonly Span[]
  readonly clock: Clock
}

const MOST_TOLD = 20

export const footageLeft = (
  ports: FootageLeftPorts,
  sight: Sight,
  { camera, from, to }: { readonly camera: CameraId; readonly from: WallTime90k; readonly to: WallTime90k },
): FootageLeft => {
  const since = { added: ports.cameras.get(camera)?.added_90k, first: ports.first(camera, 'main') }
  const now = ports.clock.wall()
  const judged = judgedSpan(since, from, to, now)
  const coming_90k = Math.max(0, to - Math.max(from, Math.min(to, now)))
  const before = { from_90k: from, to_90k: Math.min(judged.from, to, now), cause: null }
  const withheld = ports.unshared(sight, camera, from, to)
  const outages = (begin: WallTime90k, end: WallTime90k) => ports.ledger.outages(camera, 'main', begin, end)
  const spans =
    judged.to <= judged.from
      ? []
      : explainedCoverage(ports.held(camera, 'main', judged.from, judged.to), outages, judged.from, judged.to)
  const lost = spans.flatMap((span): MissingSpan[] =>
    span.state === 'missing' ? [{ from_90k: span.from, to_90k: span.to, cause: span.cause ?? null }] : [],
  )
  const kept = spans.filter(({ state }) => state !== 'missing')
  const hidden = withheld.map(span => ({ from_90k: span.from, to_90k: span.to, cause: 'not_shared' }))
  return {
    held_90k: kept.reduce((sum, span) => sum + sharedPart(span, withheld), 0),
    missing: [...(before.to_90k > before.from_90k ? [before] : []), ...lost, ...hidden]
      .toSorted((a, b) => a.from_90k - b.from_90k)
      .slice(0, MOST_TOLD),
    coming_90k,
  }
}

const sharedPart = ({ from, to }: { readonly from: number; readonly to: number }, withheld: readonly Span[]): number =>
  withheld.reduce((left, span) => left - Math.max(0, Math.min(to, span.to) - Math.max(from, span.from)), to - from)
