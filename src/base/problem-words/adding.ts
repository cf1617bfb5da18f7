// What finding and adding cameras, and recorders of other makers, may answer.

import type { Described } from './described.ts'

export const addingProblems = {
  no_such_fault: {
    kind: 'invalid',
    vi: 'Camera giả không có lỗi mang tên này, hoặc không có camera đó. Xem: ./matthan simulate --help',
    en: 'There is no such fault, or no such pretend camera. See: ./matthan simulate --help',
  },
  no_such_brand: {
    kind: 'invalid',
    vi: 'Không có hãng camera mang tên này. Xem các tên: ./matthan simulate --help',
    en: 'There is no camera brand of this name. See the names: ./matthan simulate --help',
  },
  probes_busy: {
    kind: 'exhausted',
    vi: 'Đang thử quá nhiều camera cùng lúc. Hãy chờ vài giây rồi thử lại.',
    en: 'Too many cameras are being tried at once. Wait a few seconds and try again.',
  },
  no_such_probe: {
    kind: 'missing',
    vi: 'Lần thử camera này không còn, hoặc không tìm thấy luồng hình đó. Hãy thử lại camera.',
    en: 'This try of a camera is gone, or it found no such stream. Try the camera again.',
  },
  range_in_use: {
    kind: 'conflict',
    vi: 'Có camera đang dùng địa chỉ trong mạng này, nên chưa bỏ được. Hãy đổi địa chỉ hoặc xóa camera đó trước.',
    en: 'A camera has its address in this network, so it stays allowed. Change that camera’s address or remove it first.',
  },
  bad_range: {
    kind: 'invalid',
    vi: 'Dải địa chỉ không đúng. Ví dụ: 192.168.1.0/24 hoặc 192.168.1.20',
    en: 'The range of addresses is not right. For example: 192.168.1.0/24 or 192.168.1.20',
  },
  range_too_large: {
    kind: 'invalid',
    vi: 'Dải địa chỉ quá lớn. Hãy chọn tối đa 1024 địa chỉ, ví dụ 192.168.1.0/24.',
    en: 'The range of addresses is too large. Choose at most 1024, such as 192.168.1.0/24.',
  },
  no_such_search: {
    kind: 'missing',
    vi: 'Lần tìm camera này đã hết. Hãy tìm lại.',
    en: 'This search for cameras is over. Search again.',
  },
  no_such_interface: {
    kind: 'invalid',
    vi: 'Máy này không có cổng mạng mang tên đó. Xem: ./matthan network show',
    en: 'This machine has no such network interface. See: ./matthan network show',
  },
  no_such_nvr: {
    kind: 'missing',
    vi: 'Không có đầu ghi này. Có thể nó đã bị gỡ. Xem trang Đầu ghi, hoặc: ./matthan nvr list',
    en: 'There is no such recorder. It may have been removed. See the page Recorders, or: ./matthan nvr list',
  },
  nvr_locked: {
    kind: 'damaged',
    vi: 'Không mở được mật khẩu của đầu ghi này bằng khóa hiện có. Hãy nhập lại mật khẩu đầu ghi.',
    en: 'The key at hand does not open this recorder’s password. Enter its password again.',
  },
  no_such_channel: {
    kind: 'missing',
    vi: 'Chưa thấy kênh này trên đầu ghi. Hãy liệt kê kênh lại, hoặc chọn hãng của đầu ghi.',
    en: 'This channel was not seen on the recorder. List its channels again, or say whose make it is.',
  },
  channel_added: {
    kind: 'conflict',
    vi: 'Kênh này của đầu ghi đã là một camera của trạm.',
    en: 'This channel of the recorder is a camera of the station already.',
  },
  bad_address: {
    kind: 'invalid',
    vi: 'Địa chỉ không đúng. Ví dụ: 192.168.1.64 hoặc 192.168.1.64:8000',
    en: 'The address is not right. For example: 192.168.1.64 or 192.168.1.64:8000',
  },
  not_a_spreadsheet: {
    kind: 'invalid',
    vi: 'Không đọc được bảng tính này. Hãy dùng tệp Excel (.xlsx) hoặc CSV, và bắt đầu từ tệp mẫu.',
    en: 'This spreadsheet cannot be read. Use an Excel file (.xlsx) or CSV, and begin with the template.',
  },
  spreadsheet_without_headings: {
    kind: 'invalid',
    vi: 'Hàng đầu của bảng phải ghi tên cột, như Tên, Địa chỉ, Tài khoản, Mật khẩu. Hãy dùng tệp mẫu.',
    en: 'The first row must name the columns, such as Name, Address, User, Password. Use the template.',
  },
  spreadsheet_too_large: {
    kind: 'invalid',
    vi: 'Bảng tính quá lớn. Hãy chia ra, mỗi tệp tối đa 1000 dòng và 2 MB.',
    en: 'The spreadsheet is too large. Divide it: at most 1000 rows and 2 MB a file.',
  },
  no_such_spreadsheet: {
    kind: 'missing',
    vi: 'Bảng tính đã kiểm tra này không còn. Hãy tải tệp lên lại.',
    en: 'This checked spreadsheet is gone. Upload the file again.',
  },
} as const satisfies Record<string, Described>
