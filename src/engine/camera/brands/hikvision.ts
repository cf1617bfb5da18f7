// Hikvision and the many labels that sell its devices. Channel N's streams are N01 and N02; older firmware knows /h264/chN only.

import { type Brand, oneStream, ownPassword } from './brand.ts'

export const hikvision: Brand = {
  code: 'hikvision',
  label: 'Hikvision',
  makers: [
    /hikvision/i,
    /\bDS-(?:2|7|8|9|A|K|I)\w/,
    /^(?:IP Camera\(\w+\)|Embedded Net DVR)$/,
    /^(?:App-webs|DNVRS-Webs|DVRDVS-Webs)/,
    /^DVRNVRDVS$/,
    /^\/doc\/page\/login\.asp\b/,
  ],
  cameras_only: true,
  family: undefined,
  live: (channel, stream) => [
    `/Streaming/Channels/${channel}0${oneStream(stream, '1', '2')}`,
    `/h264/ch${channel}/${stream}/av_stream`,
  ],
  playback: 'hikvision',
  ports: { rtsp: 554, web: [80] },
  accounts: [{ username: 'admin', password: '12345' }],
  password_hint: ownPassword,
  gives_rtsp: true,
  recorder: 'isapi',
  notes: [
    {
      code: 'smart_codec',
      says: {
        vi: 'Tắt H.264+/H.265+ (mã hóa thông minh): nó làm khung hình chính thưa ra, xem lại và cắt đoạn kém chính xác.',
        en: 'Switch H.264+/H.265+ (smart codec) off: it spreads keyframes far apart, so that playback and clips begin late.',
      },
    },
    {
      code: 'onvif_user',
      says: {
        vi: 'ONVIF tắt sẵn và có tài khoản riêng: bật ở Cấu hình → Mạng → Nâng cao → Giao thức tích hợp.',
        en: 'ONVIF is off from the factory and has users of its own: Configuration → Network → Advanced → Integration Protocol.',
      },
    },
  ],
  quirks: [
    {
      code: 'local_time_z',
      says: {
        vi: 'Một số đầu ghi viết giờ địa phương nhưng ghi chữ Z như giờ UTC.',
        en: 'Some recorders write local time with the letter Z as if it were UTC.',
      },
      fixture: 'hikvision-describe-playback-local-time-z.txt',
    },
    {
      code: 'runs_past_end',
      says: {
        vi: 'Khi xem lại, đầu ghi phát quá thời điểm cuối đã yêu cầu.',
        en: 'In playback the recorder goes on past the end that was asked for.',
      },
      fixture: 'hikvision-playback-past-its-end.txt',
    },
    {
      code: 'channels_from_33',
      says: {
        vi: 'Trên đầu ghi lai, kênh IP số 1 được đánh số 33.',
        en: 'On hybrid recorders the first network channel is numbered 33.',
      },
      fixture: 'hikvision-streaming-channels-from-33.txt',
    },
  ],
}
