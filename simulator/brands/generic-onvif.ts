// A camera of no known maker that follows the book: profiles S and T, HTTP digest, a head that turns.

import type { Personality } from './personality.ts'

export const genericOnvif: Personality = {
  code: 'generic_onvif',
  maker: 'ONVIF_IPNC',
  model: 'IPC-1080P',
  recorder_model: 'NVR-16',
  firmware: '3.4.6 ({date})',
  mac_begins: '00:1c:27',
  server: 'gSOAP/2.8',
  realm: () => 'ONVIF',
  factory: { username: 'admin', password: 'admin' },
  password: 'chosen',
  ports: { rtsp: 554, http: 8080 },
  rtsp: {
    auth: 'digest',
    paths: (channel, stream) => [`/live/ch${channel - 1}/${stream}`],
    control: track => `trackID=${track}`,
  },
  onvif: {
    sign_in: 'digest',
    prefix: 'SOAP-ENV',
    path: '/onvif/device_service',
    services: ['media', 'media2', 'events', 'ptz', 'imaging', 'recording', 'search', 'replay'],
    profile_token: (channel, stream) => `Profile${String(channel * 2 - (stream === 'main' ? 1 : 0)).padStart(3, '0')}`,
  },
  api: undefined,
  traits: { ptz: true, firmware_on: '2024-12-01' },
}
