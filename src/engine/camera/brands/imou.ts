// IMOU: Dahua's household cameras. RTSP and ONVIF are switched on in its app, and the password is the safety code on the label.

import type { Brand } from './brand.ts'
import { dahua } from './dahua.ts'

export const imou: Brand = {
  ...dahua,
  code: 'imou',
  label: 'IMOU',
  makers: [/\bimou\b/i, /\blechange\b/i, /\bIPC-(?:A|C|F|K|S|T|GK|GS)\d{2}/],
  family: 'dahua',
  accounts: [{ username: 'admin', password: null }],
  password_hint: {
    vi: 'Mật khẩu là mã an toàn (Safety Code) in trên nhãn dưới đáy camera, trừ khi đã đổi trong ứng dụng IMOU Life.',
    en: 'The password is the safety code on the label, unless it was changed in the IMOU Life app.',
  },
  recorder: null,
  notes: [
    {
      code: 'rtsp_in_app',
      says: {
        vi: 'Nếu không kết nối được, hãy bật ONVIF/RTSP trong ứng dụng IMOU Life: Cài đặt thiết bị → Mạng cục bộ.',
        en: 'If it cannot be reached, switch ONVIF/RTSP on in the IMOU Life app: device settings → local network.',
      },
    },
    {
      code: 'dav_files',
      says: { vi: 'Hình tải về từ thẻ nhớ là tệp .dav.', en: 'Footage taken from its card is in .dav files.' },
    },
  ],
  quirks: [],
}
