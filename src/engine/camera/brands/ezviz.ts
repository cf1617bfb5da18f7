// EZVIZ: Hikvision's household cameras. The password is the verification code on the label; stream encryption has to be off, and
// firmware may switch it on again or take RTSP away.

import { type Brand, oneStream } from './brand.ts'

export const ezviz: Brand = {
  code: 'ezviz',
  label: 'EZVIZ',
  makers: [/ezviz/i, /\bCS-(?:C|H|CB|BC|TY|LC|X)\w/],
  cameras_only: true,
  family: 'hikvision',
  live: (channel, stream) => [
    oneStream(stream, '/h264_stream', `/Streaming/Channels/${channel}02`),
    `/Streaming/Channels/${channel}0${oneStream(stream, '1', '2')}`,
    `/h264/ch${channel}/${stream}/av_stream`,
    `/ch${channel}/${stream}`,
  ],
  playback: 'hikvision',
  ports: { rtsp: 554, web: [80] },
  accounts: [{ username: 'admin', password: null }],
  password_hint: {
    vi: 'Mật khẩu là mã xác thực (Verification Code) gồm 6 chữ in hoa trên nhãn camera.',
    en: 'The password is the verification code on the camera’s label: six capital letters.',
  },
  gives_rtsp: true,
  recorder: null,
  notes: [
    {
      code: 'encrypted',
      says: {
        vi: 'Phải tắt "Mã hóa hình ảnh" trong ứng dụng EZVIZ; nó có thể tự bật lại sau khi cập nhật.',
        en: 'Image encryption must be off in the EZVIZ app; an update may switch it on again.',
      },
    },
    {
      code: 'rtsp_removed',
      says: {
        vi: 'Một số bản firmware bỏ hẳn RTSP; bật trong EZVIZ Studio hoặc ứng dụng: Cài đặt → Dịch vụ mạng cục bộ.',
        en: 'Some firmware has no RTSP any more; switch it on in EZVIZ Studio or in the app: settings → local service.',
      },
    },
    {
      code: 'card_only_playback',
      says: {
        vi: 'Hình trong thẻ nhớ thường chỉ xem lại được bằng ứng dụng EZVIZ.',
        en: 'What its card holds can mostly be played back in the EZVIZ app only.',
      },
    },
  ],
  quirks: [],
}
