// Vietnamese words: the patrol of a wall.

export const patrolWords = {
  patrol: 'Tuần tra',
  patrol_rules: 'Đặt tuần tra',
  patrol_what:
    'Tường lần lượt hiện từng nhóm camera. Không có nhóm nào thì lần lượt hiện hết mọi camera. Khi có người phóng to hay điều khiển camera, tuần tra đứng chờ.',
  patrol_every: 'Mỗi nhóm hiện trong',
  seconds_each: '{seconds} giây',
  add_group: 'Thêm nhóm',
  group_number: 'Nhóm {number}',
  group_name: 'Tên nhóm',
  remove_group: 'Bỏ nhóm {name}',
  patrol_by_itself: 'Tự bắt đầu khi mở tường',
  patrol_by_itself_why: 'Hãy lưu tường để giữ lựa chọn này.',
  start_patrol: 'Bắt đầu tuần tra',
  patrol_nothing: 'Mọi camera đã ở trên màn hình. Hãy chọn bố cục ít ô hơn, hoặc chia nhóm.',
  patrol_stop: '{at}/{count}',
  patrol_left: 'còn {seconds} giây',
  patrol_hold: 'Tạm dừng tuần tra',
  patrol_on: 'Tuần tra tiếp',
  patrol_held: 'tạm dừng',
  patrol_waits: 'đang chờ',
  page_before: 'Trang trước',
  page_after: 'Trang sau',
} as const
