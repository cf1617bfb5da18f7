// How papers of evidence say numbers, times and codes: in Vietnamese, and so that nothing can be misread.

import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'

const TICKS = 90_000

/** `22:15:30 05/06/2026` */
export const instant = (at_90k: number): string => localText(wallTime90k(at_90k))

/** `22 giờ 15 phút 30 giây, ngày 05/06/2026` */
export const longInstant = (at_90k: number): string => {
  const [time = '', day = ''] = instant(at_90k).split(' ')
  const [hour, minute, second] = time.split(':')
  return `${hour} giờ ${minute} phút ${second} giây, ngày ${day}`
}

export const span = (from_90k: number, to_90k: number): string => {
  const [[fromTime, fromDay], to] = [instant(from_90k).split(' '), instant(to_90k)]
  return to.endsWith(fromDay!) ? `${fromTime} – ${to}` : `${fromTime} ${fromDay} – ${to}`
}

/** `1 giờ 02 phút 05 giây`, `1 giờ`; below ten seconds with tenths. */
export const length = (span_90k: number): string => {
  const seconds = span_90k / TICKS
  if (seconds < 10) return `${decimal(seconds, 1)} giây`
  const whole = Math.round(seconds)
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  if (hours === 0) return minutes === 0 ? `${rest} giây` : `${minutes} phút${rest === 0 ? '' : ` ${two(rest)} giây`}`
  if (rest > 0) return `${hours} giờ ${two(minutes)} phút ${two(rest)} giây`
  return minutes === 0 ? `${hours} giờ` : `${hours} giờ ${two(minutes)} phút`
}

export const decimal = (value: number, places: number): string => value.toFixed(places).replace('.', ',')

/** `1.234.567 byte (1,2 MB)` */
export const byteCount = (bytes: number): string => {
  const exact = `${thousands(bytes)} byte`
  return bytes < 1_000_000 ? exact : `${exact} (${shortBytes(bytes)})`
}

export const shortBytes = (bytes: number): string =>
  bytes >= 1e9
    ? `${decimal(bytes / 1e9, 2)} GB`
    : bytes >= 1e6
      ? `${decimal(bytes / 1e6, 1)} MB`
      : `${thousands(bytes)} byte`

export const thousands = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, '.')

/** A hash in groups of eight that no line breaks apart, four to a line. */
export const hashGroups = (hash: string): string => {
  const groups = hash.match(/.{1,8}/g) ?? []
  return [groups.slice(0, 4).join(' '), groups.slice(4).join(' ')].filter(Boolean).join('\n')
}

/** The first groups, for a foot and beside a code. */
export const shortHash = (hash: string): string => (hash.match(/.{1,8}/g) ?? []).slice(0, 2).join(' ')

export const clockOffset = (offset_ms: number | null): string => {
  if (offset_ms === null) return 'chưa đo được'
  const seconds = decimal(Math.abs(offset_ms) / 1000, 1)
  if (Math.abs(offset_ms) < 50) return 'trùng giờ trạm (lệch dưới 0,1 giây)'
  return offset_ms > 0 ? `nhanh hơn giờ trạm ${seconds} giây` : `chậm hơn giờ trạm ${seconds} giây`
}

const trust: Readonly<Record<string, string>> = {
  synchronized: 'giờ trạm đã đồng bộ với máy chủ thời gian',
  unsynchronized: 'giờ trạm KHÔNG đồng bộ với máy chủ thời gian',
}
export const clockTrust = (state: string): string => trust[state] ?? 'không rõ giờ trạm có được đồng bộ hay không'

const codecs: readonly (readonly [RegExp, string])[] = [
  [/^(?:avc|h\.?264)/i, 'H.264'],
  [/^(?:hvc|hev|h\.?265)/i, 'H.265'],
]
export const codecWords = (codec: string): string => codecs.find(([pattern]) => pattern.test(codec))?.[1] ?? codec

export const documentWords = {
  written_request: 'Văn bản yêu cầu',
  extract_application: 'Đơn đề nghị',
  extract_request: 'Phiếu đề xuất',
} as const

export const recipientWords = {
  own_unit: 'đơn vị mình (hồ sơ vụ việc của xã)',
  outside: 'cơ quan, tổ chức khác',
  subject: 'người có hình trong dữ liệu',
  public: 'công bố ra ngoài',
} as const

export const stateWords = {
  requested: 'Đề nghị',
  on_hold: 'Đang giữ dữ liệu',
  awaiting_approval: 'Chờ duyệt',
  approved: 'Đã duyệt',
  rejected: 'Từ chối',
  withdrawn: 'Người gửi rút',
  extracting: 'Đang trích xuất',
  extracted: 'Đã trích xuất',
  handed_over: 'Đã giao',
  copy_expired: 'Hết hạn bản sao',
  destroyed: 'Đã hủy',
} as const

export const endWords = {
  destroyed: 'đã hủy',
  returned: 'đã trả lại',
  kept_in_case_file: 'lưu trong hồ sơ vụ việc',
} as const

export const warningWords = {
  long_span: 'khoảng thời gian dài',
  many_cameras: 'nhiều camera',
  nothing_recorded: 'không có dữ liệu nào trong khoảng này',
  gaps: 'có khoảng trống',
  camera_removed: 'camera đã tháo dỡ',
  clock_off: 'giờ camera lệch trên 2 giây',
  clock_far_off: 'giờ camera lệch trên 60 giây',
  clock_stepped: 'đồng hồ bị chỉnh trong khoảng này',
  masked: 'có vùng riêng tư được che khi xem; bản gốc thì không',
  segments_beyond: 'tệp nguyên trạng dài hơn khoảng đã đề nghị',
  still_coming: 'một phần chưa ghi tới',
} as const

export const fileWords: Readonly<Record<string, string>> = {
  video: 'hình gốc',
  chain: 'chuỗi băm',
  segment: 'tệp lưu trữ nguyên trạng',
  viewing_copy: 'bản xem',
  redacted: 'bản đã che mờ',
  still: 'ảnh cắt',
  trail: 'bản truy vết',
  coverage: 'tình trạng dữ liệu',
  access_log: 'nhật ký truy cập',
  paper: 'văn bản',
  keys: 'khóa công khai',
}
