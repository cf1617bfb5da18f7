// Device desk: one camera asked over ONVIF for what a technician wants to know, its picture's settings, and a new start. What a device does not
// tell is left out; what it refuses is a problem that a person can read.

import type { CameraId } from '#base/ids.ts'
import type { DayNight, DeviceShown, Imaging, SetImaging } from '#contract/device.ts'
import type { OnvifDevice } from '#engine/camera/onvif-device.ts'
import type { ImagingChange, ImagingOptions, ImagingSettings, IrCut } from '#engine/camera/onvif-imaging.ts'
import type { Span } from '#engine/camera/onvif-media.ts'
import { type OnvifResult, problemOf } from '#engine/camera/onvif-trouble.ts'

/** A device that was signed in to, and which of its video sources is the camera. */
export type OpenedDevice = { readonly device: OnvifDevice; readonly source: () => Promise<string> }

export type DeviceDesk = {
  readonly about: (camera: CameraId) => Promise<DeviceShown>
  readonly imaging: (camera: CameraId) => Promise<Imaging>
  readonly setImaging: (camera: CameraId, wanted: SetImaging) => Promise<Imaging>
  readonly reboot: (camera: CameraId) => Promise<void>
}

/** `open` throws the problems of a device. */
export const createDeviceDesk = (open: (camera: CameraId) => Promise<OpenedDevice>): DeviceDesk => ({
  about: async camera => about((await open(camera)).device, camera),
  imaging: async camera => {
    const { device, source } = await open(camera)
    return shownImaging(device, await source(), camera)
  },
  setImaging: async (camera, wanted) => {
    const { device, source } = await open(camera)
    const token = await source()
    must(await device.imaging.set(token, changeOf(wanted)), camera)
    return shownImaging(device, token, camera)
  },
  reboot: async camera => must(await (await open(camera)).device.reboot(), camera),
})

const must = <T>(result: OnvifResult<T>, camera: CameraId): T => {
  if (result.ok) return result.value
  throw problemOf(result.problem, { camera })
}

const about = async (device: OnvifDevice, camera: CameraId): Promise<DeviceShown> => {
  const [identity, hostname, cards, users, time, ntp] = await Promise.all([
    device.identity(),
    device.hostname(),
    device.networkCards(),
    device.users(),
    device.time(),
    device.ntp(),
  ])
  const { manufacturer, model, firmware, serial } = must(identity, camera)
  return {
    maker: manufacturer,
    model,
    firmware,
    serial,
    hostname: hostname.ok && hostname.value !== '' ? hostname.value : null,
    network: cards.ok
      ? cards.value.map(({ name, mac, ipv4 }) => ({ name, mac: mac ?? null, addresses: [...ipv4] }))
      : [],
    accounts: users.ok ? users.value.map(({ name }) => name) : null,
    clock: time.ok
      ? {
          offset_ms: time.value.offset_ms,
          timezone: time.value.timezone ?? null,
          set_by: time.value.set_by ?? null,
        }
      : null,
    ntp: ntp.ok ? [...ntp.value.servers] : [],
  }
}

const shownImaging = async (device: OnvifDevice, source: string, camera: CameraId): Promise<Imaging> => {
  const [settings, options] = await Promise.all([device.imaging.settings(source), device.imaging.options(source)])
  const now: ImagingSettings = must(settings, camera)
  const may: ImagingOptions | undefined = options.ok ? options.value : undefined
  const number = (value: number | undefined, span: Span | undefined) =>
    value === undefined ? null : { value, least: span?.least ?? 0, most: span?.most ?? 100 }
  return {
    brightness: number(now.brightness, may?.brightness),
    contrast: number(now.contrast, may?.contrast),
    saturation: number(now.saturation, may?.saturation),
    sharpness: number(now.sharpness, may?.sharpness),
    day_night: now.ir_cut === undefined ? null : called[now.ir_cut],
    day_night_choices:
      now.ir_cut === undefined ? [] : (may?.ir_cut ?? (['on', 'off', 'auto'] as const)).map(one => called[one]),
  }
}

/** By day the filter is on and keeps infrared out. */
const called: Readonly<Record<IrCut, DayNight>> = { on: 'day', off: 'night', auto: 'auto' }
const filters: Readonly<Record<DayNight, IrCut>> = { day: 'on', night: 'off', auto: 'auto' }

const changeOf = ({ day_night, ...numbers }: SetImaging): ImagingChange => ({
  ...(Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined)) as ImagingChange),
  ...(day_night === undefined ? {} : { ir_cut: filters[day_night] }),
})
