// Vietnamese words: what a television says by itself.

export const televisionPageWords = {
  tv_failed: 'Màn hình vừa gặp trục trặc.',
  tv_failed_again: 'Màn hình sẽ tự mở lại sau ít giây, không cần bấm gì.',
  tv_away: 'Mất kết nối với máy chủ từ {since}, đang thử lại…',
  tv_station_away: 'Chưa gọi được máy chủ, đang thử lại…',
  tv_taken_out: 'Ti vi này đã được gỡ khỏi trạm nên không còn hình. Muốn dùng lại thì ghép lại.',
  tv_pair_title: 'Ghép ti vi này với trạm',
  tv_pair_how: 'Trên máy tính hoặc điện thoại, mở {address}, chọn “Ghép ti vi” rồi gõ mã này:',
  tv_pair_good: 'Mã dùng được trong 10 phút, sau đó ti vi tự hiện mã mới.',
  tv_pair_qr: 'Hoặc quét bằng điện thoại của cán bộ trực',
  tv_wall_gone: 'Bố cục của ti vi này đã bị xóa. Hãy chọn bố cục khác ở trang Ti vi.',
  tv_no_cameras: 'Ti vi này chưa có camera nào để chiếu.',
  tv_page: 'Trang {page}',
  tv_page_held: 'Trang {page} · tạm dừng tuần tra',
  tv_cameras_working: '{streaming}/{total} camera hoạt động',
  tv_sent_by: '{by} đưa lên',
  tv_sent_until: '{by} đưa lên, đến {until}',
  tv_emergency: 'TÀI KHOẢN KHẨN CẤP ĐANG MỞ từ {since}',
} as const
