// What the search's doors need from the rest of the house; `programs` plugs it in.

import type { Clock } from '#base/clock.ts'
import type { CameraId, StreamName } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { LedgerReader } from '#engine/recording/ledger.ts'
import type { HeldReader } from '#engine/recording/strips.ts'
import type { Found, Heat, SearchedCamera, SearchPlan, SearchStep } from '#engine/viewing/motion-search.ts'
import type { CoveredFootage } from '#http/routes/recordings/covered-footage.ts'
import type { SharedFootage } from '#http/routes/recordings/shared-footage.ts'

/** Rejects with `search_failed`, or with the signal's reason. */
export type MotionSearch = {
  readonly search: (plan: SearchPlan, step: (step: SearchStep) => void, gone: AbortSignal) => Promise<Found>
  readonly heat: (camera: SearchedCamera, gone: AbortSignal) => Promise<Heat>
}

export type SearchPorts = {
  readonly motion: MotionSearch
  readonly cameras: SeenCameras
  readonly shared: Pick<SharedFootage, 'unshared'>
  readonly covered: Pick<CoveredFootage, 'masksOver'>
  readonly held: HeldReader['held']
  /** When the first footage of a stream begins. */
  readonly first: (camera: CameraId, stream: StreamName) => WallTime90k | undefined
  readonly ledger: LedgerReader
  readonly clock: Clock
}
