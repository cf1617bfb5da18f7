// Vietnamese words: cameras from a spreadsheet.

export const cameraFileWords = {
  choose_file: 'Chọn tệp Excel hoặc CSV',
  file_template: 'Tệp mẫu:',
  rows_of_file: 'Các dòng trong tệp',
  row_result: 'Kết quả',
  row_ready: 'Sẵn sàng',
  row_added: 'Đã thêm',
  row_failed: 'Không thêm được',
  rows_checked: '{good} dòng tốt, {bad} dòng cần sửa. Chưa thêm camera nào.',
  rows_adding: 'Đang thêm: {added}/{good}',
  rows_added: 'Xong: đã thêm {added}/{good} camera.',
  columns_ignored: 'Các cột không dùng đến: {columns}',
  add_unseen_rows: 'Thêm cả {count} camera đang không trả lời',
  add_unseen_why:
    'Dùng địa chỉ trong tệp hoặc địa chỉ thường của hãng. Trạm tự ghi khi camera bật lên; nếu sai thì trang camera nói rõ.',
  row_not_kept: 'Đã xem được camera nhưng trạm không lưu được; xem nhật ký của trạm',
  add_good_rows: 'Thêm {count} dòng tốt',
} as const
