// Vietnamese words: who may sign in from where, and how long a session rests.

export const signInSettingsWords = {
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
