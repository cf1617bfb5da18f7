// Asked span: the footage of one camera that a caller asks for and may see, or the problem that says why there is none.

import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Span as UnsharedSpan } from '#community/access/sharing.ts'
import type { Sight } from '#community/access/sight.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { SpanQuery } from '#contract/recording.ts'
import type { LedgerReader } from '#engine/recording/ledger.ts'
import { endBefore, type Footage, type FootagePart, type SteppedOver } from '#engine/viewing/footage.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import type { CoveredFootage } from './covered-footage.ts'
import type { SharedFootage } from './shared-footage.ts'

const LONGEST_SPAN = spanFromMillis(24 * 3_600_000)
/** How footage is told in the API. */
export const MP4 = { type: 'video/mp4', says: 'The bytes; HTTP ranges are answered.' }

export type RecordingPorts = {
  readonly footage: Footage
  readonly shared: SharedFootage
  readonly ledger: LedgerReader
  readonly cameras: SeenCameras
  readonly clock: Clock
  readonly covered: CoveredFootage
  /** The same pictures as H.264; throws the problems of transcoding. */
  readonly transcode: (
    parts: readonly FootagePart[],
    gone: AbortSignal,
  ) => Promise<{ readonly mime: string; readonly bytes: Buffer }>
}

/** The ports with the cameras that one caller may see. */
export type Seen = Omit<RecordingPorts, 'cameras'> & {
  readonly cameras: CameraReader
  /** When its owner did not share it with this caller. */
  readonly unshared: (camera: string, from: WallTime90k, to: WallTime90k) => readonly UnsharedSpan[]
  /** Whether anything was left out because of that. */
  readonly withheld: () => boolean
}

export const seenIn =
  (ports: RecordingPorts) =>
  (sight: Sight): Seen => {
    let withheld = false
    const footage = ports.shared.seenBy(sight, () => {
      withheld = true
    })
    return {
      ...{ ...ports, footage, cameras: ports.cameras.seenBy(sight) },
      unshared: (camera, from, to) => ports.shared.unshared(sight, camera, from, to),
      withheld: () => withheld,
    }
  }

export const spanOf = (query: SpanQuery): { from: WallTime90k; to: WallTime90k } => ({
  from: wallTime90k(query.from_90k),
  to: wallTime90k(query.to_90k),
})

/** A span of a camera that the caller may see, which is no longer than `longest`. */
export const spanIn = (ports: Seen, camera: string, query: SpanQuery, longest: number) => {
  const id = knownCamera(ports.cameras, camera)
  const { from, to } = spanOf(query)
  if (to <= from) throw new Problem('invalid_request', { from_90k: from, to_90k: to })
  if (to - from > longest) throw new Problem('span_too_long', { camera })
  return { id, from, to }
}

type Found = { readonly parts: readonly FootagePart[]; readonly over: readonly SteppedOver[] }

export const partsOf = async (ports: Seen, camera: string, query: SpanQuery): Promise<Found> => {
  const { id, from, to } = spanIn(ports, camera, query, LONGEST_SPAN)
  const over: SteppedOver[] = []
  const parts = await ports.footage.parts(id, query.stream, from, to, one => over.push(one))
  if (parts.length > 0) return { parts, over }
  const next = ports.footage.reader.next(id, query.stream, to)
  const before_90k = endBefore(ports.footage.reader, id, query.stream, from)
  const where = { camera, ...(next && { next_90k: next.start }), ...(before_90k && { before_90k }) }
  if (ports.withheld()) throw new Problem('not_shared', where)
  const [first] = over
  if (first === undefined) throw new Problem('nothing_recorded', where)
  throw new Problem('footage_damaged', { ...where, segment: first.segment.path, why: first.why })
}
