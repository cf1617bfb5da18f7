// Vietnamese words: asking what footage is wanted for.

export const purposeDialogWords = {
  purpose: 'Mục đích',
  purpose_title: 'Xem để làm gì?',
  purpose_why:
    'Hình này đã cũ, hoặc sẽ ra khỏi trạm. Nêu một lần cho cả công việc; mục đích được ghi vào nhật ký truy cập cùng tên bạn.',
  purpose_case: 'Số vụ việc, số văn bản',
  purpose_case_if_any: 'Số vụ việc, số văn bản (nếu có)',
  purpose_case_example: 'Ví dụ: 12/2026/TB',
  purpose_case_form: 'Chỉ gồm chữ, số và các dấu . / _ - ở giữa.',
  purpose_note: 'Ghi chú (nếu cần)',
  purpose_note_needed: 'Ghi rõ mục đích',
  purpose_for_how_long: 'Trong bao lâu',
  half_an_hour: '30 phút',
  so_many_hours: '{count} giờ',
  purpose_go_on: 'Ghi mục đích và xem',
  purpose_not_now: 'Để sau',
  purpose_lacking: 'Hình này đã cũ: hãy nêu mục đích xem (nút ở đầu trang).',
} as const
