// Vietnamese words: signing in step by step, the first account, invitations.

export const signingInWords = {
  sign_in: 'Đăng nhập',
  signing_in: 'Đang đăng nhập…',
  sign_out: 'Đăng xuất',
  signed_in_as: 'Đang đăng nhập:',
  account_of: 'Tài khoản {name}',
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  show: 'Hiện',
  hide: 'Ẩn',
  forgot_password:
    'Quên mật khẩu? Hãy nhờ người quản lý của trạm đặt lại. Người quản trị: trên máy trạm, chạy ./matthan sign-in-link.',
  first_run_title: 'Trạm mới, chưa có tài khoản',
  first_run_how:
    'Hãy mở đường dẫn dùng một lần mà ./start đã in ra trên máy trạm để tạo tài khoản đầu tiên. Nếu đường dẫn đã hết hạn, chạy ./matthan sign-in-link để lấy đường dẫn mới.',
  go_on: 'Tiếp tục',
  recovery_title: 'Cất các mã khôi phục',
  with_passkey: 'Dùng khóa truy cập',
  sign_in_with_passkey: 'Đăng nhập bằng khóa truy cập',
  with_provider: 'Đăng nhập bằng {name}',
  passkey_given_up:
    'Chưa dùng được khóa truy cập: thiết bị không trả lời hoặc bạn đã hủy. Hãy thử lại, hoặc dùng cách khác.',
  provider_failed: 'Không vào được qua hệ thống của tỉnh. Hãy thử lại, hoặc đăng nhập bằng mật khẩu của trạm.',
  provider_not_tied:
    'Hệ thống của tỉnh đã nhận ra bạn, nhưng mã {subject} chưa gắn với tài khoản nào ở trạm. Hãy gửi mã này cho người quản trị.',
  emergency_open_link: 'Mở tài khoản khẩn cấp',
} as const
