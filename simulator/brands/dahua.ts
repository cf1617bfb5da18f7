// Dahua: its CGI, digest, channel and stream behind the question mark of its addresses, smart codec as a setting of its own.

import { type Personality, type PersonalOnvif, type PersonalRtsp, titled } from './personality.ts'

export const dahuaRtsp: PersonalRtsp = {
  auth: 'digest',
  paths: (channel, stream) => [`/cam/realmonitor?channel=${channel}&subtype=${stream === 'main' ? 0 : 1}`],
  control: track => `trackID=${track}`,
}

export const dahuaOnvif: PersonalOnvif = {
  sign_in: 'token',
  prefix: 's',
  path: '/onvif/device_service',
  services: ['media', 'media2', 'events', 'ptz', 'imaging', 'recording', 'search', 'replay'],
  profile_token: (channel, stream) =>
    `MediaProfile${String(channel - 1).padStart(3, '0')}0${stream === 'main' ? 0 : 1}`,
  query: () => 'unicast=true&proto=Onvif',
}

export const dahua: Personality = {
  code: 'dahua',
  maker: 'Dahua',
  model: 'IPC-HFW2431S',
  recorder_model: 'DHI-NVR4116HS-4KS2',
  firmware: '2.800.0000000.16.R, Build Date {date}',
  mac_begins: '3c:ef:8c',
  server: 'Rtsp Server/3.0',
  realm: serial => `Login to ${serial.toLowerCase()}`,
  page: titled('WEB SERVICE'),
  factory: { username: 'admin', password: 'admin' },
  password: 'chosen',
  ports: { rtsp: 554, http: 80 },
  rtsp: dahuaRtsp,
  onvif: dahuaOnvif,
  api: 'dahua_cgi',
  traits: { firmware_on: '2023-08-30' },
}
