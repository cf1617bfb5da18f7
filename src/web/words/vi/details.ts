// Vietnamese words: the details of a camera.

export const detailsWords = {
  added: 'Thêm lúc',
  main_stream: 'Luồng chính',
  sub_stream: 'Luồng phụ',
  streaming_since: 'Đang gửi hình từ {since}',
  frames_per_second: '{fps} hình/giây',
  camera_said: 'Camera trả lời',
  packets_lost: 'Gói tin bị mất',
  clock_offset: 'Đồng hồ camera lệch',
  clock_drift: 'Đồng hồ camera chạy',
  fast_a_day: 'nhanh {seconds} giây mỗi ngày',
  slow_a_day: 'chậm {seconds} giây mỗi ngày',
  camera_change: 'Sửa camera',
  password_kept: 'Mật khẩu đang dùng không hiện ra. Để trống hai ô thì giữ nguyên.',
  camera_change_keeps: 'Hình đã ghi vẫn giữ. Đổi ở đây không đổi gì trên camera.',
  change_at_recorder: 'Camera này treo ở một đầu ghi: đổi địa chỉ hay mật khẩu cho cả đầu ghi ở trang Đầu ghi.',
  trust_certificate: 'Chấp nhận chứng chỉ mới',
  trust_certificate_why: 'Chỉ khi camera vừa được thay hoặc cài lại.',
  remove_camera: 'Gỡ camera',
  remove_camera_sure: 'Gỡ {name} khỏi trạm? Trạm thôi ghi hình camera này. Hình đã ghi vẫn nằm trên ổ đĩa.',
  remove_camera_yes: 'Gỡ',
} as const
