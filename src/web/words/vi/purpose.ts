// Vietnamese words: why somebody looks at what is past.

export const purposeWords = {
  purpose_state: 'Nêu mục đích xem',
  case_number: 'vụ {number}',
  looking_for: 'Đang xem vì: {purpose}',
  looking_for_title: 'Đang xem vì',
  task_until: 'Đến {until} thì tự hết.',
  task_done: 'Xong việc',
  task_other: 'Việc khác',
} as const
