// XMeye-type devices (Vantech and many without a name): user and password stand in the stream's address, plain or as the maker's
// own eight-letter hash. Whoever shows or logs such an address takes them out (base/log.ts).

import { createHash } from 'node:crypto'
import type { Brand } from './brand.ts'
import { oneStream } from './brand.ts'

export const xmeye: Brand = {
  code: 'xmeye',
  label: 'XMeye (Vantech …)',
  makers: [
    /\bxmeye\b/i,
    /\bxiongmai\b/i,
    /\bvantech\b/i,
    /^H264(?:DVR)?\b/,
    /^uc-httpd\b/,
    /^NETSurveillance WEB$/,
    /\b\d{2}[A-Z]\d{2}[A-Z]{0,3}_\w{3,}/,
  ],
  cameras_only: false,
  family: undefined,
  live: (channel, stream) => {
    const which = oneStream(stream, '0', '1')
    return [
      `/user={user}_password={password}_channel=${channel}_stream=${which}.sdp?real_stream`,
      `/user={user}_password={password_hash}_channel=${channel}_stream=${which}.sdp?real_stream`,
      `/user={user}&password={password}&channel=${channel}&stream=${which}.sdp?`,
    ]
  },
  playback: null,
  ports: { rtsp: 554, web: [80, 8899] },
  accounts: [
    { username: 'admin', password: '' },
    { username: 'default', password: 'tluafed' },
  ],
  password_hint: {
    vi: 'Mật khẩu đặt trong ứng dụng XMEye; máy mới thường để trống, hãy đặt mật khẩu trước khi dùng.',
    en: 'The password set in the XMEye app; new devices often have none: set one before using it.',
  },
  gives_rtsp: true,
  recorder: null,
  notes: [
    {
      code: 'credentials_in_url',
      says: {
        vi: 'Tên và mật khẩu nằm ngay trong địa chỉ luồng hình; trạm che chúng khi hiện và khi ghi nhật ký.',
        en: 'User and password stand in the stream’s address; the station hides them wherever it is shown or logged.',
      },
    },
    {
      code: 'no_playback',
      says: {
        vi: 'Hình đã ghi chỉ xem lại bằng phần mềm riêng của hãng.',
        en: 'Recordings can be played back with the maker’s own program only.',
      },
    },
  ],
  quirks: [],
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** The maker's hash of a password: neighbouring bytes of its MD5 added up, as one of 62 letters each. Hides nothing from anybody. */
export const xmeyeHash = (password: string): string => {
  const digest = createHash('md5').update(password).digest()
  const pair = (at: number) => letters[(digest[at * 2]! + digest[at * 2 + 1]!) % letters.length]!
  return Array.from({ length: 8 }, (_, at) => pair(at)).join('')
}
