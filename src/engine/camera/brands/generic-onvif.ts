// Anybody else: asked over ONVIF, and by the addresses that makers without a name use most.

import { type Brand, oneStream } from './brand.ts'

export const genericOnvif: Brand = {
  code: 'generic_onvif',
  label: 'ONVIF',
  makers: [],
  cameras_only: false,
  family: undefined,
  live: (channel, stream) =>
    [
      ...(channel === 1 ? [oneStream(stream, '/onvif1', '/onvif2'), oneStream(stream, '/profile1', '/profile2')] : []),
      `/live/ch${channel - 1}${oneStream(stream, '0', '1')}_0`,
      `/ch${channel}/${oneStream(stream, '0', '1')}`,
      ...(channel === 1
        ? [`/${stream}`, oneStream(stream, '/live.sdp', '/live2.sdp'), oneStream(stream, '/', '')]
        : []),
    ].filter(path => path !== ''),
  playback: null,
  ports: { rtsp: 554, web: [80, 8080, 8000, 8899] },
  accounts: [
    { username: 'admin', password: 'admin' },
    { username: 'admin', password: '123456' },
  ],
  password_hint: {
    vi: 'Tên và mật khẩu của camera, thường in trên nhãn hoặc trong sách hướng dẫn.',
    en: 'The camera’s user and password, mostly found on its label or in its manual.',
  },
  gives_rtsp: true,
  recorder: 'onvif',
  notes: [],
  fixes: [
    { code: 'shorter_gop', by: 'onvif' },
    { code: 'sub_h264', by: 'onvif' },
    { code: 'set_clock', by: 'onvif' },
  ],
}
