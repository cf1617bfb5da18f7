// Vietnamese words: recorders and their channels.

export const recordersWords = {
  to_recorders: 'Về danh sách đầu ghi',
  no_recorders: 'Chưa có đầu ghi nào',
  no_recorders_why:
    'Đầu ghi ở trụ sở hay nhà dân được lưu một lần cùng mật khẩu của nó. Trạm liệt kê các kênh kèm hình; bạn đánh dấu kênh nào thì kênh ấy thành camera.',
  add_recorder: 'Thêm đầu ghi',
  cameras_on_recorder: '{count} camera trên trạm',
  recorder_change: 'Sửa đầu ghi',
  recorder_address_why: 'Đầu ghi chuyển sang địa chỉ khác: {count} camera của nó được gọi theo địa chỉ mới.',
  recorder_remove: 'Gỡ đầu ghi',
  recorder_remove_sure: 'Trạm quên {name} cùng mật khẩu của nó. Hình đã ghi vẫn giữ.',
  recorder_remove_keep: 'Giữ {count} camera của nó: vẫn ở trên trạm và vẫn được ghi',
  recorder_remove_all: 'Gỡ cả {count} camera của nó: thôi ghi từ bây giờ',
  recorder_remove_yes: 'Gỡ',
  look_again: 'Xem lại các kênh',
  looking_at_channels: 'Đang xem các kênh: {seen}/{of}',
  channels_are: 'Có {count} kênh.',
  channel_number: 'Kênh {channel}',
  channel_offline: 'Đầu ghi không thấy camera của kênh này',
  channel_recorded: 'đang ghi',
  choose_all: 'Chọn tất cả',
  add_none_chosen: 'Chưa chọn kênh nào',
  add_chosen: 'Thêm {count} camera',
  change_password: 'Đổi mật khẩu',
  change_password_why:
    'Trạm dùng tên và mật khẩu này cho {name} và {count} camera của nó. Mật khẩu trên đầu ghi không đổi.',
  recorder_name: 'Tên đầu ghi',
  recorder_name_example: 'Đầu ghi nhà văn hóa',
  recorder_user: 'Tên đăng nhập của đầu ghi',
  recorder_password: 'Mật khẩu của đầu ghi',
  keep_recorder: 'Lưu đầu ghi và xem các kênh',
} as const
