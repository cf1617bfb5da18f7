// Uniview (UNV): cameras count their streams, recorders name channel and stream.

import { type Brand, oneStream, ownPassword } from './brand.ts'

export const uniview: Brand = {
  code: 'uniview',
  label: 'Uniview',
  makers: [/uniview/i, /\bUNV\b/, /\b(?:IPC|NVR)\d{3,4}[A-Z]{1,4}\d?-/],
  cameras_only: true,
  family: undefined,
  live: (channel, stream) => {
    const camera = oneStream(stream, '/media/video1', '/media/video2')
    const recorder = `/unicast/c${channel}/s${oneStream(stream, '0', '1')}/live`
    return channel === 1 ? [camera, recorder] : [recorder]
  },
  playback: null,
  ports: { rtsp: 554, web: [80] },
  accounts: [{ username: 'admin', password: '123456' }],
  password_hint: ownPassword,
  gives_rtsp: true,
  recorder: 'onvif',
  notes: [
    {
      code: 'differs_by_model',
      says: {
        vi: 'Đường dẫn khác nhau tùy đời máy; nếu không có hình, hãy bật ONVIF.',
        en: 'Its addresses differ between models; where no picture comes, switch ONVIF on.',
      },
    },
  ],
  quirks: [],
}
