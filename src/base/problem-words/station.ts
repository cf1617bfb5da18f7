// What the data folder, keys, ports, backups and the other doors of the station may answer.

import type { Described } from './described.ts'

export const stationProblems = {
  data_folder_in_use: {
    kind: 'conflict',
    vi: 'Một trạm khác đang chạy trên thư mục dữ liệu này. Hãy tắt trạm đó trước.',
    en: 'Another station is running on this data folder. Stop it first.',
  },
  data_newer_than_program: {
    kind: 'conflict',
    vi: 'Dữ liệu được ghi bởi một bản Mắt Thần mới hơn. Hãy dùng bản mới hơn để mở.',
    en: 'The data was written by a newer Mắt Thần. Open it with the newer version.',
  },
  data_not_ready: {
    kind: 'unavailable',
    vi: 'Dữ liệu đang được chuẩn bị. Hãy thử lại sau vài giây.',
    en: 'The data is being prepared. Try again in a few seconds.',
  },
  database_damaged: {
    kind: 'damaged',
    vi: 'Tệp dữ liệu của trạm bị hỏng. Hãy phục hồi tệp này từ bản sao lưu. Hình đã ghi không bị đụng đến.',
    en: 'A data file of the station is damaged. Recover it from a backup. Recordings are not touched.',
  },
  vault_key_damaged: {
    kind: 'damaged',
    vi: 'Tệp khóa keys/vault.key bị hỏng nên không mở được mật khẩu camera. Hãy phục hồi tệp khóa từ bản sao lưu.',
    en: 'The key file keys/vault.key is damaged, so camera passwords cannot be opened. Recover it from a backup.',
  },
  no_signing_key: {
    kind: 'missing',
    vi: 'Thư mục dữ liệu này chưa có khóa ký. Khóa được tạo khi trạm khởi động lần đầu; hãy xem lại --data.',
    en: 'There is no signing key in this data folder. It is made at the station’s first start; check --data.',
  },
  key_unreadable: {
    kind: 'invalid',
    vi: 'Tệp này không có khóa công khai nào đọc được. Khóa của trạm: ./matthan key show',
    en: 'There is no public key in this file that can be read. The station’s key: ./matthan key show',
  },
  bad_host: {
    kind: 'invalid',
    vi: 'Máy này không có địa chỉ mạng đó. Hãy xem lại --host, hoặc bỏ đi để chỉ nghe trên máy này.',
    en: 'This machine has no such network address. Check --host, or leave it out to listen on this machine only.',
  },
  republish_account_exists: {
    kind: 'conflict',
    vi: 'Đã có tài khoản lấy hình mang tên này. Hãy đặt tên khác, hoặc xóa tài khoản cũ trước.',
    en: 'There is an account of this name for fetching pictures already. Choose another name, or remove the old one first.',
  },
  no_such_republish_account: {
    kind: 'missing',
    vi: 'Không có tài khoản lấy hình mang tên này. Có thể nó đã bị xóa.',
    en: 'There is no account of this name for fetching pictures. It may have been removed.',
  },
  republish_port_in_use: {
    kind: 'conflict',
    vi: 'Cổng phát lại hình đã có chương trình khác dùng, hoặc máy không cho mở cổng này. Hãy chọn cổng khác.',
    en: 'The port for other systems is used by another program already, or may not be opened. Choose another port.',
  },
  republish_bad_host: {
    kind: 'invalid',
    vi: 'Máy này không có địa chỉ mạng đó. Hãy dùng 0.0.0.0 cho mọi địa chỉ, hoặc một địa chỉ của chính máy này.',
    en: 'This machine has no such network address. Use 0.0.0.0 for all, or one of this machine’s own addresses.',
  },
  port_in_use: {
    kind: 'conflict',
    vi: 'Cổng mạng này đã có chương trình khác dùng. Hãy chọn cổng khác bằng --port.',
    en: 'Another program is using this port. Choose another with --port.',
  },
  station_running: {
    kind: 'conflict',
    vi: 'Trạm đang chạy trên thư mục dữ liệu này. Hãy tắt trạm trước, rồi chạy lại lệnh.',
    en: 'A station is running on this data folder. Stop it first, then run the command again.',
  },
  no_footage_here: {
    kind: 'missing',
    vi: 'Thư mục dữ liệu này không có kho lưu hình nào. Hãy xem lại --data.',
    en: 'This data folder has no archive of footage. Check --data.',
  },
  nothing_to_back_up: {
    kind: 'missing',
    vi: 'Thư mục này chưa có trạm nào để sao lưu. Hãy xem lại --data.',
    en: 'There is no station in this folder to back up. Check --data.',
  },
  backup_place_missing: {
    kind: 'missing',
    vi: 'Chưa có thư mục để đặt bản sao lưu vào: có thể ổ đĩa hoặc USB chưa được gắn. Hãy gắn ổ, hoặc tự tạo thư mục ấy rồi chạy lại.',
    en: 'The folder that the backup should go into is not there: its disk or stick may not be mounted. Mount it, or make that folder, and run again.',
  },
  backup_damaged: {
    kind: 'damaged',
    vi: 'Bản sao lưu này thiếu tệp hoặc đã bị hỏng nên không dùng được. Hãy chọn bản khác.',
    en: 'This backup lacks a file or is damaged and cannot be used. Choose another one.',
  },
  station_not_running: {
    kind: 'unavailable',
    vi: 'Trạm chưa chạy trên thư mục dữ liệu này. Hãy chạy ./start hoặc ./matthan station trước.',
    en: 'No station is running on this data folder. Run ./start or ./matthan station first.',
  },
  footage_tool_missing: {
    kind: 'unavailable',
    vi: 'Thiếu gói node-av nên không vẽ được hình cho camera giả. Hãy chạy: npm install --include=optional',
    en: 'The package node-av is missing, so footage for pretend cameras cannot be drawn. Run: npm install --include=optional',
  },
  footage_unreadable: {
    kind: 'invalid',
    vi: 'Không đọc được tệp hình này. Hãy dùng tệp MP4 có hình H.264 hoặc H.265.',
    en: 'This footage file cannot be read. Use an MP4 file with H.264 or H.265 video.',
  },
} as const satisfies Record<string, Described>
