// Which camera a request is about. Throws `no_such_camera`.

import { type CameraId, knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'

/** One that the station has now: it can be spoken to. */
export const presentCamera = (cameras: Pick<CameraReader, 'get'>, camera: string): CameraId => {
  const id = knownCameraId(camera)
  if (cameras.get(id) === undefined) throw new Problem('no_such_camera', { camera })
  return id
}

/** One that it has or once had: its footage is kept when it is removed. */
export const knownCamera = (cameras: Pick<CameraReader, 'known'>, camera: string): CameraId => {
  const id = knownCameraId(camera)
  if (!cameras.known(id)) throw new Problem('no_such_camera', { camera })
  return id
}
