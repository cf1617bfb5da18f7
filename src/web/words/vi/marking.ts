// Vietnamese words: marking a moment, and keeping a still from the wall.

export const markingWords = {
  bookmark: 'Đánh dấu lúc này',
  bookmarked: 'Đã đánh dấu {name} lúc {at}.',
  add_note: 'Ghi chú',
  note: 'Ghi chú',
  still_saved: 'Đã lưu ảnh của {name}.',
  nothing_to_keep: '{name} chưa có hình để lưu.',
} as const
