// Known footage: what a station knows of spans that somebody asks for: how much is recorded and may be had by them, what is missing, how large it is, how
// the camera's clock stands, and whether masks cover it.

import type { Clock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Sight } from '#community/access/sight.ts'
import type { KnownItem } from '#community/evidence/scope.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { StreamStatus } from '#contract/camera.ts'
import type { ExtractionItem } from '#contract/extraction.ts'
import { explainedCoverage } from '#engine/recording/explained-coverage.ts'
import type { LedgerReader } from '#engine/recording/ledger.ts'
import type { HeldReader } from '#engine/recording/strips.ts'
import type { SharedFootage } from '#http/routes/recordings/shared-footage.ts'
import type { SpanOfFootage } from '#store/footage-bytes.ts'

export type FootageNeed = {
  readonly cameras: CameraReader
  readonly held: HeldReader['held']
  readonly ledger: LedgerReader
  readonly shared: Pick<SharedFootage, 'unshared'>
  readonly statusOf: (camera: string) => StreamStatus | null
  readonly bytesOf: (span: SpanOfFootage) => number
  readonly reachOf: (span: SpanOfFootage) => KnownItem['reach']
  readonly isMasked: (camera: string, from: WallTime90k, to: WallTime90k) => boolean
  readonly clock: Clock
}

type Stretch = { readonly from: number; readonly to: number }

/** A fragment, its write and the gathering of catalogue rows take about this long. */
const UNDER_WAY = spanFromMillis(3000)

/** Of each span, as this one may have it. */
export const knownFootage =
  (need: FootageNeed) =>
  (sight: Sight, items: readonly ExtractionItem[]): readonly KnownItem[] =>
    items.map(item => {
      const camera = knownCameraId(item.camera)
      const [from, to] = [wallTime90k(item.from_90k), wallTime90k(item.to_90k)]
      const over = wallTime90k(Math.max(from, Math.min(to, need.clock.wall() - UNDER_WAY)))
      const outages = (begins: WallTime90k, ends: WallTime90k) => need.ledger.outages(camera, item.stream, begins, ends)
      const covered = explainedCoverage(need.held(camera, item.stream, from, over), outages, from, over)
      const recorded = lengthWithout(
        covered.filter(({ state }) => state !== 'missing'),
        need.shared.unshared(sight, camera, from, over),
      )
      return {
        ...{ camera, from, to, recorded_90k: recorded, missing_90k: over - from - recorded },
        bytes: need.bytesOf({ camera, stream: item.stream, from, to }),
        removed: need.cameras.get(camera) === undefined,
        clock_offset_ms: need.statusOf(camera)?.camera_clock_offset_ms ?? null,
        clock_stepped: outages(from, over).some(({ cause }) => cause === 'clock_drift'),
        masked: need.isMasked(camera, from, to),
        reach: need.reachOf({ camera, stream: item.stream, from, to }),
      }
    })

const lengthWithout = (stretches: readonly Stretch[], withheld: readonly Stretch[]): number =>
  stretches.reduce((sum, one) => {
    const hidden = withheld.reduce(
      (all, { from, to }) => all + Math.max(0, Math.min(to, one.to) - Math.max(from, one.from)),
      0,
    )
    return sum + Math.max(0, one.to - one.from - hidden)
  }, 0)
