// Vietnamese words: what was noticed, on the timeline and on the wall.

export const noticesWords = {
  notices: 'Sự kiện',
  notice_disk_fault: 'Không ghi được vào ổ',
  notice_recorder_fault: 'Ngừng ghi',
  notice_times: '{times} lần liền nhau',
  notice_lasts: 'chưa hết',
  notice_unheard: 'không rõ hết lúc nào',
  notices_many: 'nhiều lần, hãy phóng gần để xem từng lần',
  next_notice: 'Tới sự kiện sau',
  notice_before: 'Về sự kiện trước',
  no_next_notice: 'Sau lúc này chưa có sự kiện nào.',
  no_notice_before: 'Trước lúc này không có sự kiện nào trong 93 ngày.',
  rule_quiet_motion: 'Chuyển động giờ vắng',
  rule_loitering: 'Quanh quẩn lâu',
  rule_line_crossed: 'Qua vạch',
  rule_parked: 'Đỗ quá lâu',
  rule_left_object: 'Để lại đồ, rác',
  rule_covered: 'Bị che, xoay, mờ',
  rule_confirmed: 'đã xác nhận',
  rule_set_aside: 'báo nhầm',
} as const
