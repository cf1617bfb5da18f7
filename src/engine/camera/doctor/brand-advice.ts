// Brand advice: where a maker keeps a setting, when that is more helpful than the general word. By finding and outcome; a label without a word of
// its own gets that of the family that builds for it.

import type { Both, BrandCode } from '#contract/brand.ts'
import { brandNamed } from '#engine/camera/brands.ts'

type Advice = Readonly<Record<string, Both>>

export const adviceOf = (brand: BrandCode | null, code: string, outcome: string): Both | undefined => {
  if (brand === null) return undefined
  const own = brandAdvice[brand]?.[`${code}/${outcome}`]
  const { family } = brandNamed(brand)
  return own ?? (family === undefined ? undefined : brandAdvice[family]?.[`${code}/${outcome}`])
}

const hikvisionVideo = {
  vi: 'Cấu hình → Video/Âm thanh → Video',
  en: 'Configuration → Video/Audio → Video',
}
const dahuaVideo = { vi: 'Cài đặt → Camera → Mã hóa → Video', en: 'Setup → Camera → Encode → Video' }
const inMenu = (menu: Both, vi: string, en: string): Both => ({ vi: `${menu.vi}: ${vi}`, en: `${menu.en}: ${en}` })

export const brandAdvice: Partial<Readonly<Record<BrandCode, Advice>>> = {
  hikvision: {
    'rtsp/off': {
      vi: 'Cấu hình → Mạng → Cài đặt nâng cao → Giao thức tích hợp (hoặc Cổng): bật RTSP, cổng 554.',
      en: 'Configuration → Network → Advanced → Integration Protocol (or Port): switch RTSP on, port 554.',
    },
    'smart_codec/on': inMenu(hikvisionVideo, 'đặt H.264+ / H.265+ thành Tắt.', 'set H.264+ / H.265+ to OFF.'),
    'smart_codec/suspected': inMenu(hikvisionVideo, 'đặt H.264+ / H.265+ thành Tắt.', 'set H.264+ / H.265+ to OFF.'),
    'group_length/too_long': inMenu(
      hikvisionVideo,
      'đặt I Frame Interval bằng 1–2 lần số hình mỗi giây; nếu ô này mờ, tắt H.264+/H.265+ trước.',
      'set I Frame Interval to 1 to 2 times the frame rate; if it is greyed out, switch H.264+/H.265+ off first.',
    ),
    'sub_stream/wrong_codec': inMenu(
      hikvisionVideo,
      'chọn Sub-Stream, đặt Video Encoding thành H.264.',
      'choose Sub-Stream and set Video Encoding to H.264.',
    ),
    'clock/off': {
      vi: 'Cấu hình → Hệ thống → Cài đặt thời gian: chọn NTP, múi giờ GMT+07:00.',
      en: 'Configuration → System → Time Settings: choose NTP, time zone GMT+07:00.',
    },
    'clock/far_off': {
      vi: 'Cấu hình → Hệ thống → Cài đặt thời gian: chọn NTP, múi giờ GMT+07:00.',
      en: 'Configuration → System → Time Settings: choose NTP, time zone GMT+07:00.',
    },
  },
  ezviz: {
    'encryption/scrambled': {
      vi: 'Ứng dụng EZVIZ → camera → Cài đặt → Quyền riêng tư → tắt "Mã hóa hình ảnh" (nhập mã xác thực trên nhãn). Nó có thể tự bật lại sau khi cập nhật.',
      en: 'EZVIZ app → camera → Settings → Privacy → switch "Image Encryption" off (with the verification code on the label). An update may switch it on again.',
    },
    'rtsp/off': {
      vi: 'Ứng dụng EZVIZ → Cài đặt → Dịch vụ mạng cục bộ (LAN Live View): bật RTSP. Một số firmware đã bỏ hẳn RTSP.',
      en: 'EZVIZ app → settings → local service (LAN Live View): switch RTSP on. Some firmware has no RTSP any more.',
    },
    'sign_in/refused': {
      vi: 'Tên là admin, mật khẩu là mã xác thực 6 chữ in hoa trên nhãn camera (không phải mật khẩu ứng dụng). Nhập đúng một lần rồi chờ: sai nhiều lần camera sẽ khóa.',
      en: 'The user is admin, the password is the verification code of six capital letters on the label (not the app’s password). Enter it once and wait: the camera locks after several wrong ones.',
    },
    'sign_in/wanted': {
      vi: 'Tên là admin, mật khẩu là mã xác thực 6 chữ in hoa trên nhãn camera.',
      en: 'The user is admin, the password is the verification code of six capital letters on the label.',
    },
  },
  dahua: {
    'smart_codec/on': inMenu(dahuaVideo, 'đặt Smart Codec thành Tắt.', 'set Smart Codec to Off.'),
    'smart_codec/suspected': inMenu(dahuaVideo, 'đặt Smart Codec thành Tắt.', 'set Smart Codec to Off.'),
    'group_length/too_long': inMenu(
      dahuaVideo,
      'đặt I Frame Interval bằng 1–2 lần số hình mỗi giây.',
      'set I Frame Interval to 1 to 2 times the frame rate.',
    ),
    'sub_stream/wrong_codec': inMenu(
      dahuaVideo,
      'ở Sub Stream, đặt Encode Mode thành H.264.',
      'under Sub Stream set Encode Mode to H.264.',
    ),
    'clock/off': {
      vi: 'Cài đặt → Hệ thống → Thông tin chung → Ngày giờ: bật NTP, múi giờ GMT+07:00.',
      en: 'Setup → System → General → Date&Time: switch NTP on, time zone GMT+07:00.',
    },
    'clock/far_off': {
      vi: 'Cài đặt → Hệ thống → Thông tin chung → Ngày giờ: bật NTP, múi giờ GMT+07:00.',
      en: 'Setup → System → General → Date&Time: switch NTP on, time zone GMT+07:00.',
    },
  },
  imou: {
    'encryption/scrambled': {
      vi: 'Ứng dụng IMOU Life → camera → Cài đặt → Mã hóa hình ảnh (Custom Video Encryption): tắt.',
      en: 'IMOU Life app → camera → settings → Custom Video Encryption: switch it off.',
    },
    'rtsp/off': {
      vi: 'Ứng dụng IMOU Life → Cài đặt thiết bị → Mạng cục bộ (hoặc Dịch vụ ONVIF): bật.',
      en: 'IMOU Life app → device settings → local network (or ONVIF service): switch it on.',
    },
    'sign_in/refused': {
      vi: 'Tên là admin, mật khẩu là mã an toàn (Safety Code) dưới đáy camera, trừ khi đã đổi trong ứng dụng IMOU Life.',
      en: 'The user is admin, the password is the safety code under the camera, unless it was changed in the IMOU Life app.',
    },
    'sign_in/wanted': {
      vi: 'Tên là admin, mật khẩu là mã an toàn (Safety Code) dưới đáy camera.',
      en: 'The user is admin, the password is the safety code under the camera.',
    },
  },
  tp_link: {
    'rtsp/off': {
      vi: 'Ứng dụng Tapo → camera → Cài đặt nâng cao → Tài khoản camera: tạo tài khoản, RTSP và ONVIF bật theo.',
      en: 'Tapo app → camera → advanced settings → Camera Account: make one; RTSP and ONVIF come with it.',
    },
    'sign_in/refused': {
      vi: 'Dùng "Tài khoản camera" tạo trong ứng dụng Tapo, không phải tài khoản TP-Link.',
      en: 'Use the "Camera Account" that was made in the Tapo app, not the TP-Link account.',
    },
  },
  reolink: {
    'rtsp/off': {
      vi: 'Cài đặt → Mạng → Nâng cao → Cài đặt cổng: bật RTSP và ONVIF.',
      en: 'Settings → Network → Advanced → Port Settings: switch RTSP and ONVIF on.',
    },
  },
  xmeye: {
    'sign_in/refused': {
      vi: 'Nhiều máy loại này có tên admin và mật khẩu trống; hỏi người lắp trước khi thử.',
      en: 'Many of these have the user admin and an empty password; ask whoever installed it before trying.',
    },
  },
}
