// Vietnamese words: held footage.

export const holdsWords = {
  no_holds: 'Chưa giữ đoạn nào. Đoạn được giữ không bị xóa dù hết hạn hay đầy ổ.',
  hold_footage: 'Giữ dữ liệu',
  hold_why: 'Đoạn này không bị xóa dù hết hạn hay đầy ổ, cho đến khi thôi giữ.',
  hold_reason: 'Vì sao phải giữ',
  hold_it: 'Giữ lại',
  review: 'Ngày xem lại',
  review_why: 'Đến ngày này nên hỏi xem có còn cần giữ không. Để trống được.',
  review_on: 'xem lại ngày {day}',
  review_due: 'đã đến ngày xem lại ({day})',
  date_format: 'Ghi như 22/12/2026',
  reason_missing: 'Hãy ghi lý do, để người sau biết vì sao đoạn này còn ở đây.',
  held_by: 'người giữ: {owner}',
  release: 'Thôi giữ',
  release_of: 'Thôi giữ {name}: {reason}',
  release_sure: 'Thôi giữ đoạn của {name} ({reason})? Từ nay đoạn này được xóa theo thời hạn như mọi hình khác.',
  release_yes: 'Thôi giữ đoạn này',
} as const
