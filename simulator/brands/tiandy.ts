// Tiandy: short addresses, H.265 from the factory, ask by ONVIF.

import type { Personality } from './personality.ts'

export const tiandy: Personality = {
  code: 'tiandy',
  maker: 'Tiandy',
  model: 'TC-C32QN',
  recorder_model: 'TC-R3116',
  firmware: 'V4.13.2 build{yymmdd}',
  mac_begins: 'e4:24:6c',
  server: 'Tiandy Media Server',
  realm: () => 'Tiandy',
  factory: { username: 'Admin', password: '1111' },
  password: 'chosen',
  ports: { rtsp: 554, http: 80 },
  rtsp: {
    auth: 'digest',
    paths: (channel, stream) => [
      `/${channel}/${stream === 'main' ? 1 : 2}`,
      `/${channel}${stream === 'main' ? 1 : 2}`,
      ...(channel === 1 && stream === 'main' ? ['/live3.sdp', '/h264_stream'] : []),
    ],
    control: track => `track${track + 1}`,
  },
  onvif: {
    sign_in: 'token',
    prefix: 'SOAP-ENV',
    path: '/onvif/device_service',
    services: ['media', 'events', 'recording', 'search', 'replay'],
    profile_token: (channel, stream) => `Profile${channel}${stream === 'main' ? '_main' : '_sub'}`,
  },
  api: undefined,
  traits: { codec: { main: 'h265', sub: 'h264' }, firmware_on: '2022-10-19' },
}
