// Vietnamese words: signing in, the first account.

export const signingInWords = {
  sign_in: 'Đăng nhập',
  signing_in: 'Đang đăng nhập…',
  sign_out: 'Đăng xuất',
  signed_in_as: 'Đang đăng nhập:',
  account_of: 'Tài khoản {name}',
  username: 'Tên đăng nhập',
  username_rule: 'Chữ thường không dấu, số, dấu chấm hoặc gạch; từ 2 đến 32 ký tự.',
  password: 'Mật khẩu',
  new_password: 'Mật khẩu mới',
  password_why_long: 'Ít nhất 14 ký tự. Dài thì khó dò: một câu dễ nhớ vừa an toàn vừa dễ gõ hơn ký hiệu lạ.',
  password_too_short: 'Mật khẩu cần ít nhất 14 ký tự.',
  show: 'Hiện',
  hide: 'Ẩn',
  forgot_password: 'Quên mật khẩu? Trên máy trạm, chạy ./matthan sign-in-link để lấy đường dẫn đăng nhập dùng một lần.',
  first_run_title: 'Trạm mới, chưa có tài khoản',
  first_run_how:
    'Hãy mở đường dẫn dùng một lần mà ./start đã in ra trên máy trạm để tạo tài khoản đầu tiên. Nếu đường dẫn đã hết hạn, chạy ./matthan sign-in-link để lấy đường dẫn mới.',
  welcome: 'Chào mừng đến với Mắt Thần',
  first_account_why: 'Trạm này chưa có tài khoản. Tài khoản bạn tạo bây giờ là tài khoản đầu tiên.',
  display_name: 'Họ và tên',
  make_first_account: 'Tạo tài khoản và vào trạm',
  link_without_token: 'Đường dẫn này thiếu mã. Hãy mở lại đúng đường dẫn mà ./start đã in ra.',
} as const
