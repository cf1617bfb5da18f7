// Probe words: why a device could not be seen, as the CLI says it. Codes are those of contract/probe.ts.

import type { ProbeTrouble } from '#contract/probe.ts'
import type { Both } from './command.ts'

export const probeTroubles: Record<ProbeTrouble, Both> = {
  bad_address: { vi: 'địa chỉ không đúng', en: 'the address is not right' },
  forbidden_address: {
    vi: 'địa chỉ nằm ngoài dải được phép gọi; xem: matthan network allow',
    en: 'outside the ranges that may be called; see: matthan network allow',
  },
  unreachable: { vi: 'không có thiết bị nào trả lời ở địa chỉ này', en: 'nobody answers at this address' },
  rtsp_off: {
    vi: 'thiết bị trả lời nhưng chưa bật RTSP; hãy bật trong ứng dụng hoặc trang cấu hình của hãng',
    en: 'it answers, but RTSP is off; switch it on in its app or settings page',
  },
  not_rtsp: {
    vi: 'có máy nhận kết nối ở cổng RTSP nhưng không nói RTSP hoặc không nói gì; xem lại số cổng, hoặc khởi động lại camera',
    en: 'something takes connections on the RTSP port but speaks no RTSP, or says nothing; check the port, or restart the camera',
  },
  auth_failed: {
    vi: 'sai tên hoặc mật khẩu; trạm chỉ thử một lần để thiết bị không bị khóa',
    en: 'the user or the password is wrong; it was tried once, so that the device locks nobody out',
  },
  auth_resting: {
    vi: 'mật khẩu này vừa bị từ chối; hãy kiểm tra lại, hoặc chờ mười phút',
    en: 'this password was refused a moment ago; check it, or wait ten minutes',
  },
  password_wanted: { vi: 'thiết bị đòi tên và mật khẩu', en: 'it asks for a user and a password' },
  clock_differs: {
    vi: 'đồng hồ thiết bị sai quá nhiều nên không cho đăng nhập; hãy chỉnh giờ trên thiết bị',
    en: 'its clock is so wrong that it refuses the sign-in; set it right',
  },
  no_stream: {
    vi: 'không tìm thấy luồng hình; hãy chọn đúng hãng hoặc bật ONVIF',
    en: 'no stream was found; name its maker or switch ONVIF on',
  },
  no_picture: { vi: 'có luồng nhưng chưa thấy hình', en: 'there are streams, and no picture came' },
  encrypted: {
    vi: 'hình bị mã hóa; hãy tắt "Mã hóa hình ảnh" trong ứng dụng của hãng',
    en: 'its pictures are encrypted; switch image encryption off in its app',
  },
  cloud_only: {
    vi: 'camera này chỉ xem được trong ứng dụng của hãng',
    en: 'it can be watched in its maker’s app only',
  },
}
