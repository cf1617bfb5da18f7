// Snapshot: one JPEG of a channel, as cameras give it over HTTP.

import type { Device } from '#simulator/device/device.ts'
import { type HttpAnswer, notFound, says } from './http-answer.ts'

/** `/onvif/snapshot/1/main`; the picture is the first of the channel's loop. */
export const snapshot = async (device: Device, url: string): Promise<HttpAnswer> => {
  const [, number, stream] = /^\/onvif\/snapshot\/(\d{1,3})\/(main|sub)$/.exec(url) ?? []
  const channel = device.channel(Number(number))
  if (channel === undefined || (stream !== 'main' && stream !== 'sub')) return notFound
  return says(200, 'image/jpeg', await device.jpeg(channel, stream))
}
