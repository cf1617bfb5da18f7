// Vietnamese words: what people say of why footage is missing.

export const statedCausesWords = {
  why_missing: 'Vì sao mất hình?',
  no_gaps: 'Ngày này không có khoảng mất hình nào.',
  state_cause: 'Nêu nguyên nhân',
  cause_note: 'Nói rõ hơn',
  cause_note_why: 'Ví dụ: gia đình rút phích để nấu cơm.',
  said_by: '{by} nêu lúc {at}',
  said_before: 'Những lời đã nêu',
  withdraw: 'Rút lại',
} as const
