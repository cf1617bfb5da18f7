// Camera at hand: what the station knows of one camera when it is spoken to beside its stream: its address, its password, what it hangs on. The
// password of a recorder's channel is the recorder's.

import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import type { Suspension } from '#community/upkeep/camera-book.ts'
import type { DeviceReader } from '#community/upkeep/device-book.ts'
import type { StreamStatus } from '#contract/camera.ts'
import type { Patient } from '#engine/camera/doctor.ts'
import type { CameraSecrets } from '#store/cameras.ts'
import type { NvrSecrets } from '#store/nvrs.ts'

export type CameraBooks = {
  readonly clock: Clock
  readonly cameras: CameraSecrets
  readonly devices: DeviceReader
  readonly nvrs: NvrSecrets
  readonly statusOf: (camera: CameraId) => { readonly main: StreamStatus | null; readonly sub: StreamStatus | null }
}

/** Undefined for a camera that is not there. */
export const cameraAtHand = (books: CameraBooks, id: CameraId): Patient | undefined => {
  const camera = books.cameras.list().find(known => known.id === id)
  if (camera === undefined) return undefined
  const device = books.devices.get(id)
  const nvr = device.nvr === null ? undefined : books.nvrs.get(device.nvr)
  const account = camera.username === '' && camera.password === '' ? nvr : camera
  const { username = '', password = '' } = account ?? {}
  return {
    main_url: camera.main_url,
    sub_url: camera.sub_url,
    transport: camera.transport,
    credentials: username === '' && password === '' ? undefined : { username, password },
    brand: device.brand ?? nvr?.brand ?? null,
    service_url: device.service_url ?? (nvr === undefined ? null : `http://${nvr.address}/`),
    channel: device.channel,
    suspended: holds(camera.suspended, books.clock),
    ...books.statusOf(id),
  }
}

const holds = (suspension: Suspension | null, clock: Clock): boolean =>
  suspension !== null && (suspension.until_90k === null || suspension.until_90k > clock.wall())
