// Vietnamese words: what the wall asks when it is arranged, patrols or is to tell by sound.

export const wallDialogsWords = {
  alerts_what:
    'Khi có việc, camera được viền màu và nói rõ vì sao, trong {seconds} giây. Nếu không có trên màn hình, nó tạm hiện vào ô trống hoặc ô cuối. Ô đang được chỉ vào hay chọn thì không đổi.',
  alert_kinds: 'Việc cần báo',
  alert_places: 'Số ô được dùng tạm',
  alert_places_why: '0: chỉ viền màu những camera đang ở trên màn hình. Cách đặt này chỉ có hiệu lực trên máy này.',
  wall_name: 'Tên tường',
  whose_wall: 'Của ai',
  my_wall: 'Của riêng tôi',
  room_wall: 'Của phòng trực',
  room_wall_why: 'Mọi người đăng nhập vào trạm đều thấy và sửa được.',
  opens_first: 'Mở đầu tiên',
  opens_first_why: 'Hiện ra khi mở trang trên một máy chưa chọn tường nào.',
  wall_conflict: 'Người khác vừa sửa tường này',
  wall_conflict_who: '{by} đã lưu tường này lúc {at}. Bản của bạn chưa lưu.',
  save_copy: 'Lưu bản của tôi thành tường khác',
  see_theirs: 'Bỏ bản của tôi, xem bản mới',
  choose_camera: 'Chọn camera',
  choose_camera_why: 'Gõ tên hoặc nơi đặt. Camera đã có trên tường sẽ đổi chỗ sang ô này.',
  put_here: 'Đặt vào ô này',
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
} as const
