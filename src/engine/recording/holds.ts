// Holds: footage that somebody has asked to keep, and why. What a hold touches is never removed, however full the disk is, until a person
// releases the hold.

import type { CameraId, StreamName } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'

export type Hold = {
  readonly id: string
  readonly camera: CameraId
  /** Undefined: all streams of the camera. */
  readonly stream: StreamName | undefined
  readonly from: WallTime90k
  readonly to: WallTime90k
}

export type Held = {
  readonly camera: CameraId
  readonly stream: StreamName
  readonly start: WallTime90k
  readonly end: WallTime90k
}

/** The hold that keeps this footage; a segment that is touched is kept whole. */
export const holdOn = (holds: readonly Hold[], { camera, stream, start, end }: Held): Hold | undefined =>
  holds.find(
    hold =>
      hold.camera === camera &&
      (hold.stream === undefined || hold.stream === stream) &&
      hold.from < Math.max(end, start + 1) &&
      hold.to > start,
  )
