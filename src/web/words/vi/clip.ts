// Vietnamese words: saving a clip.

export const clipWords = {
  clip_of: 'Đoạn video từ {name}, lưu thành một tệp MP4.',
  clip_from: 'Từ',
  clip_to: 'Đến',
  time_format: 'Ghi như 07:30:05 22/11/2026',
  clip_length: 'Độ dài',
  clip_size: 'Dung lượng',
  clip_asking: 'Đang xem đoạn này có gì…',
  clip_whole: 'Đoạn này đủ hình, không bị ngắt.',
  clip_gaps: 'Có {count} khoảng mất hình, tệp sẽ nhảy qua:',
  clip_more_gaps: 'và {count} khoảng nữa',
  clip_backwards: 'Thời điểm kết thúc phải sau thời điểm bắt đầu.',
  clip_too_long: 'Đoạn dài quá 24 giờ. Hãy chọn ngắn hơn.',
  save_file: 'Tải về',
} as const
