// The device book: what a camera is part of, and how its maker is spoken to, as far as that is known. `store` implements it.

import type { CameraId } from '#base/ids.ts'
import type { BrandCode } from '#contract/brand.ts'

export type CameraDevice = {
  readonly brand: BrandCode | null
  /** Where its ONVIF or web service answers, `http://192.168.1.20:80/onvif/device_service`; null: not known. */
  readonly service_url: string | null
  /** The recorder of another maker that it hangs on, and its channel there, from 1. */
  readonly nvr: string | null
  readonly channel: number | null
}

/** What is known of a camera that nobody said anything about. */
export const unknownDevice: CameraDevice = { brand: null, service_url: null, nvr: null, channel: null }

export type DeviceReader = {
  readonly get: (camera: CameraId) => CameraDevice
  /** Cameras of a recorder by channel; removed cameras are not told. */
  readonly ofNvr: (nvr: string) => readonly { readonly camera: CameraId; readonly channel: number }[]
}

export type DeviceBook = DeviceReader & {
  readonly set: (camera: CameraId, device: CameraDevice) => void
}
