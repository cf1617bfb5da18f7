// Vietnamese words: trusting the station's certificate.

export const certificateWords = {
  certificate_title: 'Cài chứng chỉ của trạm',
  certificate_why:
    'Trạm mã hóa mọi hình và mật khẩu bằng chứng chỉ do chính trạm ký. Cài một lần trên mỗi máy thì trình duyệt không còn cảnh báo.',
  certificate_get: 'Tải chứng chỉ',
  certificate_compare: 'Đối chiếu dấu vân tay',
  certificate_compare_why:
    'Hỏi người trực trạm hoặc chạy ./matthan tls ca trên máy trạm. Nếu khác dù một ký tự thì đừng cài: có người đứng giữa.',
  certificate_fingerprint: 'Dấu vân tay SHA-256',
  certificate_install: 'Cài lên máy này',
  certificate_then: 'Mở trạm',
  certificate_then_why: 'Đóng hẳn trình duyệt, mở lại, rồi vào một địa chỉ sau:',
  certificate_windows:
    'Mở tệp vừa tải, bấm “Install Certificate…”. Chọn “Local Machine”, rồi “Place all certificates in the following store” và “Trusted Root Certification Authorities”. Bấm Finish. Chrome và Edge dùng ngay.',
  certificate_android:
    'Vào Cài đặt → Bảo mật → Mã hóa và thông tin đăng nhập → Cài chứng chỉ → Chứng chỉ CA. Bấm “Vẫn cài đặt” và chọn tệp vừa tải. Tên mục có thể khác đôi chút tùy máy.',
  certificate_ios:
    'Tải bằng Safari rồi bấm Cho phép. Vào Cài đặt → Đã tải về hồ sơ → Cài đặt. Sau đó vào Cài đặt → Cài đặt chung → Giới thiệu → Cài đặt tin cậy chứng chỉ và bật chứng chỉ của trạm.',
  certificate_firefox:
    'Vào Cài đặt → Quyền riêng tư và bảo mật → Xem chứng chỉ → Nhà cấp phát → Nhập. Chọn tệp vừa tải và đánh dấu “Tin tưởng CA này để xác định các trang web”.',
  certificate_mac:
    'Mở tệp vừa tải bằng Keychain Access, chọn “System”. Bấm đúp vào chứng chỉ, mở mục Trust và chọn “Always Trust”.',
  certificate_linux:
    'Chép tệp vào /usr/local/share/ca-certificates/ rồi chạy sudo update-ca-certificates. Chrome: Cài đặt → Quyền riêng tư và bảo mật → Bảo mật → Quản lý chứng chỉ → Nhập.',
  certificate_no_https: 'Trạm này chạy không mã hóa, nên không có chứng chỉ nào cần cài.',
  certificate_here_only: 'Trạm chỉ nghe trên chính máy này. Muốn máy khác vào được, hãy chạy trạm với --host 0.0.0.0.',
} as const
