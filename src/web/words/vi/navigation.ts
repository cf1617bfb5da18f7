// Vietnamese words: going from page to page.

export const navigationWords = {
  navigation: 'Các trang',
  nav_wall: 'Tường',
  nav_add: 'Thêm',
  nav_search: 'Tìm kiếm',
  search_region: 'Tìm trong vùng',
  more: 'Khác',
  access_log: 'Nhật ký truy cập',
  emergency_account: 'Tài khoản khẩn cấp',
  bookmarks: 'Đánh dấu',
  trail: 'Truy vết',
  compare: 'Bảng so sánh',
  compare_bring: 'Đem so sánh',
  doctor: 'Khám camera',
  backfill: 'Lấy hình bù',
  own_account: 'Tài khoản của tôi',
  rules_page: 'Quy tắc cảnh báo',
  nav_rules: 'Cảnh báo',
  incidents: 'Vụ việc',
} as const
