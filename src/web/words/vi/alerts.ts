// Vietnamese words: cameras that come forward on a wall.

export const alertsWords = {
  comes_forward: 'Hiện tạm ở đây',
  snooze: 'Tạm im 10 phút',
  snoozed: '{name} được để yên trong 10 phút.',
  alert_rules: 'Camera tự hiện khi có việc',
} as const
