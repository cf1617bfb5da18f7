// Tiandy: its addresses differ so much between models that ONVIF is the better way to ask.

import { type Brand, oneStream, ownPassword } from './brand.ts'

export const tiandy: Brand = {
  code: 'tiandy',
  label: 'Tiandy',
  makers: [/tiandy/i, /\bTC-(?:C|H|R|A|NC)\w{2,}/],
  cameras_only: true,
  family: undefined,
  live: (channel, stream) => [
    `/${channel}/${oneStream(stream, '1', '2')}`,
    `/${channel}${oneStream(stream, '1', '2')}`,
    ...(channel === 1 && stream === 'main' ? ['/live3.sdp', '/h264_stream'] : []),
  ],
  playback: null,
  ports: { rtsp: 554, web: [80, 3001] },
  accounts: [
    { username: 'admin', password: 'Admin1234' },
    { username: 'Admin', password: '1111' },
  ],
  password_hint: ownPassword,
  gives_rtsp: true,
  recorder: 'onvif',
  notes: [
    {
      code: 'ask_onvif',
      says: {
        vi: 'Đường dẫn hình khác nhau tùy đời máy; nên bật ONVIF để trạm tự hỏi.',
        en: 'Stream addresses differ between models; switch ONVIF on so that the station can ask.',
      },
    },
  ],
  quirks: [],
}
