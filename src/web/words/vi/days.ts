// Vietnamese words: days, lengths and how near the timeline is.

export const daysWords = {
  zoom: 'Phóng dòng thời gian',
  zoom_in: 'Xem gần hơn',
  zoom_out: 'Xem rộng hơn',
  day: 'Ngày',
  hours_minutes: '{h} giờ {m} phút',
  missing: 'Mất hình',
  monday: 'thứ hai',
  tuesday: 'thứ ba',
  wednesday: 'thứ tư',
  thursday: 'thứ năm',
  friday: 'thứ sáu',
  saturday: 'thứ bảy',
  sunday: 'chủ nhật',
} as const
