// Verbs in words, as they stand behind "Không được" and "You may not".

import type { Verb } from '#contract/access.ts'

export type Words = { readonly vi: string; readonly en: string }

export const verbWords: Readonly<Record<Verb, Words>> = {
  watch_live: { vi: 'xem trực tiếp', en: 'watch live' },
  play_back: { vi: 'xem lại', en: 'play back' },
  search: { vi: 'tìm trong hình đã ghi', en: 'search in footage' },
  still: { vi: 'lấy ảnh tĩnh', en: 'take a still' },
  request_extract: { vi: 'đề nghị trích xuất', en: 'request an extraction' },
  approve_extract: { vi: 'duyệt trích xuất', en: 'approve an extraction' },
  extract: { vi: 'trích xuất hình', en: 'extract footage' },
  hold: { vi: 'giữ dữ liệu', en: 'hold footage' },
  ptz: { vi: 'quay camera', en: 'steer a camera' },
  set_sharing: { vi: 'đặt giờ chia sẻ camera', en: 'set when a camera is shared' },
  set_masks: { vi: 'vẽ vùng che riêng tư', en: 'draw privacy masks' },
  see_unmasked: { vi: 'xem hình không che', en: 'see without privacy masks' },
  see_identity: { vi: 'xem danh tính người cung cấp tin', en: 'see who gave information' },
  mark: { vi: 'đánh dấu thời điểm', en: 'bookmark moments' },
  arrange_wall: { vi: 'sắp xếp tường màn hình', en: 'arrange walls' },
  steer_television: { vi: 'điều khiển ti vi', en: 'steer televisions' },
  read_coverage: { vi: 'xem lúc nào có hình, lúc nào mất', en: 'see what is recorded and what is missing' },
  state_cause: { vi: 'nêu nguyên nhân mất hình', en: 'state why footage is missing' },
  recover: { vi: 'lấy bù hình', en: 'fetch missing footage' },
  configure_camera: { vi: 'thêm và cài đặt camera', en: 'add and set up cameras' },
  configure_station: { vi: 'cài đặt trạm', en: 'set up the station' },
  manage_devices: {
    vi: 'quản lý ti vi, đầu ghi và hệ thống khác',
    en: 'manage televisions, recorders and other systems',
  },
  manage_people: { vi: 'quản lý người và quyền', en: 'manage people and what they may' },
  read_log: { vi: 'đọc nhật ký truy cập', en: 'read the access log' },
  see_looks: { vi: 'xem ai đã xem camera', en: 'see who looked at a camera' },
  check_signs: { vi: 'kiểm tra, in biển thông báo camera', en: 'check and print camera notice signs' },
  handle_requests: {
    vi: 'xử lý yêu cầu của người dân về dữ liệu cá nhân',
    en: 'handle people’s requests about their data',
  },
  break_glass: { vi: 'mở tài khoản khẩn cấp', en: 'use the emergency account' },
}
