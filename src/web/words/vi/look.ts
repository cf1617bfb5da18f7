// Vietnamese words: how the page looks.

export const lookWords = {
  theme: 'Nền trang',
  theme_auto: 'Tự động',
  theme_auto_why: 'Tối từ 18 giờ đến 6 giờ, hoặc khi thiết bị đang dùng nền tối.',
  theme_light: 'Sáng',
  theme_dark: 'Tối',
} as const
