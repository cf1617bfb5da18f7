// Told cameras: the lines by which the station tells the noticer what there is to look at, and what to look at anew. A line that is none of these
// is passed over.

import { type CameraId, cameraId, type StreamName } from '#base/ids.ts'
import type { Polygon } from '#base/polygon.ts'
import { wallTime90k } from '#base/units.ts'
import type { ToldRebuild } from '#engine/noticing/told-rebuild.ts'

export type ToldCamera = {
  readonly camera: CameraId
  readonly stream: StreamName
  /** What lies under these is not looked at. */
  readonly masks: readonly Polygon[]
}

export type ToldNoticer =
  | { readonly kind: 'cameras'; readonly cameras: readonly ToldCamera[] }
  | { readonly kind: 'rebuild'; readonly rebuild: ToldRebuild }

export const MOST_LINE = 4 << 20
const MOST_CAMERAS = 4096
const MOST_POINTS = 4096

export const toldLine = (told: ToldNoticer): string => `${JSON.stringify(told)}\n`

/** Undefined: the line is none of these. Never throws. */
export const readTold = (line: string): ToldNoticer | undefined => {
  try {
    const read = JSON.parse(line) as { kind?: unknown; cameras?: unknown; rebuild?: unknown } | null
    if (read?.kind === 'cameras' && Array.isArray(read.cameras) && read.cameras.length <= MOST_CAMERAS)
      return { kind: 'cameras', cameras: read.cameras.map(cameraOf) }
    if (read?.kind === 'rebuild') return { kind: 'rebuild', rebuild: rebuildOf(read.rebuild as Columns) }
    return undefined
  } catch {
    return undefined
  }
}

type Columns = Readonly<Record<string, unknown>>

const cameraOf = ({ camera, stream, masks }: Columns): ToldCamera => ({
  camera: idOf(camera),
  stream: stream === 'main' ? 'main' : 'sub',
  masks: Array.isArray(masks) ? masks.map(polygonOf) : [],
})

const rebuildOf = ({ camera, from, to }: Columns): ToldRebuild => ({
  camera: camera === undefined || camera === null ? undefined : idOf(camera),
  from: wallTime90k(tickOf(from)),
  to: wallTime90k(tickOf(to)),
})

const idOf = (value: unknown): CameraId => {
  const read = cameraId(String(value))
  if (!read.ok) throw new Error('not a camera')
  return read.value
}

const tickOf = (value: unknown): number => {
  if (!Number.isSafeInteger(value)) throw new Error('not an instant')
  return value as number
}

const polygonOf = (value: unknown): Polygon => {
  const known =
    Array.isArray(value) &&
    value.length <= MOST_POINTS &&
    value.every(point => Array.isArray(point) && point.length === 2 && point.every(part => Number.isFinite(part)))
  if (!known) throw new Error('not a polygon')
  return value as unknown as Polygon
}
