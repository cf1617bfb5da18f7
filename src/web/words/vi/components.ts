// Vietnamese words: what every list, menu and message needs.

export const componentsWords = {
  undo: 'Hoàn tác',
  state_live: 'Đang có hình',
  state_loading: 'Đang tải',
  state_stale: 'Hình đã cũ',
  state_lost: 'Mất hình',
  state_resting: 'Đang nghỉ',
  state_forbidden: 'Không được xem',
  choose_a_file: 'Chọn tệp',
  no_file_yet: 'chưa chọn tệp nào',
  order: 'Thứ tự',
} as const
