// Patient: the camera that is looked over, as the station knows it, and what whoever looks needs from the rooms behind this one.

import type { Clock } from '#base/clock.ts'
import type { StreamName } from '#base/ids.ts'
import type { BrandCode } from '#contract/brand.ts'
import type { StreamStatus, Transport } from '#contract/camera.ts'
import type { AddressGuard } from '#engine/camera/address-guard.ts'
import type { HttpClient } from '#engine/camera/http-client.ts'
import type { StreamPicture } from '#engine/camera/look.ts'
import type { MeasuredStream } from '#engine/camera/measured-stream.ts'
import type { OpenOnvifDevice } from '#engine/camera/onvif-device.ts'
import type { RefusedPasswords } from '#engine/camera/refused-passwords.ts'
import type { Credentials } from '#engine/camera/rtsp/auth.ts'

export type Patient = {
  /** With whatever secrets its path holds; without user and password before the host. */
  readonly main_url: string
  readonly sub_url: string | null
  /** How it is recorded, and so how it is looked at. */
  readonly transport: Transport
  readonly credentials: Credentials | undefined
  readonly brand: BrandCode | null
  /** Where its ONVIF or web service answers; null: looked for on the usual ports. */
  readonly service_url: string | null
  /** Of a recorder; null: not known to hang on one. */
  readonly channel: number | null
  readonly suspended: boolean
  readonly main: StreamStatus | null
  readonly sub: StreamStatus | null
}

export type DoctorConditions = {
  readonly guard: AddressGuard
  readonly refused: RefusedPasswords
  readonly clock: Clock
  readonly http: HttpClient
  readonly openDevice: OpenOnvifDevice
  /** In the stream that is recorded, where it is; else in a short session of its own. Never rejects. */
  readonly measure: (stream: StreamName, signal: AbortSignal) => Promise<MeasuredStream>
  /** In a short session of its own, whatever is recorded: how it is sent from now on. */
  readonly measureAnew: (stream: StreamName, signal: AbortSignal) => Promise<MeasuredStream>
  /** Whether a keyframe decodes; null: nobody here could try. */
  readonly decodes: (picture: StreamPicture) => Promise<boolean | null>
  /** The latest word on packets lost, for how much is lost while it is looked at. */
  readonly lostPackets: (stream: StreamName) => number | null
}

/** The channel of a recorder, or of the one camera: as it is known, else as its address tells. */
export const channelOf = ({ channel, main_url }: Patient): number => {
  if (channel !== null) return channel
  const told =
    /\/Streaming\/Channels\/(\d{1,3})0[1-3]\b/i.exec(main_url) ??
    /\brealmonitor\?(?:.*&)?channel=(\d{1,3})\b/i.exec(main_url)
  return Math.max(1, Number(told?.[1] ?? 1))
}
