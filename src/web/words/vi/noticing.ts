// Vietnamese words: looking for motion in what is recorded.

export const noticingWords = {
  noticing: 'Tìm chuyển động',
  noticing_why: 'Trạm xem hình đã ghi và nhớ chỗ nào, lúc nào có gì động, để tìm lại cho nhanh. Không nhận dạng ai.',
  noticing_off: 'Đang tắt. Hình ghi lúc này sẽ được xem khi bật lại.',
  noticing_starting: 'Đang khởi động.',
  noticing_away: 'Bị ngắt và đang được khởi động lại. Việc ghi hình không bị ảnh hưởng.',
  noticing_no_decoder:
    'Máy này không giải mã được video nên không tìm được chuyển động. Việc ghi hình không bị ảnh hưởng.',
  noticing_running: 'Đang xem {count} hình mỗi giây của mỗi camera.',
  noticing_running_thin: 'Nhìn thưa: 1 hình mỗi {seconds} giây, vì máy thiếu sức.',
  noticing_running_less: 'Nhìn thưa: {count} hình mỗi giây, vì máy thiếu sức.',
  noticing_behind: 'Chậm hơn ghi hình {length}.',
  noticing_backlog: 'Còn {length} hình chưa xem; xem dần khi máy rảnh, mới trước cũ sau.',
  noticing_done: 'Hình đã ghi đều đã được xem.',
  noticing_cannot_write: 'Không ghi được kết quả xuống ổ dữ liệu. Hình vẫn được ghi và sẽ được xem lại sau.',
  noticing_undecodable: 'không giải mã được hình',
  noticing_camera_off: 'không tìm chuyển động',
  noticing_switch_on: 'Bật',
  noticing_switch_off: 'Tắt',
  noticing_switch_on_all: 'Bật tìm chuyển động',
  noticing_switch_off_all: 'Tắt tìm chuyển động',
  noticing_switch_on_of: 'Bật tìm chuyển động của {name}',
} as const
