// Backfill sources: what could hold footage of a camera: the recorder that it hangs on, what tells of recordings over ONVIF, its own memory
// card. Which manner of asking a maker's devices have follows from the brand, or from the address that the camera is watched by.

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
import type { OnvifService } from './onvif-source.ts'

export type SourceBooks = {
  readonly cameras: CameraSecrets
  readonly devices: DeviceReader
  readonly nvrs: NvrSecrets
}

/** What is asked in its maker's way, before ONVIF's replay and after it. */
export type MakersSources = { readonly recorder: readonly FoundSource[]; readonly card: readonly FoundSource[] }

/** Sources of a camera; none when nothing is known that could hold its footage. */
export const sourcesOf = ({ cameras, devices, nvrs }: SourceBooks, id: CameraId): MakersSources => {
  const camera = cameras.list().find(known => known.id === id)
  if (camera === undefined || camera.locked) return { recorder: [], card: [] }
  const device = devices.get(id)
  return { recorder: ofRecorder(camera, device, nvrs), card: ofCard(camera, device, nvrs) }
}

/** Where the ONVIF service of a camera answers, or of the recorder that it hangs on, with whose password, and which of its pictures is meant. */
export const serviceOf = ({ cameras, devices, nvrs }: SourceBooks, id: CameraId): OnvifService | undefined => {
  const { service_url, nvr, channel } = devices.get(id)
  const camera = cameras.list().find(known => known.id === id)
  const recorder = nvr === null ? undefined : nvrs.get(nvr)
  const url = service_url ?? (recorder === undefined ? null : `http://${recorder.address}/`)
  if (url === null || camera === undefined || camera.locked) return undefined
  return { service_url: url, credentials: credentialsOf(recorder ?? camera), channel, main_url: camera.main_url }
}

/** Whether anything is known that could hold a stream of a camera; opens no vault. ONVIF's replay is of the main stream. */
export const hasSource = (
  { main_url }: Pick<CameraRow, 'main_url'>,
  { nvr, brand, service_url }: CameraDevice,
  stream: StreamName,
): boolean =>
  ((service_url !== null || nvr !== null) && stream === 'main') ||
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
  const same = watched !== undefined && hostAt(watched) === hostAt(`rtsp://${host}`)
  const hidden = insideOf(camera) !== undefined || /^rtsps:/i.test(camera.main_url)
  const url = same && hidden ? watched : `rtsp://${host}:${known.rtsp_port}`
  const inside = same ? insideOf(camera) : undefined
  const web = `http://${isIP(known.address) === 6 ? host : known.address}`
  return [source('nvr', { dialect, url, channel, stream: 'main', inside }, known, web)]
}

/** Where a maker's devices have their web service, unless somebody moved it. */
const usualWeb = (main_url: string, brand: BrandCode | null): string | undefined => {
  const host = hostAt(main_url)
  return host === undefined || brand === null ? undefined : `http://${host}:${brandNamed(brand).ports.web[0] ?? 80}`
}

const hostAt = (url: string): string | undefined => URL.parse(url)?.hostname.toLowerCase()

const insideOf = ({ transport }: Pick<CameraRow, 'transport'>): 'http' | 'tls' | undefined =>
  transport === 'http' || transport === 'tls' ? transport : undefined

/** The card of a camera that is watched through a recorder is out of our reach: the address is the recorder's. */
const ofCard = (camera: CameraWithSecrets, device: CameraDevice, nvrs: NvrSecrets): readonly FoundSource[] => {
  const recorder = device.nvr === null ? undefined : nvrs.get(device.nvr)
  if (
    device.nvr !== null &&
    (recorder === undefined || hostAt(camera.main_url) === hostAt(`rtsp://${hostOf(recorder.address)}`))
  )
    return []
  const inside = insideOf(camera)
  const web = URL.parse(device.service_url ?? '')?.origin ?? usualWeb(camera.main_url, device.brand)
  const watched = readLiveAddress(camera.main_url)
  if (watched !== undefined) {
    return [source('device', { ...watched, stream: 'main', inside }, camera, web)]
  }
  const dialect = dialectOf(device.brand)
  const base = /^rtsps?:\/\/[^/]+/i.exec(camera.main_url)?.[0]
  if (dialect === null || base === undefined) return []
  return [source('device', { dialect, url: base, channel: 1, stream: 'main', inside }, camera, web)]
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
