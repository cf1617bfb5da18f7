// What the station and the detector tell each other, a line of JSON each.

import { type CameraId, knownCameraId, type StreamName } from '#base/ids.ts'
import type { Polygon } from '#base/polygon.ts'

export type DetectorOrder = {
  readonly cameras: readonly {
    readonly camera: CameraId
    readonly stream: StreamName
    readonly masks: readonly Polygon[]
  }[]
  /** Of one core. */
  readonly share: number
  readonly least_score: number
}

export type DetectorTold = {
  readonly kind: 'progress'
  /** Pictures looked at since it was started, and how long one took of late. */
  readonly pictures: number
  readonly picture_ms: number
  /** One picture in so many ticks is looked at. */
  readonly every: number
  readonly behind_s: number
  /** Motion that was passed over for want of time, seconds. */
  readonly skipped_s: number
  readonly memory_bytes: number
}

export const MOST_LINE = 4 << 20

export const orderLine = (order: DetectorOrder): string => `${JSON.stringify(order)}\n`

/** Undefined: the line is no order. */
export const readOrder = (line: string): DetectorOrder | undefined => {
  try {
    const read = JSON.parse(line) as Partial<DetectorOrder> | null
    if (!Array.isArray(read?.cameras)) return undefined
    const cameras = read.cameras.map(({ camera, stream, masks }) => ({
      camera: knownCameraId(String(camera)),
      stream: stream === 'main' ? ('main' as const) : ('sub' as const),
      masks: Array.isArray(masks) ? masks : [],
    }))
    return { cameras, share: Number(read.share) || 0.5, least_score: Number(read.least_score) || 0.4 }
  } catch {
    return undefined
  }
}

/** Undefined: the line is nothing that a detector says. */
export const readDetectorTold = (line: string): DetectorTold | undefined => {
  try {
    const read = JSON.parse(line) as Partial<DetectorTold> | null
    const numbers = [read?.pictures, read?.picture_ms, read?.every, read?.behind_s, read?.skipped_s, read?.memory_bytes]
    return read?.kind === 'progress' && numbers.every(Number.isFinite) ? (read as DetectorTold) : undefined
  } catch {
    return undefined
  }
}
