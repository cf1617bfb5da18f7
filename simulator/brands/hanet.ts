// Hanet: a cloud camera. It answers on the network and offers neither RTSP nor ONVIF.

import type { Personality } from './personality.ts'

export const hanet: Personality = {
  code: 'hanet',
  maker: 'HANET',
  model: 'HA-1500',
  recorder_model: '',
  firmware: '5.2.1',
  mac_begins: '00:d0:2d',
  server: 'hanet',
  realm: () => 'hanet',
  factory: { username: '', password: '' },
  password: 'chosen',
  ports: { rtsp: 554, http: 80 },
  rtsp: undefined,
  onvif: undefined,
  api: undefined,
  traits: { firmware_on: '2025-02-11' },
}
