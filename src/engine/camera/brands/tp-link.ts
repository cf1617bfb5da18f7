// TP-Link (Tapo, VIGI): Tapo wants an account of its own for RTSP, made in its app.

import { type Brand, oneStream } from './brand.ts'

export const tpLink: Brand = {
  code: 'tp_link',
  label: 'TP-Link (Tapo, VIGI)',
  makers: [/tp-?link/i, /\btapo\b/i, /\bvigi\b/i],
  cameras_only: false,
  family: undefined,
  live: (channel, stream) =>
    channel === 1
      ? [oneStream(stream, '/stream1', '/stream2')]
      : [`/ch${channel}/${oneStream(stream, 'main', 'sub')}`, `/stream${channel * 2 - (stream === 'main' ? 1 : 0)}`],
  playback: null,
  ports: { rtsp: 554, web: [2020, 80] },
  accounts: [],
  password_hint: {
    vi: 'Dùng "Tài khoản camera" tạo trong ứng dụng Tapo: Cài đặt → Nâng cao → Tài khoản camera; không phải tài khoản TP-Link.',
    en: 'Use the camera account made in the Tapo app: settings → advanced → camera account; not the TP-Link account.',
  },
  gives_rtsp: true,
  recorder: 'onvif',
  notes: [
    {
      code: 'camera_account',
      says: {
        vi: 'RTSP chỉ chạy sau khi tạo tài khoản camera trong ứng dụng; model dùng pin không có RTSP.',
        en: 'RTSP works only after a camera account was made in the app; battery models have none.',
      },
    },
  ],
  quirks: [],
}
