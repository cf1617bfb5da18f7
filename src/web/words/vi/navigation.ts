// Vietnamese words: going from page to page.

export const navigationWords = {
  navigation: 'Các trang',
  nav_wall: 'Tường',
  nav_add: 'Thêm',
  more: 'Khác',
} as const
