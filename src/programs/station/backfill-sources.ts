// Backfill sources: what could hold footage of a camera, in the order in which it is asked: the recorder that it hangs on, then its own
// memory card. Which manner of asking a maker's devices have follows from the brand, or from the address that the camera is watched by.

import { isIP } from 'node:net'
import type { CameraId, StreamName } from '#base/ids.ts'
import type { CameraRow } from '#community/upkeep/camera-book.ts'
import type { CameraDevice, DeviceReader } from '#community/upkeep/device-book.ts'
import type { BrandCode } from '#contract/brand.ts'
import { type Brand, brandNamed } from '#engine/camera/brands.ts'
import type { PlaybackSource } from '#engine/camera/playback-address.ts'
import type { KnownSource } from '#engine/relay/source.ts'
import type { CameraSecrets, CameraWithSecrets } from '#store/cameras.ts'
import type { NvrSecrets } from '#store/nvrs.ts'

export type SourceBooks = {
  readonly cameras: CameraSecrets
  readonly devices: DeviceReader
  readonly nvrs: NvrSecrets
}

/** Sources of a camera; none when nothing is known that could hold its footage. */
export const sourcesOf = ({ cameras, devices, nvrs }: SourceBooks, id: CameraId): readonly FoundSource[] => {
  const camera = cameras.list().find(known => known.id === id)
  if (camera === undefined || camera.locked) return []
  const device = devices.get(id)
  return [...ofRecorder(camera, device, nvrs), ...ofCard(camera, device)]
}

/** Where a camera's ONVIF service answers, and with whose password, for cameras that no maker's way of asking is known of. */
export const serviceOf = ({ cameras, devices }: SourceBooks, id: CameraId) => {
  const { service_url } = devices.get(id)
  const camera = cameras.list().find(known => known.id === id)
  if (service_url === null || camera === undefined || camera.locked) return undefined
  return { service_url, credentials: credentialsOf(camera) }
}

/** Whether anything is known that could hold a stream of a camera; opens no vault. ONVIF's replay is of the main stream. */
export const hasSource = (
  { main_url }: Pick<CameraRow, 'main_url'>,
  { nvr, brand, service_url }: CameraDevice,
  stream: StreamName,
): boolean =>
  nvr !== null ||
  (service_url !== null && stream === 'main') ||
  readLiveAddress(main_url) !== undefined ||
  dialectOf(brand) !== null

/** A source, and where its maker's web service answers, as far as that is known: `http://10.0.0.9:80`. */
export type FoundSource = Omit<KnownSource, 'certificate' | 'pin' | 'held'> & { readonly web: string | undefined }

const dialectOf = (brand: BrandCode | null): Brand['playback'] => (brand === null ? null : brandNamed(brand).playback)

const ofRecorder = (
  camera: CameraWithSecrets,
  { nvr, channel }: CameraDevice,
  nvrs: NvrSecrets,
): readonly FoundSource[] => {
  const known = nvr === null ? undefined : nvrs.get(nvr)
  const dialect = dialectOf(known?.brand ?? null)
  if (known === undefined || dialect === null || channel === null) return []
  const host = hostOf(known.address)
  // Where it is watched inside TLS or HTTP it is asked so too.
  const watched = camera.main_url.match(/^rtsps?:\/\/(?:\[[^\]]+\]|[^/:?]+)(?::\d+)?/i)?.[0]
  const same = watched !== undefined && URL.parse(watched)?.hostname === URL.parse(`rtsp://${host}`)?.hostname
  const hidden = insideOf(camera) !== undefined || /^rtsps:/i.test(camera.main_url)
  const url = same && hidden ? watched : `rtsp://${host}:${known.rtsp_port}`
  const inside = same ? insideOf(camera) : undefined
  const web = `http://${isIP(known.address) === 6 ? host : known.address}`
  return [source('nvr', { dialect, url, channel, stream: 'main', inside }, known, web)]
}

const insideOf = ({ transport }: Pick<CameraRow, 'transport'>): 'http' | 'tls' | undefined =>
  transport === 'http' || transport === 'tls' ? transport : undefined

/** A camera that is watched through a recorder has its footage there, and its address is the recorder's. */
const ofCard = (camera: CameraWithSecrets, device: CameraDevice): readonly FoundSource[] => {
  if (device.nvr !== null) return []
  const inside = insideOf(camera)
  const web = URL.parse(device.service_url ?? '')?.origin
  const watched = readLiveAddress(camera.main_url)
  if (watched !== undefined) {
    const kind = watched.channel >= 2 ? 'nvr' : 'sd_card'
    return [source(kind, { ...watched, stream: 'main', inside }, camera, web)]
  }
  const dialect = dialectOf(device.brand)
  const base = /^rtsps?:\/\/[^/]+/i.exec(camera.main_url)?.[0]
  if (dialect === null || base === undefined) return []
  return [source('sd_card', { dialect, url: base, channel: 1, stream: 'main', inside }, camera, web)]
}

/** The maker's way of asking, by how the camera is watched; undefined where the address does not show it. */
export const readLiveAddress = (url: string): Omit<PlaybackSource, 'stream'> | undefined => {
  const [, hikvision, track] =
    /^(rtsps?:\/\/.{1,400}?)\/Streaming\/Channels\/(\d{1,3})0[1-3](?:[/?].*)?$/i.exec(url) ?? []
  if (hikvision !== undefined) return { dialect: 'hikvision', url: hikvision, channel: Number(track) }
  const [, dahua, channel] =
    /^(rtsps?:\/\/.{1,400}?)\/cam\/realmonitor\?(?:.*&)?channel=(\d{1,3})(?:&.*)?$/i.exec(url) ?? []
  if (dahua !== undefined) return { dialect: 'dahua', url: dahua, channel: Number(channel) }
  return undefined
}

const source = (
  kind: FoundSource['kind'],
  playback: PlaybackSource,
  { username, password }: { readonly username: string; readonly password: string },
  web: string | undefined,
): FoundSource => ({
  kind,
  playback,
  credentials: credentialsOf({ username, password }),
  clock: undefined,
  web,
})

const credentialsOf = ({ username, password }: { readonly username: string; readonly password: string }) =>
  username === '' && password === '' ? undefined : { username, password }

/** The web service's port stands behind the address; recordings are on the RTSP port. */
const hostOf = (address: string): string => {
  if (isIP(address) === 6) return `[${address}]`
  return address.replace(/:\d{1,5}$/, '')
}
