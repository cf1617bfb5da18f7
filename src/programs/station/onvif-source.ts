// ONVIF source: the recordings that a camera itself tells of by Profile G, for makers whose own way of asking is not known. Its replay address
// is on the host that was asked (the ONVIF client sees to that), and one try is made with the camera's password.

import type { Clock } from '#base/clock.ts'
import type { AddressGuard } from '#engine/camera/address-guard.ts'
import { openOnvifDevice } from '#engine/camera/onvif-open.ts'
import type { RefusedPasswords } from '#engine/camera/refused-passwords.ts'
import type { KnownSource } from '#engine/relay/source.ts'

export type CallingConditions = {
  readonly guard: AddressGuard
  readonly refused: RefusedPasswords
  readonly clock: Clock
}

/** Undefined where the device has no recordings, or does not answer: then there is nothing that could be asked. */
export const onvifSource = async (
  conditions: CallingConditions,
  service_url: string,
  credentials: KnownSource['credentials'],
): Promise<Omit<KnownSource, 'certificate' | 'pin'> | undefined> => {
  const url = URL.parse(service_url)
  if (url === null) return undefined
  const tls = url.protocol === 'https:'
  const port = Number(url.port || (tls ? 443 : 80))
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const opened = await openOnvifDevice(conditions, { host, port, path: url.pathname, tls }, credentials)
  if (!opened.ok || !opened.value.services.has('replay')) return undefined
  const device = opened.value
  const found = await device.recordings.search()
  const recording = found.ok ? found.value.find(({ tracks }) => tracks.some(({ kind }) => kind === 'video')) : undefined
  const uri = recording === undefined ? undefined : await device.recordings.replayUri(recording.token)
  if (uri?.ok !== true) return undefined
  return {
    kind: 'profile_g',
    playback: { dialect: 'profile_g', url: uri.value, channel: 1, stream: 'main' },
    credentials,
    clock: device.clock === undefined ? undefined : { offset_ms: device.clock.offset_ms },
  }
}
