// Vietnamese words: what was noticed, on the timeline and on the wall.

export const noticesWords = {
  notices: 'Sự kiện',
  notice_disk_fault: 'Không ghi được vào ổ',
  notice_recorder_fault: 'Ngừng ghi',
  rule_quiet_motion: 'Chuyển động giờ vắng',
  rule_loitering: 'Quanh quẩn lâu',
  rule_line_crossed: 'Qua vạch',
  rule_parked: 'Đỗ quá lâu',
  rule_left_object: 'Để lại đồ, rác',
  rule_covered: 'Bị che, xoay, mờ',
} as const
