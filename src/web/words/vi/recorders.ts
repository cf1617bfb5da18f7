// Vietnamese words: recorders and their channels.

export const recordersWords = {
  recorders: 'Đầu ghi',
  to_recorders: 'Về danh sách đầu ghi',
  no_recorders: 'Chưa có đầu ghi nào. Thêm ở trang Thêm camera, chọn “Đầu ghi nhiều kênh”.',
  cameras_on_recorder: '{count} camera trên trạm',
  recorder_name: 'Tên đầu ghi',
  recorder_name_example: 'Đầu ghi nhà văn hóa',
  keep_recorder: 'Lưu đầu ghi và xem các kênh',
  look_again: 'Xem lại các kênh',
  looking_at_channels: 'Đang xem các kênh: {seen}/{of}',
  channels_are: 'Có {count} kênh.',
  channel_number: 'Kênh {channel}',
  channel_offline: 'Đầu ghi không thấy camera của kênh này',
  channel_recorded: 'đang ghi',
  choose_all: 'Chọn tất cả',
  add_chosen: 'Thêm {count} camera',
  change_password: 'Đổi mật khẩu',
  change_password_why:
    'Trạm dùng tên và mật khẩu này cho {name} và {count} camera của nó. Mật khẩu trên đầu ghi không đổi.',
} as const
