// Vietnamese words: the patrol of a wall.

export const patrolWords = {
  patrol: 'Tuần tra',
  patrol_rules: 'Đặt tuần tra',
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
