// EZVIZ: the password is the verification code on its label, no ONVIF, and its pictures are scrambled behind the parameter sets until the app
// switches "image encryption" off.

import { hikvision } from './hikvision.ts'
import { type Personality, titled } from './personality.ts'

export const ezviz: Personality = {
  ...hikvision,
  code: 'ezviz',
  maker: 'EZVIZ',
  model: 'CS-H6c',
  mac_begins: '60:ae:1e',
  page: titled('EZVIZ'),
  factory: { username: 'admin', password: 'admin' },
  password: 'label',
  rtsp: {
    auth: 'digest',
    paths: (channel, stream) => [
      ...(channel === 1 ? [stream === 'main' ? '/h264_stream' : '/h264_stream_sub'] : []),
      `/Streaming/Channels/${channel}0${stream === 'main' ? 1 : 2}`,
      `/h264/ch${channel}/${stream}/av_stream`,
    ],
    control: track => `trackID=${track + 1}`,
    whole_urls: true,
  },
  onvif: undefined,
  api: undefined,
  traits: {
    encrypted: true,
    firmware_on: '2024-09-02',
    card: { state: 'ok', capacity_mb: 30_436, free_mb: 0, days_kept: 3 },
  },
}
