// Snapshots: a JPEG of what a stream shows now, for systems that ask for one. Whoever asks for the same within a moment gets the same; only so
// many are made at once, however many ask.

import type { Clock } from '#base/clock.ts'
import type { CameraId, StreamName } from '#base/ids.ts'
import type { Polygon } from '#base/polygon.ts'
import { no, type Result } from '#base/result.ts'
import type { LiveHub } from './live.ts'
import { livePicture } from './live-picture.ts'
import type { PictureMaker, PictureRefusal } from './picture-maker.ts'

/** `silent`: the camera sends no picture. */
export type SnapshotRefusal = PictureRefusal | 'silent'
export type Snapshot = Result<Buffer, SnapshotRefusal>
export type TakeSnapshot = (camera: CameraId, stream: StreamName, covered?: readonly Polygon[]) => Promise<Snapshot>

const FRESH_MS = 1000
const MOST_AT_ONCE = 4
const PATIENCE_MS = 5000
const MOST_WIDTH = 1920

type Taken = { readonly at_ms: number; readonly snapshot: Promise<Snapshot> }

export const snapshotTaker = (hub: LiveHub, pictures: PictureMaker, clock: Clock): TakeSnapshot => {
  const taken = new Map<string, Taken>()
  let busy = 0
  const take: TakeSnapshot = async (camera, stream, covered = []) => {
    const picture = await livePicture(hub, camera, stream, PATIENCE_MS)
    return picture === undefined ? no('silent') : pictures.jpeg(picture, MOST_WIDTH, covered)
  }
  return (camera, stream, covered = []) => {
    const which = `${camera}/${stream}/${JSON.stringify(covered)}`
    const now = clock.monotonic()
    for (const [key, { at_ms }] of taken) if (now - at_ms > FRESH_MS) taken.delete(key)
    const known = taken.get(which)
    if (known !== undefined) return known.snapshot
    if (busy >= MOST_AT_ONCE) return Promise.resolve(no('busy'))
    busy++
    const snapshot = take(camera, stream, covered).finally(() => {
      busy--
    })
    taken.set(which, { at_ms: now, snapshot })
    return snapshot
  }
}
