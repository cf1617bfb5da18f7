// Vietnamese words: what is not for somebody, the session that is about to end, the duty wall, the settings of signing in.

export const accessWords = {
  not_for_you: 'Trang này không thuộc quyền của bạn',
  back_to_page: 'Về trang {page}',
  no_cameras_for_you: 'Chưa có camera nào cho bạn xem',
  no_cameras_for_you_why: 'Khi người quản lý giao quyền cho bạn, camera sẽ hiện ở đây.',

  idle_soon: 'Phiên sắp hết vì không có thao tác',
  idle_then_out:
    'Trạm sẽ đăng xuất để không ai khác dùng máy này thay bạn. Việc đang làm dở vẫn còn nguyên nếu bạn tiếp tục.',
  idle_then_wall: 'Máy sẽ trở lại tường trực ban. Việc đang làm dở vẫn còn nguyên nếu bạn tiếp tục.',
  idle_left: 'Còn {seconds} giây.',

  duty_wall: 'Máy trực ban',
  duty_wall_is:
    'Đây là máy trực ban: chỉ xem hình trực tiếp. Muốn làm việc khác, hãy đăng nhập; làm xong máy tự trở lại tường.',
  sign_in_to_work: 'Đăng nhập để làm việc',
  to_duty_wall: 'Về tường trực ban',
  duty_wall_take_away: 'Thôi làm máy trực ban',
  duty_wall_here: 'Đặt máy này làm máy trực ban',
  duty_wall_not_here: 'Thôi làm máy trực ban',
  duty_wall_made: 'Máy này là máy trực ban: khi không ai thao tác, máy trở lại tường hình.',
  duty_wall_unmade: 'Máy này không còn là máy trực ban.',

  sign_in_settings: 'Cài đặt đăng nhập',
} as const
