// IMOU: Dahua inside. RTSP and ONVIF are off until its app switches them on; the password is the safety code on its label; no CGI for strangers.

import { dahua, dahuaOnvif } from './dahua.ts'
import { type Personality, titled } from './personality.ts'

export const imou: Personality = {
  ...dahua,
  code: 'imou',
  maker: 'Imou',
  model: 'IPC-F42FP',
  mac_begins: '9c:8e:cd',
  page: titled('Imou'),
  factory: { username: 'admin', password: 'admin' },
  password: 'label',
  onvif: { ...dahuaOnvif, services: ['media', 'events', 'ptz', 'imaging'] },
  api: undefined,
  traits: {
    rtsp_on: false,
    onvif_on: false,
    ptz: true,
    firmware_on: '2024-05-20',
    card: { state: 'ok', capacity_mb: 60_906, free_mb: 0, days_kept: 6 },
  },
}
