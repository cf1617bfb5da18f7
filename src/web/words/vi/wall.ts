// Vietnamese words: the wall of cameras.

export const wallWords = {
  wall: 'Tường camera',
  asking_for_cameras: 'Đang hỏi trạm về các camera…',
  cameras_of: '{streaming}/{total}',
  cameras_working: 'camera đang hoạt động',
  cameras_working_why: 'Số camera đang gửi hình trên tổng số camera',
  station_time: 'Giờ của trạm',
  enlarge_camera: 'Phóng to {name}',
  shrink_camera: 'Thu nhỏ {name}',
  open_camera: 'Mở trang của {name}',
  using_sub_stream: 'Đang dùng luồng phụ',
} as const
