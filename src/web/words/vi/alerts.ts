// Vietnamese words: cameras that come forward on a wall.

export const alertsWords = {
  comes_forward: 'Hiện tạm ở đây',
  snooze: 'Tạm im 10 phút',
  snoozed: '{name} được để yên trong 10 phút.',
  alert_rules: 'Camera tự hiện khi có việc',
  alerts_what:
    'Khi có việc, camera được viền màu và nói rõ vì sao, trong {seconds} giây. Nếu không có trên màn hình, nó tạm hiện vào ô trống hoặc ô cuối. Ô đang được chỉ vào hay chọn thì không đổi.',
  alert_kinds: 'Việc cần báo',
  alert_places: 'Số ô được dùng tạm',
  alert_places_why: '0: chỉ viền màu những camera đang ở trên màn hình. Cách đặt này chỉ có hiệu lực trên máy này.',
} as const
