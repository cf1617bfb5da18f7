// ONVIF device: one camera or recorder, asked and set over ONVIF; `onvif-open.ts` opens one. What it answers is foreign: bounded, and every
// address in it is moved to the host that was asked.

import type { Clock } from '#base/clock.ts'
import type { AddressGuard } from './address-guard.ts'
import type { OnvifEvents } from './onvif-events.ts'
import type { OnvifImaging } from './onvif-imaging.ts'
import type { OnvifMedia } from './onvif-media.ts'
import type { OnvifPtz } from './onvif-ptz.ts'
import type { OnvifRecordings } from './onvif-recordings.ts'
import type { OnvifResult } from './onvif-trouble.ts'
import type { RefusedPasswords } from './refused-passwords.ts'
import type { Credentials } from './rtsp/auth.ts'

export type OnvifAddress = {
  readonly host: string
  readonly port: number
  /** `/onvif/device_service` unless the device said another in its discovery. */
  readonly path?: string
  readonly tls?: boolean
}

/** What all devices of one station share. */
export type OnvifConditions = {
  readonly guard: AddressGuard
  readonly refused: RefusedPasswords
  readonly clock: Clock
  /** For one question and its answer, all told; 8 s unless given. */
  readonly timeout_ms?: number
}

export type OnvifService =
  | 'device'
  | 'media'
  | 'media2'
  | 'events'
  | 'ptz'
  | 'imaging'
  | 'recording'
  | 'search'
  | 'replay'

export type DeviceClock = {
  /** The device's UTC minus ours. */
  readonly offset_ms: number
  /** The offset is right to within this: half the round trip and the second that ONVIF rounds to. */
  readonly within_ms: number
  readonly timezone: string | undefined
  readonly set_by: 'manual' | 'ntp' | undefined
  /** True where the device seems to give its local time as UTC. */
  readonly local_labelled_utc: boolean
}

export type DeviceIdentity = {
  readonly manufacturer: string
  readonly model: string
  readonly firmware: string
  readonly serial: string
  readonly hardware: string
}

export type DeviceNetworkCard = {
  readonly name: string
  readonly mac: string | undefined
  readonly ipv4: readonly string[]
}
export type DeviceUser = { readonly name: string; readonly level: string }
export type DeviceNtp = { readonly from_dhcp: boolean; readonly servers: readonly string[] }

/** By hand sets the device to our time, or to the one given; by NTP names the servers (host names or addresses). */
export type TimeSetting =
  | { readonly by: 'hand'; readonly unix_ms?: number; readonly timezone?: string }
  | { readonly by: 'ntp'; readonly servers: readonly string[]; readonly timezone?: string }

export type OnvifDevice = {
  /** Where it was reached. */
  readonly host: string
  readonly ip: string
  readonly port: number
  readonly services: ReadonlySet<OnvifService>
  /** As it stood when the device was opened; undefined where it does not tell. */
  readonly clock: DeviceClock | undefined
  readonly time: () => Promise<OnvifResult<DeviceClock>>
  /** Sets the clock and measures it again. */
  readonly setTime: (setting: TimeSetting) => Promise<OnvifResult<DeviceClock>>
  readonly ntp: () => Promise<OnvifResult<DeviceNtp>>
  readonly identity: () => Promise<OnvifResult<DeviceIdentity>>
  readonly hostname: () => Promise<OnvifResult<string>>
  /** `onvif://www.onvif.org/name/…` and what else it says of itself. */
  readonly scopes: () => Promise<OnvifResult<readonly string[]>>
  readonly networkCards: () => Promise<OnvifResult<readonly DeviceNetworkCard[]>>
  readonly users: () => Promise<OnvifResult<readonly DeviceUser[]>>
  readonly reboot: () => Promise<OnvifResult<void>>
  readonly media: OnvifMedia
  readonly events: OnvifEvents
  readonly ptz: OnvifPtz
  readonly imaging: OnvifImaging
  readonly recordings: OnvifRecordings
}

/**
 * Opens a device (`openOnvifDevice`): asks its clock without signing in, finds its services, and where credentials are given proves them with
 * one question. Without credentials a device tells its clock and little else. `signal` ends every question on this device, now and later.
 */
export type OpenOnvifDevice = (
  conditions: OnvifConditions,
  address: OnvifAddress,
  credentials?: Credentials,
  signal?: AbortSignal,
) => Promise<OnvifResult<OnvifDevice>>
