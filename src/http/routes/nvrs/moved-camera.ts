// Moved camera: where a camera of a recorder is called once the recorder stands at another address or port, and what it is once the
// recorder is forgotten. A camera that was given an address elsewhere by hand stays there.

import type { CameraChange, CameraRow } from '#community/upkeep/camera-book.ts'
import type { CameraDevice } from '#community/upkeep/device-book.ts'
import type { NvrRow } from '#community/upkeep/nvr-book.ts'
import { readCameraAddress } from '#engine/camera/address.ts'
import { readProbeAddress } from '#engine/camera/probe.ts'
import { hostAndPort, urlsOf, type WithCredentials } from './channel-adding.ts'

type Place = Pick<NvrRow, 'address' | 'rtsp_port'>

/** Addresses that carry a password are made anew, since what is shown of them lacks it. */
export const movedUrls = (
  { main_url, sub_url }: Pick<CameraRow, 'main_url' | 'sub_url'>,
  channel: number,
  before: Place,
  after: WithCredentials,
): Pick<CameraChange, 'main_url' | 'sub_url'> => {
  if (hostOf(main_url) !== hostOfNvr(before)) return {}
  const carried = urlsOf(after, channel, after)
  if (carried.main_url !== undefined) return carried
  return { main_url: moved(main_url, before, after), sub_url: sub_url === null ? null : moved(sub_url, before, after) }
}

export const movedDevice = (device: CameraDevice, before: Place, after: Place): CameraDevice => {
  const url = device.service_url === null ? null : URL.parse(device.service_url)
  if (url === null || url.host !== URL.parse(`http://${hostAndPort(before)}`)?.host) return device
  return { ...device, service_url: `http://${hostAndPort(after)}${url.pathname}${url.search}` }
}

/** It keeps its channel, and where the recorder's web service answers. */
export const freedDevice = (device: CameraDevice, nvr: Place): CameraDevice => ({
  ...device,
  service_url: device.service_url ?? `http://${hostAndPort(nvr)}`,
  nvr: null,
})

const moved = (text: string, before: Place, after: Place): string => {
  const read = readCameraAddress(text)
  const host = hostOfNvr(after)
  if (!read.ok || host === undefined || read.value.host !== hostOfNvr(before)) return text
  const { port, path, tls } = read.value
  const to = port === before.rtsp_port ? after.rtsp_port : port
  return `rtsp${tls ? 's' : ''}://${host.includes(':') ? `[${host}]` : host}:${to}${path}`
}

const hostOf = (url: string): string | undefined => {
  const read = readCameraAddress(url)
  return read.ok ? read.value.host : undefined
}

const hostOfNvr = ({ address }: Place): string | undefined => {
  const read = readProbeAddress(address)
  return read.ok ? read.value.host : undefined
}
