// Vietnamese words: why a device could not be looked at.

export const troubleWords = {
  trouble_bad_address: 'Địa chỉ này không dùng được. Ghi như 192.168.1.64 hoặc rtsp://192.168.1.64/…',
  trouble_forbidden_address:
    'Địa chỉ này nằm ngoài mạng mà trạm được phép gọi. Người quản trị thêm dải mạng bằng ./matthan network.',
  trouble_unreachable:
    'Không có thiết bị nào trả lời ở địa chỉ này. Xem camera có điện, cùng mạng với trạm và đúng địa chỉ không.',
  trouble_rtsp_off:
    'Thiết bị có trả lời nhưng RTSP đang tắt hoặc ở cổng khác. Bật RTSP trong ứng dụng của hãng, hoặc ghi cổng ở Thiết lập khác.',
  trouble_not_rtsp:
    'Cổng RTSP này có máy nhận kết nối, nhưng nó không nói RTSP hoặc không nói gì. Xem lại số cổng (thường là 554); nếu đúng là camera thì khởi động lại camera.',
  trouble_auth_failed:
    'Thiết bị từ chối tên hoặc mật khẩu. Trạm chỉ thử một lần để camera không bị khóa. Hãy kiểm tra rồi điền lại.',
  trouble_auth_resting:
    'Mật khẩu này vừa bị từ chối nên trạm chưa thử lại, để camera không bị khóa. Hãy điền mật khẩu khác, hoặc chờ mười phút.',
  trouble_password_wanted: 'Thiết bị đòi tên và mật khẩu. Hãy điền cả hai rồi bấm Xem hình.',
  trouble_clock_differs:
    'Đồng hồ của thiết bị sai quá nhiều nên nó từ chối đăng nhập. Hãy chỉnh giờ trên thiết bị rồi bấm Xem hình lần nữa.',
  trouble_no_stream:
    'Thiết bị có trả lời nhưng không có luồng hình ở các đường dẫn đã biết. Thử chọn đúng hãng, hoặc điền địa chỉ rtsp:// của nó.',
  trouble_no_picture: 'Có luồng nhưng chưa thấy hình. Thêm được, nhưng nên xem lại camera.',
  trouble_encrypted:
    'Hình đang bị camera mã hóa nên không xem và không ghi được. Tắt “Mã hóa hình ảnh” trong ứng dụng của hãng.',
  trouble_cloud_only:
    'Hãng này không cho chương trình khác lấy hình. Lưu đoạn hình trong ứng dụng của hãng, rồi dùng “Nhập tệp” ở trang Lưu trữ.',
  to_file_import: 'Đến trang Lưu trữ để nhập tệp',
} as const
