// XMeye-type no-names: user and password stand in the address, ONVIF listens on 8899, the factory password is none at all, the clock was never set.

import { type Personality, titled } from './personality.ts'

export const xmeye: Personality = {
  code: 'xmeye',
  maker: 'H264',
  model: 'XM530_50X50-WG_8M',
  recorder_model: 'NBD8016S-UL',
  firmware: 'V5.00.R02.00030747.10010.349f17 {date}',
  mac_begins: '00:12:31',
  server: 'H264DVR 1.0',
  realm: () => 'IPCamera',
  page: titled('NETSurveillance WEB'),
  factory: { username: 'admin', password: '' },
  password: 'chosen',
  ports: { rtsp: 554, http: 8899 },
  rtsp: {
    auth: 'url',
    paths: (channel, stream) => [
      `/user={user}_password={password}_channel=${channel}_stream=${stream === 'main' ? 0 : 1}.sdp`,
      `/user={user}&password={password}&channel=${channel}&stream=${stream === 'main' ? 0 : 1}.sdp`,
    ],
    control: track => `trackID=${track + 3}`,
  },
  onvif: {
    sign_in: 'token',
    prefix: 'SOAP-ENV',
    path: '/onvif/device_service',
    services: ['media'],
    profile_token: (channel, stream) => `${String(channel - 1).padStart(2, '0')}${stream === 'main' ? 0 : 1}`,
    query: () => 'real_stream',
  },
  api: undefined,
  traits: { firmware_on: '2019-06-12', clock_offset_ms: -5 * 86_400_000, time_zone: 'GMT+00:00', zone_minutes: 0 },
}
