// Moved device: a camera that is called at another address answers to its ONVIF and web service there too, unless those were elsewhere before.

import type { CameraRow } from '#community/upkeep/camera-book.ts'
import type { CameraDevice } from '#community/upkeep/device-book.ts'
import { readCameraAddress } from '#engine/camera/address.ts'

type Called = Pick<CameraRow, 'main_url'>

export const movedWith = (before: Called, after: Called, device: CameraDevice): CameraDevice => {
  const [from, to] = [hostOf(before), hostOf(after)]
  const service = device.service_url === null ? null : URL.parse(device.service_url)
  if (from === to || from === undefined || to === undefined || service?.hostname !== from) return device
  service.hostname = to
  return { ...device, service_url: service.href }
}

const hostOf = ({ main_url }: Called): string | undefined => {
  const read = readCameraAddress(main_url)
  if (!read.ok) return undefined
  const { host } = read.value
  return host.includes(':') ? `[${host}]` : host
}
