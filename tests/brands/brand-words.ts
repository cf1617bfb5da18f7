// Brand words: what the guide's table says of each cell, in both languages.

import type { Both } from '#contract/brand.ts'
import type { FixCode } from '#contract/doctor.ts'
import type { Column, Note } from './brand-row.ts'

export type Language = keyof Both

export const columnWords: Readonly<Record<Column, Both>> = {
  discover: { vi: 'Tự tìm thấy', en: 'Found by search' },
  main: { vi: 'Luồng chính', en: 'Main stream' },
  sub: { vi: 'Luồng phụ', en: 'Sub stream' },
  h265: { vi: 'H.265', en: 'H.265' },
  audio: { vi: 'Tiếng', en: 'Sound' },
  ptz: { vi: 'Xoay (PTZ)', en: 'PTZ' },
  events: { vi: 'Báo chuyển động', en: 'Events' },
  backfill: { vi: 'Lấy hình bù', en: 'Backfill' },
  recorder: { vi: 'Đầu ghi: kênh và hình bù', en: 'Recorder: channels and backfill' },
  fixes: { vi: 'Trạm tự sửa được', en: 'Put right by the station' },
}

export const brandWord: Both = { vi: 'Hãng', en: 'Maker' }
export const yesWord: Both = { vi: 'có', en: 'yes' }
export const noWord: Both = { vi: 'không', en: 'no' }

export const noteWords: Readonly<Record<Note, Both>> = {
  by_discovery: { vi: 'nhận ra hãng', en: 'maker told' },
  by_discovery_unnamed: { vi: 'không rõ hãng', en: 'maker not told' },
  by_range: { vi: 'khi dò dải địa chỉ', en: 'by range' },
  by_range_unnamed: { vi: 'chỉ khi dò dải địa chỉ, không rõ hãng', en: 'by range only, maker not told' },
  rtsp_on_in_app: { vi: 'sau khi bật RTSP trong ứng dụng', en: 'once RTSP is on in its app' },
  encryption_off_in_app: { vi: 'sau khi tắt mã hóa trong ứng dụng', en: 'once encryption is off in its app' },
  cloud_only: { vi: 'chỉ qua đám mây', en: 'cloud only' },
  no_onvif: { vi: 'không có ONVIF', en: 'no ONVIF' },
  not_in_its_onvif: { vi: 'camera giả lập của hãng không có', en: 'its pretend camera has none' },
  nvr: { vi: 'từ đầu ghi', en: 'from the recorder' },
  sd_card: { vi: 'từ thẻ nhớ', en: 'from the card' },
  device: { vi: 'từ thẻ nhớ hoặc đầu ghi', en: 'from the card or recorder' },
  profile_g: { vi: 'qua ONVIF Profile G', en: 'by ONVIF Profile G' },
  no_source: { vi: 'chưa có cách hỏi thẻ của hãng này', en: 'no known way to ask its card' },
  no_playback: { vi: 'camera không cho xem lại qua mạng', en: 'it plays nothing back over the network' },
  nvr_plays_nothing: { vi: 'các kênh; không lấy được hình bù', en: 'its channels; no backfill' },
  no_interface: { vi: 'chỉ sửa được trong ứng dụng', en: 'in its app only' },
  not_seen: { vi: 'đã thử, không được', en: 'tried, did not work' },
}

export const fixWords: Readonly<Record<FixCode, Both>> = {
  smart_codec_off: { vi: 'tắt nén thông minh', en: 'smart codec off' },
  shorter_gop: { vi: 'khung hình chính dày hơn', en: 'shorter group' },
  sub_h264: { vi: 'luồng phụ H.264', en: 'sub stream H.264' },
  set_clock: { vi: 'chỉnh giờ', en: 'clock' },
  sub_smaller: { vi: 'luồng phụ nhỏ lại', en: 'smaller sub stream' },
  cap_bit_rate: { vi: 'tốc độ bit cố định', en: 'constant bit rate' },
  rtsp_on: { vi: 'bật RTSP', en: 'RTSP on' },
}
