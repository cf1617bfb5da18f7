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
  remove_camera: 'Gỡ camera',
  remove_camera_sure: 'Gỡ {name} khỏi trạm? Trạm thôi ghi hình camera này. Hình đã ghi vẫn nằm trên ổ đĩa.',
  remove_camera_yes: 'Gỡ',
} as const
