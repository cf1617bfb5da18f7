// What a request names: `rtsp://station:8554/<camera>/main|sub`, with the track behind it or not.

import { type CameraId, cameraId, type StreamName } from '#base/ids.ts'

export type Target = { readonly camera: CameraId; readonly stream: StreamName; readonly track: string | undefined }

/** Undefined for anything that could be none of ours. */
export const readTarget = (url: string): Target | undefined => {
  const path = url.replace(/^rtsps?:\/\/[^/]*/i, '').replace(/[?#].*$/, '')
  const [, camera = '', stream, track] = /^\/([^/]{1,48})\/(main|sub)(?:\/(trackID=[0-9]{1,3})?)?$/.exec(path) ?? []
  const id = cameraId(camera)
  return id.ok ? { camera: id.value, stream: stream as StreamName, track } : undefined
}

/** The channel that RTP is to travel on, its reports on the one behind; undefined for whatever is not interleaved with TCP. */
export const readChannel = (transport: string | undefined): number | 'any' | undefined => {
  for (const offer of (transport ?? '').slice(0, 2048).split(',')) {
    const [profile = '', ...parameters] = offer.trim().split(';')
    if (profile.toUpperCase() !== 'RTP/AVP/TCP' || parameters.includes('multicast')) continue
    const asked = parameters
      .map(parameter => /^interleaved=(\d{1,3})(?:-\d{1,3})?$/i.exec(parameter.trim()))
      .find(Boolean)
    if (asked == null) return 'any'
    const channel = Number(asked[1])
    if (channel <= 254) return channel
  }
  return undefined
}
