// Vietnamese words: sending a camera to a television.

export const sendingWords = {
  send_camera_to_of: 'Đưa camera lên {name}',
  send_which_camera: 'Camera',
  send_which_television: 'Ti vi',
  send_for: 'Trong bao lâu',
  send_minutes: '{minutes} phút',
  send_until_back: 'Đến khi trả về',
  send: 'Đưa lên',
  sent_shows: '{name} đang chiếu {camera}.',
  sent_waits: '{name} đang tắt; khi bật lên sẽ chiếu {camera}.',
  sent_slow: '{name} chưa trả lời; {camera} sẽ hiện khi ti vi nghe được.',
  nobody_to_send_to: 'Chưa ghép ti vi nào. Vào trang Ti vi để ghép.',
} as const
