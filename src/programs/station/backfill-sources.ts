// Backfill sources: what could hold footage of a camera, in the order in which it is asked: the recorder that it hangs on, then its own
// memory card. Which manner of asking a maker's devices have follows from the brand, or from the address that the camera is watched by.

import { isIP } from 'node:net'
import type { CameraId } from '#base/ids.ts'
import type { CameraRow } from '#community/upkeep/camera-book.ts'
import type { CameraDevice, DeviceReader } from '#community/upkeep/device-book.ts'
import type { BrandCode } from '#contract/brand.ts'
import type { PlaybackDialect, PlaybackSource } from '#engine/camera/playback-address.ts'
import type { KnownSource } from '#engine/relay/source.ts'
import type { CameraSecrets, CameraWithSecrets } from '#store/cameras.ts'
import type { NvrSecrets } from '#store/nvrs.ts'

const dialects: Partial<Readonly<Record<BrandCode, PlaybackDialect>>> = {
  hikvision: 'hikvision',
  ezviz: 'hikvision',
  dahua: 'dahua',
  kbvision: 'dahua',
  imou: 'dahua',
}

export type SourceBooks = {
  readonly cameras: CameraSecrets
  readonly devices: DeviceReader
  readonly nvrs: NvrSecrets
}

/** Sources of a camera; none when nothing is known that could hold its footage. */
export const sourcesOf = ({ cameras, devices, nvrs }: SourceBooks, id: CameraId): readonly KnownSource[] => {
  const camera = cameras.list().find(known => known.id === id)
  if (camera === undefined || camera.locked) return []
  const device = devices.get(id)
  return [...ofRecorder(device, nvrs), ...ofCard(camera, device)]
}

/** Where a camera's ONVIF service answers, and with whose password, for cameras that no maker's way of asking is known of. */
export const serviceOf = ({ cameras, devices }: SourceBooks, id: CameraId) => {
  const { service_url } = devices.get(id)
  const camera = cameras.list().find(known => known.id === id)
  if (service_url === null || camera === undefined || camera.locked) return undefined
  return { service_url, credentials: credentialsOf(camera) }
}

/** Whether anything is known that could hold a camera's footage; opens no vault. */
export const hasSource = (
  { main_url }: Pick<CameraRow, 'main_url'>,
  { nvr, brand, service_url }: CameraDevice,
): boolean =>
  nvr !== null ||
  service_url !== null ||
  readLiveAddress(main_url) !== undefined ||
  (brand !== null && dialects[brand] !== undefined)

const ofRecorder = ({ nvr, channel }: CameraDevice, nvrs: NvrSecrets): readonly KnownSource[] => {
  const known = nvr === null ? undefined : nvrs.get(nvr)
  const dialect = dialects[known?.brand ?? 'generic_onvif']
  if (known === undefined || dialect === undefined || channel === null) return []
  const url = `rtsp://${hostOf(known.address)}:${known.rtsp_port}`
  return [source('nvr', { dialect, url, channel, stream: 'main' }, known)]
}

/** A camera that is watched through a recorder has its footage there, and its address is the recorder's. */
const ofCard = (camera: CameraWithSecrets, device: CameraDevice): readonly KnownSource[] => {
  if (device.nvr !== null) return []
  const watched = readLiveAddress(camera.main_url)
  if (watched !== undefined) {
    const kind = watched.channel >= 2 ? 'nvr' : 'sd_card'
    return [source(kind, { ...watched, stream: 'main' }, camera)]
  }
  const dialect = dialects[device.brand ?? 'generic_onvif']
  const base = /^rtsp:\/\/[^/]+/i.exec(camera.main_url)?.[0]
  if (dialect === undefined || base === undefined) return []
  return [source('sd_card', { dialect, url: base, channel: 1, stream: 'main' }, camera)]
}

/** The maker's way of asking, by how the camera is watched; undefined where the address does not show it. */
export const readLiveAddress = (url: string): Omit<PlaybackSource, 'stream'> | undefined => {
  const [, hikvision, track] =
    /^(rtsp:\/\/.{1,400}?)\/Streaming\/Channels\/(\d{1,3})0[1-3](?:[/?].*)?$/i.exec(url) ?? []
  if (hikvision !== undefined) return { dialect: 'hikvision', url: hikvision, channel: Number(track) }
  const [, dahua, channel] =
    /^(rtsp:\/\/.{1,400}?)\/cam\/realmonitor\?(?:.*&)?channel=(\d{1,3})(?:&.*)?$/i.exec(url) ?? []
  if (dahua !== undefined) return { dialect: 'dahua', url: dahua, channel: Number(channel) }
  return undefined
}

const source = (
  kind: KnownSource['kind'],
  playback: PlaybackSource,
  { username, password }: { readonly username: string; readonly password: string },
): KnownSource => ({
  kind,
  playback,
  credentials: credentialsOf({ username, password }),
  clock: undefined,
})

const credentialsOf = ({ username, password }: { readonly username: string; readonly password: string }) =>
  username === '' && password === '' ? undefined : { username, password }

/** The web service's port stands behind the address; recordings are on the RTSP port. */
const hostOf = (address: string): string => {
  if (isIP(address) === 6) return `[${address}]`
  return address.replace(/:\d{1,5}$/, '')
}
