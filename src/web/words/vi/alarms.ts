// Vietnamese words: alarms about disks and clock.

export const alarmsWords = {
  alarm_held_fills_disk:
    'Ổ đĩa đầy dữ liệu đang được giữ: không ghi thêm được nữa. Hãy thêm ổ đĩa hoặc bỏ giữ những đoạn không còn cần.',
  alarm_held_will_fill_disk:
    'Khoảng {days} ngày nữa ổ đĩa sẽ đầy dữ liệu đang được giữ. Hãy thêm ổ đĩa hoặc xem lại các đoạn đang giữ.',
  alarm_archive_away:
    'Một kho lưu hình không dùng được. Hãy kiểm tra ổ đĩa và dây cắm; chạy ./matthan archive list để biết kho nào.',
  alarm_clock_unsure: 'Giờ của trạm vừa nhảy: trong một ngày sẽ không xóa hình vì hết hạn.',
  alarm_access_log_failing:
    'Nhật ký truy cập đang không ghi được xuống ổ: chưa tải hình ra ngoài được, và sẽ không xem được nếu kéo dài. Ghi hình vẫn tiếp tục. Hãy kiểm tra ổ chứa dữ liệu của trạm: đầy, lỏng dây, hay chỉ đọc.',
  alarm_access_log_broken:
    'Lần kiểm tra gần nhất thấy nhật ký truy cập đã bị sửa. Hãy xem trang Nhật ký truy cập, báo người phụ trách, giữ nguyên máy và không xóa gì.',
  alarm_break_glass_open: 'Tài khoản khẩn cấp đang mở.',
  alarm_break_glass_unsealed:
    'Tài khoản khẩn cấp đã dùng và chưa niêm phong lại. Hãy mở trang Tài khoản khẩn cấp và niêm phong bằng mã mới.',
  alarm_break_glass_guessed:
    'Trong một ngày qua có người thử mã sai ở tài khoản khẩn cấp. Hãy mở trang Tài khoản khẩn cấp để biết từ đâu, và xem phong bì còn nguyên không.',
  alarm_hold_review_due: 'Có hình đang giữ đã đến ngày xem lại. Hãy mở trang Dữ liệu đang giữ: giữ tiếp hoặc thôi giữ.',
  alarm_bundle_damaged: 'Có gói ở trạm bị sửa sau khi niêm phong. Hãy mở trang Trích xuất.',
  alarm_copy_overdue: 'Có bản sao đã giao quá hạn. Hãy mở trang Trích xuất: ghi việc trả lại, hủy hoặc lưu hồ sơ.',
} as const
