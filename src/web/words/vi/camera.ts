// Vietnamese words: the page of one camera and its controls.

export const cameraWords = {
  live: 'Trực tiếp',
  live_of: 'Hình trực tiếp của {name}',
  save: 'Lưu',
  save_still: 'Lưu ảnh đang xem',
  full_screen: 'Toàn màn hình',
  shortcuts: 'Phím tắt',
} as const
