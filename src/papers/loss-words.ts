// Why there is no footage, as papers say it.

const words: Readonly<Record<string, string>> = {
  power_lost: 'mất điện',
  internet_lost: 'mất Internet',
  wifi_lost: 'lỗi wifi',
  recorder_fault: 'lỗi đầu ghi',
  disk_fault: 'lỗi ổ cứng',
  auth_failed: 'camera từ chối mật khẩu',
  tampered: 'bị che, xoay, phá',
  clock_drift: 'lệch giờ',
  station_down: 'trạm ngừng chạy',
  not_scheduled: 'ngoài giờ ghi',
  not_shared: 'chủ camera không chia sẻ',
  suspended: 'tạm ngừng theo lệnh',
  expired: 'đã hết hạn lưu',
  not_handed_over: 'không giao bản gốc, chỉ giao bản đã che',
}

export const lossWords = (cause: string | null): string => (cause === null ? 'không rõ' : (words[cause] ?? 'không rõ'))
