// Profiles: how a device's channels and streams are told in both media services: tokens, addresses, and what may be set.

import type { StreamName } from '#simulator/brands/personality.ts'
import type { Channel, Device } from '#simulator/device/device.ts'
import type { StreamSettings } from '#simulator/device/stream-settings.ts'
import type { VideoCodec } from '#simulator/footage/film.ts'
import { ownHost } from './device-service.ts'
import type { Call } from './soap.ts'

export type Profile = {
  readonly token: string
  readonly name: string
  readonly channel: Channel
  readonly stream: StreamName
  readonly settings: StreamSettings
}

export const profilesOf = (device: Device): Profile[] =>
  device.channels.flatMap(channel =>
    (['main', 'sub'] as const).map(stream => ({
      token: device.personality.onvif?.profile_token(channel.number, stream) ?? `${channel.number}${stream}`,
      name: `${stream === 'main' ? 'mainStream' : 'subStream'}${device.recorder ? ` ${channel.number}` : ''}`,
      channel,
      stream,
      settings: channel.streams[stream],
    })),
  )

export const findProfile = (device: Device, token: string | undefined): Profile | undefined =>
  profilesOf(device).find(one => one.token === token)

export const encoderToken = ({ channel, stream }: Profile): string => `VideoEncoderToken_${channel.number}_${stream}`
export const sourceToken = ({ channel }: Profile): string => `VideoSource_${channel.number}`
export const sourceConfigToken = ({ channel }: Profile): string => `VideoSourceToken_${channel.number}`

export const findEncoder = (device: Device, token: string | undefined): Profile | undefined =>
  profilesOf(device).find(one => encoderToken(one) === token)

/** As GetStreamUri tells it; a path that carries the password carries the true one. */
export const streamUri = (call: Call, { channel, stream, token }: Profile): string => {
  const { device } = call
  const { rtsp, onvif } = device.personality
  const path = (rtsp?.paths(channel.number, stream)[0] ?? '/')
    .replace('{user}', device.account.username)
    .replace('{password}', device.account.password)
  const query = onvif?.query?.(token)
  const more = query === undefined ? '' : `${path.includes('?') ? '&' : '?'}${query}`
  return `rtsp://${rtspHost(call)}${path}${more}`
}

export const snapshotUri = (call: Call, { channel, stream }: Profile): string =>
  `http://${ownHost(call)}/onvif/snapshot/${channel.number}/${stream}`

export const videoEncodings: Readonly<Record<VideoCodec, string>> = { h264: 'H264', h265: 'H265', mjpeg: 'JPEG' }

/** Undefined for what no camera sends. */
export const codecOf = (encoding: string | undefined): VideoCodec | undefined =>
  (['h264', 'h265', 'mjpeg'] as const).find(codec => videoEncodings[codec] === encoding?.toUpperCase())

/** The sizes that a stream can be set to, as both media services write them. */
export const sizesXml = ({ settings }: Profile): string =>
  settings.sizes
    .map(
      ({ width, height }) =>
        `<tt:ResolutionsAvailable><tt:Width>${width}</tt:Width><tt:Height>${height}</tt:Height></tt:ResolutionsAvailable>`,
    )
    .join('')

export const GROUP_RANGE = { least: 1, most: 400 } as const
export const BITRATE_RANGE = { least: 64, most: 16_384 } as const

const rtspHost = (call: Call): string => {
  const host = ownHost(call).replace(/:\d+$/, '')
  return `${host}:${call.device.rtsp_port}`
}
