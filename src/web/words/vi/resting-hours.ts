// Vietnamese words: a camera that is suspended, or records by hours.

export const restingHoursWords = {
  suspend: 'Tạm dừng camera',
  suspend_reason: 'Vì sao tạm dừng',
  suspend_until: 'Tự ghi lại lúc',
  suspend_until_why: 'Ví dụ 07:00 25/11/2026. Bỏ trống: dừng đến khi có người cho ghi lại.',
  suspended_by: 'Đang tạm dừng: {reason} ({by}).',
  resume: 'Cho ghi lại',
  recording_hours: 'Giờ ghi trong tuần',
  recording_hours_why:
    'Ví dụ: t2-t6 18:00-06:00; t7,cn 00:00-24:00. Bỏ trống: ghi suốt. Ngoài giờ vẫn xem trực tiếp được.',
  set_hours: 'Đặt giờ ghi',
} as const
