// Reolink: `/h264Preview_01_main`, ONVIF on port 8000, G.711 or AAC with every stream.

import type { Personality } from './personality.ts'

export const reolink: Personality = {
  code: 'reolink',
  maker: 'Reolink',
  model: 'RLC-510A',
  recorder_model: 'RLN8-410',
  firmware: 'v3.1.0.951_{yymmdd}67',
  mac_begins: 'ec:71:db',
  server: 'Reolink',
  realm: () => 'BC Streaming Media',
  factory: { username: 'admin', password: '' },
  password: 'chosen',
  ports: { rtsp: 554, http: 8000 },
  rtsp: {
    auth: 'digest',
    paths: (channel, stream) => {
      const number = String(channel).padStart(2, '0')
      return [`/h264Preview_${number}_${stream}`, `/Preview_${number}_${stream}`]
    },
    control: track => `trackID=${track + 1}`,
  },
  onvif: {
    sign_in: 'token',
    prefix: 'SOAP-ENV',
    path: '/onvif/device_service',
    services: ['media', 'events', 'imaging'],
    profile_token: (channel, stream) => `${String((channel - 1) * 2 + (stream === 'main' ? 0 : 1)).padStart(3, '0')}`,
  },
  api: undefined,
  traits: { audio: 'aac', firmware_on: '2022-04-15' },
}
