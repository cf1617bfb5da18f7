// Vietnamese words: what is not for somebody, the session that is about to end, the duty wall, the settings of signing in.

export const accessWords = {
  not_for_you: 'Trang này không thuộc quyền của bạn',
  back_to_page: 'Về trang {page}',
  live_only: 'Bạn không có quyền xem lại camera này, chỉ xem trực tiếp.',
  pictures_not_yours: 'Bạn không có quyền xem hình camera này. Dưới đây là lúc nào có hình, lúc nào mất.',
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
  duty_wall_ask: 'Máy này treo tường trực ban?',
  duty_wall_ask_why:
    'Máy trực ban không bị đăng xuất khi không ai thao tác: nó trở lại tường hình trực tiếp, và chỉ xem được hình trực tiếp. Bạn vẫn làm mọi việc khi đang đăng nhập.',
  duty_wall_yes: 'Có, máy này treo tường',
  duty_wall_no: 'Không, đây là máy làm việc',
  duty_wall_here: 'Đặt máy này làm máy trực ban',
  duty_wall_not_here: 'Thôi làm máy trực ban',
  duty_wall_made: 'Máy này là máy trực ban: khi không ai thao tác, máy trở lại tường hình.',
  duty_wall_unmade: 'Máy này không còn là máy trực ban.',

  sign_in_settings: 'Cài đặt đăng nhập',
  office: 'Mạng của cơ quan',
  office_why:
    'Ở các địa chỉ này, ai không phải người quản trị thì đăng nhập bằng mật khẩu là đủ; từ nơi khác phải thêm bước xác minh thứ hai. Để trống: ở đâu cũng phải có bước thứ hai.',
  office_ranges: 'Dải địa chỉ, mỗi dòng một dải',
  office_wrong: 'Có dải chưa đúng. Viết như 192.168.1.0/24, mỗi dòng một dải.',
  idle_limits: 'Tự đăng xuất khi không thao tác',
  idle_limits_why:
    'Phút không thao tác trước khi phiên hết, từ 1 đến 60. Đang xem lại hình thì không tính là vắng mặt.',
  idle_member: 'Cán bộ và người dùng khác',
  idle_admin: 'Người quản trị',
  idle_wrong: 'Nhập số phút từ 1 đến 60.',
  provider: 'Hệ thống đăng nhập của tỉnh',
  provider_why:
    'Nếu tỉnh có hệ thống đăng nhập chung (OpenID Connect), cán bộ đăng nhập bằng tài khoản đó sau khi được gắn với tài khoản ở trạm.',
  provider_issuer: 'Địa chỉ hệ thống (issuer)',
  provider_client: 'Mã của trạm (client id)',
  provider_name: 'Tên hiện trên nút',
  provider_secret: 'Khóa bí mật của trạm',
  provider_secret_hint: 'Để trống: giữ khóa đang có. Khóa được niêm phong, không ai đọc lại được.',
  provider_none: 'Thôi dùng hệ thống của tỉnh',
  provider_missing: 'Hãy điền cả địa chỉ, mã và tên.',
  settings_kept: 'Đã lưu.',
  save_settings: 'Lưu',
} as const
