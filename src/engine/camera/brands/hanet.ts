// Hanet, and what else shows its pictures in its maker's cloud only: footage comes by file.

import type { Brand } from './brand.ts'

export const hanet: Brand = {
  code: 'hanet',
  label: 'Hanet',
  makers: [/\bhanet\b/i],
  cameras_only: true,
  family: undefined,
  live: () => [],
  playback: null,
  ports: { rtsp: 554, web: [80] },
  accounts: [],
  password_hint: {
    vi: 'Camera này chỉ xem được trong ứng dụng của hãng.',
    en: 'This camera can be watched in its maker’s app only.',
  },
  gives_rtsp: false,
  recorder: null,
  notes: [
    {
      code: 'cloud_only',
      says: {
        vi: 'Không có RTSP: hãy tải hình từ ứng dụng hoặc thẻ nhớ, rồi dùng "Nhập tệp".',
        en: 'There is no RTSP: save footage from the app or the card and bring it in as a file.',
      },
    },
  ],
  quirks: [],
}
