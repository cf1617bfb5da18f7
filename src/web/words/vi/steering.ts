// Vietnamese words: steering a camera, and what it reports.

export const steeringWords = {
  steer: 'Điều khiển',
  steer_up: 'Quay lên',
  steer_down: 'Quay xuống',
  steer_left: 'Quay trái',
  steer_right: 'Quay phải',
  steer_closer: 'Phóng gần',
  steer_wider: 'Thu xa',
  steer_home: 'Về vị trí gốc',
  new_preset: 'Lưu vị trí này',
  keep_preset: 'Lưu vị trí',
  remove_preset: 'Xóa vị trí {name}',
  event_motion: 'Chuyển động',
  event_tamper: 'Bị che hoặc xoay',
  event_digital_input: 'Đầu vào báo động',
} as const
