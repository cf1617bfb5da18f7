// Vietnamese words: marking a moment, and keeping a still from the wall.

export const markingWords = {
  incident_make: 'Lập vụ việc',
  bookmark: 'Đánh dấu lúc này',
  bookmarked: 'Đã đánh dấu {name} lúc {at}.',
  add_note: 'Ghi chú',
  bookmark_note: 'Ghi chú cho đánh dấu',
  note: 'Ghi chú',
  bookmark_kind: 'Loại',
  kind_note: 'Ghi nhớ',
  kind_suspicious: 'Đáng ngờ',
  kind_traffic: 'Giao thông',
  kind_disorder: 'Mất trật tự',
  kind_technical: 'Kỹ thuật',
  still_saved: 'Đã lưu ảnh của {name}.',
  nothing_to_keep: '{name} chưa có hình để lưu.',
} as const
