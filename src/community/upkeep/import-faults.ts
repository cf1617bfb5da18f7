// Import faults: what may be wrong with a row of a spreadsheet of cameras, said to whoever filled it in. `{}` is filled with what is told.

import type { Both } from '#contract/brand.ts'

export const importFaults = {
  name_missing: { vi: 'Thiếu tên camera.', en: 'The camera’s name is missing.' },
  too_long: { vi: 'Dài quá {} ký tự.', en: 'It is longer than {} characters.' },
  looks_like_formula: {
    vi: 'Bắt đầu bằng dấu =, +, - hoặc @ như một công thức. Hãy bỏ dấu ấy đi.',
    en: 'It begins with =, +, - or @ like a formula. Take that sign away.',
  },
  brand_unknown: {
    vi: 'Không biết hãng "{}". Hãy ghi tên khác, hoặc để trống để trạm tự tìm.',
    en: 'The maker “{}” is not known. Write another name, or leave it empty and the station finds out.',
  },
  cloud_only: {
    vi: 'Camera hãng này chỉ xem được trong ứng dụng của hãng, trạm không lấy được hình.',
    en: 'This maker’s cameras can be watched in its own app only.',
  },
  address_missing: {
    vi: 'Thiếu địa chỉ IP, hoặc đường dẫn rtsp:// của luồng chính.',
    en: 'The IP address is missing, or the main stream’s rtsp:// address.',
  },
  address_wrong: {
    vi: 'Địa chỉ không đúng. Ví dụ: 192.168.1.20',
    en: 'The address is not right. For example: 192.168.1.20',
  },
  address_forbidden: {
    vi: 'Địa chỉ nằm ngoài các mạng mà trạm được phép gọi. Hãy cho phép mạng ấy trước (matthan network allow), hoặc sửa địa chỉ.',
    en: 'The address is outside the networks that the station may call. Allow that network first (matthan network allow), or mend the address.',
  },
  url_wrong: {
    vi: 'Đường dẫn không đúng. Nó bắt đầu bằng rtsp:// và không có dấu cách.',
    en: 'The stream’s address is not right. It begins with rtsp:// and has no blanks.',
  },
  sub_elsewhere: {
    vi: 'Luồng phụ ở máy khác với luồng chính. Hãy ghi luồng phụ của cùng camera ấy, hoặc để trống.',
    en: 'The sub stream is on another machine than the main one. Write the sub stream of the same camera, or leave it empty.',
  },
  port_wrong: { vi: 'Cổng phải là số từ 1 đến 65535.', en: 'The port is a number from 1 to 65535.' },
  channel_wrong: { vi: 'Kênh phải là số từ 1 đến 256.', en: 'The channel is a number from 1 to 256.' },
  row_twice: {
    vi: 'Trùng địa chỉ và kênh với dòng {}.',
    en: 'It has the same address and channel as row {}.',
  },
  already_added: {
    vi: 'Camera này đã có trong trạm: {}.',
    en: 'This camera is in the station already: {}.',
  },
} as const satisfies Record<string, Both>

export type ImportFault = keyof typeof importFaults
