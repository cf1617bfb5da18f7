// Opens steering on a station: the way from a camera to the ONVIF profile that turns its head.

import type { CameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { addressOf } from '#engine/camera/doctor.ts'
import type { OnvifConditions } from '#engine/camera/onvif-device.ts'
import { openOnvifDevice } from '#engine/camera/onvif-open.ts'
import { problemOf } from '#engine/camera/onvif-trouble.ts'
import { createPtzDesk, type PtzDesk, type PtzHead } from '#http/routes/ptz/ptz-desk.ts'
import { type CameraBooks, cameraAtHand } from './camera-at-hand.ts'

export const openPtz = (books: CameraBooks, conditions: OnvifConditions): PtzDesk =>
  createPtzDesk(camera => headOf(books, conditions, camera))

const headOf = async (books: CameraBooks, conditions: OnvifConditions, camera: CameraId): Promise<PtzHead> => {
  const known = cameraAtHand(books, camera)
  if (known === undefined) throw new Problem('no_such_camera', { camera })
  const address = addressOf(known.service_url)
  if (address === undefined || known.credentials === undefined)
    throw new Problem('camera_cannot_be_steered', { camera })
  const opened = await openOnvifDevice(conditions, address, known.credentials)
  if (!opened.ok) throw problemOf(opened.problem, { camera })
  const { services, media, ptz } = opened.value
  if (!services.has('ptz')) throw new Problem('camera_cannot_be_steered', { camera })
  const profiles = await media.profiles()
  if (!profiles.ok) throw problemOf(profiles.problem, { camera })
  const sources = [...new Set(profiles.value.map(({ source }) => source))]
  const source = sources[(known.channel ?? 1) - 1]
  const steered = profiles.value.find(profile => profile.ptz !== undefined && profile.source === source)
  if (steered === undefined) throw new Problem('camera_cannot_be_steered', { camera })
  return { ptz, profile: steered.token }
}
