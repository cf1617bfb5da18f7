// Camera adder: what was found becomes a camera of the station, with a word on what it hangs on. One way in for probes, recorders and
// spreadsheets.

import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import type { CameraBook } from '#community/upkeep/camera-book.ts'
import type { CameraDevice, DeviceBook } from '#community/upkeep/device-book.ts'
import type { Camera } from '#contract/camera.ts'
import type { RecorderView } from '#http/ports.ts'
import { cameraShower } from '#http/routes/cameras/shown-camera.ts'

export type Adding = {
  readonly id?: CameraId
  readonly name: string
  readonly place: string
  readonly main_url: string
  readonly sub_url: string | null
  readonly credentials: { readonly username: string; readonly password: string } | undefined
  readonly transport: 'tcp' | 'udp'
  readonly device: CameraDevice
  /** Whoever adds it. */
  readonly by: string
}

export type CameraAdder = {
  /** Throws `camera_exists`. */
  readonly add: (adding: Adding) => Camera
  /** As `add` for each, and the recorder hears of it once. */
  readonly addAll: (adding: readonly Adding[]) => readonly Camera[]
}

type Need = {
  readonly cameras: CameraBook
  readonly devices: DeviceBook
  readonly recorder: Pick<RecorderView, 'statusOf' | 'camerasChanged'>
  readonly clock: Clock
  readonly log: Logger
}

export const createCameraAdder = (need: Need): CameraAdder => {
  const { cameras, devices, recorder, log } = need
  const shown = cameraShower(need)
  const put = ({ credentials, device, by, ...camera }: Adding): CameraId => {
    const row = cameras.add({
      ...camera,
      username: credentials?.username ?? '',
      password: credentials?.password ?? '',
      record_audio: false,
    })
    devices.set(row.id, device)
    log.info('camera added', { camera: row.id, by, brand: device.brand })
    return row.id
  }
  const addAll = (adding: readonly Adding[]): readonly Camera[] => {
    const ids: CameraId[] = []
    try {
      for (const one of adding) ids.push(put(one))
    } finally {
      if (ids.length > 0) recorder.camerasChanged()
    }
    return ids.map(id => shown(cameras.get(id)!))
  }
  return { add: adding => addAll([adding])[0]!, addAll }
}
