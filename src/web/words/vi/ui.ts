// Vietnamese words: the page that shows the design system.

export const uiWords = {
  ui_title: 'Bộ giao diện',
  ui_letters: 'Chữ và màu',
  ui_pangram: 'Đường làng rộng rãi, ngõ vắng nghe tiếng gà gáy; cổng chính ghi lúc 22:15 ngày 21/11/2026.',
  ui_controls: 'Nút, ô nhập, lựa chọn',
  ui_states: 'Trạng thái',
  ui_lists: 'Danh sách và bảng',
  ui_messages: 'Chờ, lỗi, hỏi lại, báo đã xong',
  hours_range: 'Theo ngày và giờ',
  hours_written: 'Nhiều khoảng giờ khác nhau',
  hours_days: 'Những ngày nào',
  hours_from: 'Từ',
  hours_to: 'Đến',
  hours_minute_wrong: 'Ghi giờ như 22:15 hoặc 22h.',
  hours_over_night: 'Qua nửa đêm, đến sáng hôm sau.',
  hours_in_words: 'Viết các khoảng giờ',
  hours_in_words_why: 'Ví dụ: t2-t6 18:00-06:00; t7,cn 00:00-24:00.',
} as const
