// Vietnamese words: how much of a day is recorded.

export const coverageWords = {
  rested_on: 'Ngày {day}: {rest}',
  outside_hours: 'ngoài giờ ghi',
  suspended_for_reason: 'Tạm dừng: {reason}',
  ordered_by: '{by} yêu cầu',
  off_hours_for: 'ngoài giờ {length}',
  suspended_for: 'tạm dừng {length}',
  hours_only: '{h} giờ',
  minutes_only: '{m} phút',
  recorded_on: 'Ngày {day}: {percent}%',
  recorded_today: 'Hôm nay đã ghi được {percent}% thời gian',
} as const
