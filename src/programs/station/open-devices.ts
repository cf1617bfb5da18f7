// Opens the device desk on a station: the way from a camera to its ONVIF service, and to the video source that is the camera.

import type { CameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { addressOf } from '#engine/camera/doctor.ts'
import type { OnvifConditions } from '#engine/camera/onvif-device.ts'
import type { OnvifMedia } from '#engine/camera/onvif-media.ts'
import { openOnvifDevice } from '#engine/camera/onvif-open.ts'
import { problemOf } from '#engine/camera/onvif-trouble.ts'
import { createDeviceDesk, type DeviceDesk, type OpenedDevice } from '#http/routes/devices/device-desk.ts'
import { type CameraBooks, cameraAtHand } from './camera-at-hand.ts'

export const openDevices = (books: CameraBooks, conditions: OnvifConditions): DeviceDesk =>
  createDeviceDesk(camera => opened(books, conditions, camera))

const opened = async (books: CameraBooks, conditions: OnvifConditions, camera: CameraId): Promise<OpenedDevice> => {
  const known = cameraAtHand(books, camera)
  if (known === undefined) throw new Problem('no_such_camera', { camera })
  const address = addressOf(known.service_url)
  if (address === undefined) throw new Problem('device_not_onvif', { camera })
  const answer = await openOnvifDevice(conditions, address, known.credentials)
  if (!answer.ok) throw problemOf(answer.problem, { camera })
  const device = answer.value
  return { device, source: () => sourceOf(device.media, known.channel ?? 1, camera) }
}

const sourceOf = async (media: OnvifMedia, channel: number, camera: CameraId): Promise<string> => {
  const profiles = await media.profiles()
  if (!profiles.ok) throw problemOf(profiles.problem, { camera })
  const sources = [...new Set(profiles.value.flatMap(({ source }) => source ?? []))]
  const source = sources[channel - 1]
  if (source === undefined) throw new Problem('device_cannot', { camera })
  return source
}
