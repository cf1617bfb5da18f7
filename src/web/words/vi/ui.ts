// Vietnamese words: the page that shows the design system.

export const uiWords = {
  ui_title: 'Bộ giao diện',
  ui_letters: 'Chữ và màu',
  ui_pangram: 'Đường làng rộng rãi, ngõ vắng nghe tiếng gà gáy; cổng chính ghi lúc 22:15 ngày 21/11/2026.',
  ui_controls: 'Nút, ô nhập, lựa chọn',
  ui_states: 'Trạng thái',
  ui_lists: 'Danh sách và bảng',
  ui_messages: 'Chờ, lỗi, hỏi lại, báo đã xong',
} as const
