// Uniview: H.265 from the factory, `/media/video1` on cameras and `/unicast/c1/s0/live` on recorders.

import type { Personality } from './personality.ts'

export const uniview: Personality = {
  code: 'uniview',
  maker: 'UNIVIEW',
  model: 'IPC2124LE-ADF28KM-G',
  recorder_model: 'NVR301-16X',
  firmware: 'QIPC-B2202.6.9.{yymmdd}',
  mac_begins: '48:ea:63',
  server: 'Uniview RTSP Server',
  realm: () => 'Uniview',
  factory: { username: 'admin', password: '123456' },
  password: 'chosen',
  ports: { rtsp: 554, http: 80 },
  rtsp: {
    auth: 'digest',
    paths: (channel, stream) => {
      const live = `/unicast/c${channel}/s${stream === 'main' ? 0 : 1}/live`
      return channel === 1 ? [`/media/video${stream === 'main' ? 1 : 2}`, live] : [live]
    },
    control: track => `trackID=${track + 1}`,
  },
  onvif: {
    sign_in: 'either',
    prefix: 'SOAP-ENV',
    path: '/onvif/device_service',
    services: ['media', 'media2', 'events', 'imaging', 'recording', 'search', 'replay'],
    profile_token: (channel, stream) => `media_profile${channel * 2 - (stream === 'main' ? 1 : 0)}`,
  },
  api: undefined,
  traits: { codec: { main: 'h265', sub: 'h264' }, firmware_on: '2023-05-16' },
}
