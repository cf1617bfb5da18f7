// Vietnamese words: one large picture on the wall, and the keys of the wall.

export const enlargedWords = {
  zoomed: '{times} lần',
  decimal: ',',
  whole_picture: 'Về cả khung hình',
  back_to_wall: 'Thu về tường',
  steer_how: 'Kéo trên hình hoặc giữ phím mũi tên để quay',
  key_move: 'Sang ô khác',
  key_enlarge: 'Phóng to hoặc thu nhỏ',
  key_back: 'Quay lại',
  key_zoom_in: 'Phóng gần hình',
  key_zoom_out: 'Thu hình lại',
  key_steer: 'Điều khiển camera',
  key_open_camera: 'Mở trang camera',
  key_lift: 'Nhấc lên, đặt xuống',
  key_resize: 'Đổi cỡ ô đang nhấc (bố cục tự do)',
} as const
