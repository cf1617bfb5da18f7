// TP-Link Tapo: an account of its own for RTSP and ONVIF that the app makes, ONVIF on port 2020, a head that turns.

import type { Personality } from './personality.ts'

export const tpLink: Personality = {
  code: 'tp_link',
  maker: 'tp-link',
  model: 'Tapo C200',
  recorder_model: 'VIGI NVR1008H',
  firmware: '1.3.9 Build {yymmdd} Rel.40293n',
  mac_begins: '30:de:4b',
  server: 'TP-LINK HTTPD/1.0',
  realm: () => 'TP-LINK IP-Camera',
  factory: { username: 'admin', password: 'admin' },
  password: 'chosen',
  ports: { rtsp: 554, http: 2020 },
  rtsp: {
    auth: 'digest',
    paths: (channel, stream) => [`/stream${channel * 2 - (stream === 'main' ? 1 : 0)}`],
    control: track => `track${track + 1}`,
  },
  onvif: {
    sign_in: 'token',
    prefix: 'SOAP-ENV',
    path: '/onvif/device_service',
    services: ['media', 'events', 'ptz', 'imaging'],
    profile_token: (channel, stream) => `profile_${channel * 2 - (stream === 'main' ? 1 : 0)}`,
  },
  api: undefined,
  traits: {
    ptz: true,
    audio: 'pcma',
    firmware_on: '2023-10-19',
    card: { state: 'ok', capacity_mb: 122_060, free_mb: 1_204, days_kept: 9 },
  },
}
