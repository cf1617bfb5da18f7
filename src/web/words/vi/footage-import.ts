// Vietnamese words: footage brought in from a file.

export const footageImportWords = {
  import_file: 'Nhập tệp',
  import_why:
    'Hình từ thẻ nhớ, điện thoại hoặc đầu ghi được đặt vào chỗ còn thiếu. Hình đã ghi không bị thay. Bản gốc được giữ lại.',
  import_at: 'Lúc quay hình đầu tiên',
  import_at_why: 'Xem giờ in trên hình; nếu đồng hồ camera lệch thì ghi giờ đúng.',
  import_choose: 'Tệp MP4, MKV hoặc .dav',
  import_it: 'Nhập',
  import_future: 'Thời điểm này ở tương lai.',
  import_no_file: 'Hãy chọn một tệp.',
  import_sending: 'Đang gửi: {percent}%',
  import_reading: 'Đã gửi {percent}%, đang đọc tệp…',
  import_done: 'Đã đặt {placed} hình vào chỗ thiếu, trong {read} hình của tệp.',
  import_nothing_missing: 'Khoảng này đã có hình: {placed} trong {read} hình của tệp được đặt vào.',
  import_unread: 'Không đọc được: {what}',
  import_kept: 'Bản gốc được giữ lại, SHA-256: {sha256}',
} as const
