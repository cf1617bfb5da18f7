// Dahua, whose devices KBVision and IMOU sell too. Channels count from 1 in addresses and from 0 in its settings.

import { type Brand, oneStream, ownPassword } from './brand.ts'

export const dahua: Brand = {
  code: 'dahua',
  label: 'Dahua',
  makers: [
    /dahua/i,
    /\b(?:DH|DHI)-/,
    /\b(?:IPC-H[DF]|NVR[2-6]\d{3}|XVR[4-7]\d{3})/,
    /^Login to \w{8,}$/i,
    /^WEB SERVICE$/,
  ],
  cameras_only: true,
  family: undefined,
  live: (channel, stream) => [
    `/cam/realmonitor?channel=${channel}&subtype=${oneStream(stream, '0', '1')}`,
    `/cam/realmonitor?channel=${channel}&subtype=${oneStream(stream, '00', '01')}`,
  ],
  playback: 'dahua',
  ports: { rtsp: 554, web: [80] },
  accounts: [{ username: 'admin', password: 'admin' }],
  password_hint: ownPassword,
  gives_rtsp: true,
  recorder: 'dahua_cgi',
  notes: [
    {
      code: 'smart_codec',
      says: {
        vi: 'Tắt Smart Codec (H.264+/H.265+): nó làm khung hình chính thưa ra.',
        en: 'Switch Smart Codec (H.264+/H.265+) off: it spreads keyframes far apart.',
      },
    },
    {
      code: 'profile_g_unreliable',
      says: {
        vi: 'Tìm hình đã ghi qua ONVIF không đáng tin; hãy dùng cách xem lại riêng của Dahua.',
        en: 'Looking for recordings over ONVIF cannot be relied on; its own playback address can.',
      },
    },
  ],
  quirks: [],
}
