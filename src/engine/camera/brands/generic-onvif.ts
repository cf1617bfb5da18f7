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
  quirks: [
    {
      code: 'annex_b',
      says: {
        vi: 'Khung hình chính là một khối có mã mở đầu Annex B bên trong (V380).',
        en: 'A keyframe is one unit with Annex B start codes inside (V380).',
      },
      fixture: 'v380-packets-annex-b.txt',
    },
    {
      code: 'no_marker',
      says: {
        vi: 'Không bao giờ đặt bit đánh dấu cuối hình.',
        en: 'The marker bit at the end of a picture is never set.',
      },
      fixture: 'noname-packets-without-marker.txt',
    },
    {
      code: 'length_too_short',
      says: {
        vi: 'Content-Length ghi thiếu: phần còn lại đứng trước câu trả lời sau.',
        en: 'Content-Length counts too little: the rest stands before the next answer.',
      },
      fixture: 'noname-describe-content-length-too-short.txt',
    },
    {
      code: 'length_too_long',
      says: {
        vi: 'Content-Length ghi thừa: phần hứa thêm không bao giờ tới.',
        en: 'Content-Length counts too much: the rest never comes.',
      },
      fixture: 'noname-describe-content-length-too-long.txt',
    },
    {
      code: 'other_channels',
      says: {
        vi: 'Dùng kênh xen khác với kênh được đề nghị, và có nói ra.',
        en: 'It takes other interleaved channels than offered, and says so.',
      },
      fixture: 'noname-setup-other-channels.txt',
    },
    {
      code: 'hidden_channels',
      says: {
        vi: 'Nhận kênh này mà gửi trên kênh khác.',
        en: 'It agrees on one interleaved channel and sends on another.',
      },
      fixture: 'noname-setup-hidden-channels.txt',
    },
    {
      code: 'answer_inside_packet',
      says: { vi: 'Chèn câu trả lời vào giữa một gói.', en: 'It writes an answer into the middle of a packet.' },
      fixture: 'noname-answer-inside-a-packet.txt',
    },
    {
      code: 'numbers_begin_anew',
      says: { vi: 'Đánh số gói lại từ đầu giữa chừng.', en: 'Its sequence numbers begin anew on the way.' },
      fixture: 'noname-packets-numbers-begin-anew.txt',
    },
  ],
}
