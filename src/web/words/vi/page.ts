// Vietnamese words: the frame around every page.

export const pageWords = {
  product: 'Mắt Thần',
  product_is: 'Mạng camera an ninh của xã, phường',
  other_language: 'English',
  close: 'Đóng',
  cancel: 'Thôi',
  one_moment: 'Xin chờ một lát…',
  station_away: 'Chưa liên lạc được với trạm. Trang sẽ tự thử lại.',
  station_away_since: 'Mất liên lạc với trạm từ {since}, đang thử lại…',
  recorder_away_since: 'Bộ ghi hình đang khởi động lại, từ {since}.',
  page_failed: 'Trang gặp lỗi ngoài dự kiến. Hãy tải lại trang. Việc ghi hình không bị ảnh hưởng.',
  load_again: 'Tải lại trang',
  asking_station: 'Đang hỏi trạm…',
  no_such_page: 'Không có trang này',
  no_such_page_why: 'Địa chỉ có thể gõ nhầm, hoặc trang đã đổi chỗ. Về tường camera để tìm lại từ đó.',
  to_the_wall: 'Về tường camera',
  skip_to_main: 'Tới nội dung chính',
} as const
