// Vietnamese words: what the player says while it plays back or transcodes.

export const playingWords = {
  transcoding_now: 'Đang chuyển mã',
  transcoding_busy: 'Máy đang bận chuyển mã',
  transcoding_busy_detail: 'tự thử lại sau ít giây; camera vẫn đang được ghi hình',
  transcoding_missing: 'Trình duyệt không xem được hình này, và trạm chưa cài phần chuyển mã',
} as const
