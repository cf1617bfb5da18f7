// Hikvision: ISAPI, digest everywhere, smart codecs (H.264+, H.265+), whole URLs in its descriptions, and recorders whose old addresses count network
// channels from 33.

import type { Personality, StreamName } from './personality.ts'

const digit = (stream: StreamName): number => (stream === 'main' ? 1 : 2)

export const hikvisionPaths = (channel: number, stream: StreamName): readonly string[] => [
  `/Streaming/Channels/${channel}0${digit(stream)}`,
  `/h264/ch${channel}/${stream}/av_stream`,
]

export const hikvision: Personality = {
  code: 'hikvision',
  maker: 'HIKVISION',
  model: 'DS-2CD2143G2-I',
  recorder_model: 'DS-7616NI-K2',
  firmware: 'V5.7.3 build {yymmdd}',
  mac_begins: '44:19:b6',
  server: 'webserver',
  realm: serial => `IP Camera(${serial.slice(0, 5)})`,
  page: '<html><head></head><body><script>window.location.href = "/doc/page/login.asp?_" + Date.now()</script></body></html>',
  factory: { username: 'admin', password: '12345' },
  password: 'chosen',
  ports: { rtsp: 554, http: 80 },
  rtsp: {
    auth: 'digest',
    paths: hikvisionPaths,
    control: track => `trackID=${track + 1}`,
    whole_urls: true,
  },
  onvif: {
    sign_in: 'either',
    prefix: 'env',
    path: '/onvif/device_service',
    services: ['media', 'media2', 'events', 'ptz', 'imaging', 'recording', 'search', 'replay'],
    profile_token: (channel, stream) =>
      channel === 1 ? `Profile_${digit(stream)}` : `Profile_${channel}0${digit(stream)}`,
    query: token => `transportmode=unicast&profile=${token}`,
  },
  api: 'isapi',
  traits: { firmware_on: '2022-01-12' },
}
