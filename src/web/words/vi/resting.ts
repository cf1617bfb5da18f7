// Vietnamese words: suspending a camera, recording hours.

export const restingWords = {
  suspended_until: 'Tự ghi lại lúc {until}.',
  suspended_open: 'Dừng đến khi có người cho ghi lại.',
  outside_hours_now: 'Lúc này ngoài giờ ghi: xem trực tiếp được, không ghi lại.',
} as const
