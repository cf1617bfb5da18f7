// Vietnamese words: what the player says while it plays back or transcodes.

export const playingWords = {
  loading_since: 'Đang tải hình, từ {since}…',
  not_recorded_yet: 'Đoạn này đang được ghi, sẽ hiện sau một, hai giây.',
  nothing_earlier: 'Trong cả tuần trước {until} không có hình ghi lại.',
  nothing_later: 'Từ lúc này trở đi không có hình ghi lại.',
  cannot_play_back: 'Trình duyệt này không xem được {codec}. Hãy tải đoạn video về máy để xem.',
  transcoding_now: 'Đang chuyển mã',
  transcoding_busy: 'Máy đang bận chuyển mã',
  transcoding_busy_detail: 'tự thử lại sau ít giây; camera vẫn đang được ghi hình',
  transcoding_missing: 'Trình duyệt không xem được hình này, và trạm chưa cài phần chuyển mã',
  no_h265_uses_sub: 'Trình duyệt này không xem được H.265; đang dùng luồng phụ.',
  gap_because: 'Không có hình từ {from} đến {to}: {cause}',
  picture_taken_at: 'Hình lúc {time}',
  pictures_apart: 'Tốc độ này chỉ hiện từng hình cách quãng',
} as const
