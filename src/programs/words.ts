// Words that the CLI prints: Vietnamese first, English behind it. Codes are those of the glossary and of contract/camera.ts.

import type { BackfillJobShown, BackfillReason, BackfillState } from '#contract/backfill.ts'
import { type StreamReason, type StreamStateName, streamReasonShape } from '#contract/camera.ts'
import type { Alarm, ArchiveStateName, ArchiveStatus, TimeTrust } from '#contract/status.ts'
import type { Refusal } from '#engine/recording/disks.ts'
import type { LossCause } from '#engine/recording/ledger.ts'
import type { RecoveredSource } from '#engine/recording/recovered.ts'
import type { Both } from './command.ts'

const reasons: Record<StreamReason, Both> = {
  unreachable: { vi: 'không liên lạc được', en: 'no answer at this address' },
  connection_lost: { vi: 'mất kết nối', en: 'connection lost' },
  auth_failed: { vi: 'sai mật khẩu', en: 'password refused' },
  not_found: { vi: 'không có luồng này', en: 'no such stream' },
  refused: { vi: 'camera từ chối', en: 'refused by the camera' },
  silent: { vi: 'im lặng', en: 'silent' },
  rubbish: { vi: 'gửi dữ liệu lạ', en: 'sends something that is not RTSP' },
  unsupported_stream: { vi: 'không có luồng hình đọc được', en: 'no video that can be read' },
  no_keyframe: { vi: 'chưa có khung hình gốc', en: 'no keyframe yet' },
  encrypted: { vi: 'hình bị camera mã hóa', en: 'the camera encrypts its pictures' },
  certificate_changed: { vi: 'chứng chỉ TLS của camera đã đổi', en: 'the camera’s TLS certificate has changed' },
  forbidden_address: {
    vi: 'địa chỉ nằm ngoài các mạng mà trạm được phép gọi',
    en: 'the address lies outside the networks that the station may call',
  },
  bad_address: { vi: 'địa chỉ không dùng được', en: 'the address cannot be used' },
  suspended: { vi: 'tạm dừng theo yêu cầu', en: 'suspended on purpose' },
}

/** What a person can do about a camera that answers and will not serve. */
const remedies: Partial<Record<StreamReason, Both>> = {
  auth_failed: { vi: 'kiểm tra tên và mật khẩu đặt trên camera', en: 'check the user and password set on the camera' },
  not_found: { vi: 'kiểm tra phần đường dẫn của địa chỉ', en: 'check the path of the address' },
  refused: {
    vi: 'xem camera có đang bị quá nhiều người xem, rồi khởi động lại camera',
    en: 'see whether too many watch the camera, then restart it',
  },
  unsupported_stream: {
    vi: 'đặt luồng của camera thành H.264, H.265 hoặc MJPEG',
    en: 'set the camera’s stream to H.264, H.265 or MJPEG',
  },
  encrypted: {
    vi: 'tắt "Mã hóa hình ảnh" trong ứng dụng của hãng',
    en: 'switch off "image encryption" in the maker’s app',
  },
  certificate_changed: {
    vi: 'nếu camera vừa được thay hoặc cài lại, chạy: matthan camera edit --trust-certificate',
    en: 'if the camera was replaced or reset, run: matthan camera edit --trust-certificate',
  },
  forbidden_address: {
    vi: 'sửa địa chỉ, hoặc cho phép mạng ấy: matthan network allow',
    en: 'mend the address, or allow its network: matthan network allow',
  },
  bad_address: { vi: 'sửa địa chỉ camera', en: 'mend the camera’s address' },
}

/** What to do about it; undefined where it mends itself or nobody knows. */
export const remedyFor = (reason: StreamReason): Both | undefined => remedies[reason]

const states: Readonly<Record<StreamStateName, Both>> & Readonly<Record<string, Both>> = {
  connecting: { vi: 'đang kết nối', en: 'connecting' },
  streaming: { vi: 'đang ghi', en: 'recording' },
  stalled: { vi: 'ngừng gửi hình', en: 'stopped sending' },
  refused: { vi: 'bị từ chối', en: 'refused' },
  waiting: { vi: 'chờ thử lại', en: 'waiting to try again' },
  running: { vi: 'đang chạy', en: 'running' },
  starting: { vi: 'đang khởi động', en: 'starting' },
  away: { vi: 'tạm vắng', en: 'away' },
}

const causes: Readonly<Record<LossCause, Both>> & Readonly<Record<string, Both>> = {
  power_lost: { vi: 'mất điện', en: 'power lost' },
  internet_lost: { vi: 'mất Internet', en: 'internet lost' },
  wifi_lost: { vi: 'lỗi wifi', en: 'wifi lost' },
  recorder_fault: { vi: 'bộ ghi hình khởi động lại', en: 'the recorder restarted' },
  auth_failed: { vi: 'sai mật khẩu camera', en: 'the camera refused the password' },
  station_down: { vi: 'trạm không chạy', en: 'the station was not running' },
  not_shared: { vi: 'chủ camera không chia sẻ', en: 'its owner does not share it' },
  not_scheduled: { vi: 'ngoài lịch ghi', en: 'outside the recording hours' },
  suspended: { vi: 'tạm ngừng ghi', en: 'suspended' },
  disk_fault: { vi: 'lỗi ổ cứng', en: 'disk fault' },
  tampered: { vi: 'bị che, xoay, phá', en: 'tampered with' },
  clock_drift: { vi: 'lệch giờ', en: 'clock drift' },
  unknown: { vi: 'không rõ', en: 'unknown' },
  expired: { vi: 'đã xóa theo thời hạn lưu', en: 'removed by retention' },
}

const backfillStates: Readonly<Record<BackfillState, Both>> = {
  waiting: { vi: 'đang chờ', en: 'waiting' },
  running: { vi: 'đang lấy', en: 'fetching' },
  paused_by_hours: { vi: 'chờ đến giờ được lấy', en: 'waits for its hours' },
  done: { vi: 'đã lấy xong', en: 'done' },
  nothing_there: { vi: 'nơi lưu không còn đoạn này', en: 'no source holds it' },
  gave_up: { vi: 'không lấy được', en: 'gave up' },
  cancelled: { vi: 'đã hủy', en: 'cancelled' },
}

const backfillReasons: Readonly<Record<Exclude<BackfillReason, StreamReason>, Both>> = {
  no_source: { vi: 'không biết thẻ nhớ hay đầu ghi nào giữ hình', en: 'no card or recorder is known' },
  not_held: { vi: 'nơi lưu chưa có đủ đoạn này, sẽ hỏi lại', en: 'not all of it is held there yet; asked again' },
  no_room: { vi: 'ổ đĩa hết chỗ', en: 'no room on the disks' },
  recorder_away: { vi: 'bộ ghi hình của trạm đang vắng', en: 'the station’s recorder is away' },
  failed: { vi: 'lỗi ngoài dự kiến', en: 'unexpected error' },
}

/** Why a disk did not take footage. */
const refusals: Readonly<Record<Refusal, Both>> & Readonly<Record<string, Both>> = {
  held_fills_disk: { vi: 'ổ đầy hình phải giữ', en: 'held footage fills the disk' },
  disk_full: { vi: 'ổ hết chỗ', en: 'the disk is full' },
  disk_failed: { vi: 'ghi ổ bị lỗi', en: 'writing to the disk fails' },
  disk_stalled: { vi: 'ổ ghi quá chậm hoặc bị treo', en: 'the disk is too slow or hangs' },
  disk_away: { vi: 'ổ chưa được gắn', en: 'the disk is not there' },
}

/** What was seen of footage that is missing, where it says more than the cause. */
const seen: Readonly<Record<string, Both>> = {
  ...refusals,
  file_gone: { vi: 'tệp hình không còn trên ổ', en: 'the file is gone from the disk' },
  file_damaged: { vi: 'tệp hình bị hỏng', en: 'the file is damaged' },
  packets_lost: { vi: 'hình bị mất trên đường truyền', en: 'pictures were lost on the way' },
}

/** Where recovered footage came from. */
const sources: Readonly<Record<RecoveredSource, Both>> & Readonly<Record<string, Both>> = {
  nvr: { vi: 'đầu ghi', en: 'recorder' },
  sd_card: { vi: 'thẻ nhớ', en: 'memory card' },
  device: { vi: 'thẻ nhớ hoặc đầu ghi', en: 'memory card or recorder' },
  profile_g: { vi: 'bộ nhớ camera', en: 'the camera’s memory' },
  box: { vi: 'hộp ghi', en: 'box' },
  file: { vi: 'tệp', en: 'file' },
}

const trusts: Record<TimeTrust['state'], Both> = {
  synchronized: { vi: 'đúng giờ mạng', en: 'set from the network' },
  unsynchronized: { vi: 'chưa đúng giờ mạng', en: 'not set from the network' },
  unknown: { vi: 'không rõ có đúng không', en: 'nobody can tell whether it is right' },
}

/** Whether the station’s time of day can be trusted, and who says so. */
export const clockText = ({ state, source }: TimeTrust): string =>
  both(trusts[state]) + (source === null ? '' : `, theo (says) ${source}`)

const archiveStates: Record<ArchiveStateName, Both> = {
  ok: { vi: 'tốt', en: 'ok' },
  full: { vi: 'đầy hình phải giữ', en: 'full of held footage' },
  stalled: { vi: 'ghi bị treo', en: 'stalled' },
  failed: { vi: 'lỗi khi ghi', en: 'write failed' },
  not_mounted: { vi: 'chưa gắn ổ', en: 'not mounted' },
  another_disk: { vi: 'ổ khác nằm ở đó', en: 'another disk is there' },
  unwritable: { vi: 'không ghi được', en: 'unwritable' },
}

/** How an archive is, and whether it is still in use. */
export const archiveText = ({ state, retired }: Pick<ArchiveStatus, 'state' | 'retired'>): string =>
  both(archiveStates[state]) + (retired ? ', thôi dùng (out of use)' : '')

const alarms: Record<Alarm['code'], Both> = {
  held_fills_disk: {
    vi: 'Chỉ còn hình phải giữ, không xóa được thêm: hình mới không được ghi. Hãy thêm ổ đĩa hoặc thôi giữ bớt',
    en: 'only held footage is left, so new footage is refused: add a disk or release a hold',
  },
  hold_review_due: {
    vi: 'Có hình đang giữ đã đến ngày xem lại: matthan hold list',
    en: 'held footage is due to be looked at again',
  },
  bundle_damaged: {
    vi: 'Có gói trích xuất ở trạm bị sửa sau khi niêm phong, không gửi cho ai: matthan verify',
    en: 'a sealed bundle of this station was changed and is sent to nobody: matthan verify',
  },
  copy_overdue: {
    vi: 'Có bản sao trích xuất quá hạn chưa trả, chưa hủy: matthan extract list',
    en: 'a copy that was handed over is past its day',
  },
  held_will_fill_disk: {
    vi: 'Hình phải giữ sắp chiếm hết ổ. Hãy thêm ổ đĩa hoặc thôi giữ bớt',
    en: 'held footage will soon fill the disks: add a disk or release a hold',
  },
  archive_away: { vi: 'Một kho lưu hình không dùng được', en: 'an archive cannot be used' },
  clock_unsure: {
    vi: 'Đồng hồ của trạm vừa nhảy; trong một ngày không xóa hình theo tuổi',
    en: 'the station’s clock jumped; for a day nothing is removed for its age',
  },
  break_glass_open: {
    vi: 'TÀI KHOẢN KHẨN CẤP ĐANG MỞ. Xem ai mở và vì sao: "matthan break-glass status"; đóng: "matthan break-glass close"',
    en: 'THE EMERGENCY ACCOUNT IS OPEN: who and why: "matthan break-glass status"; close it: "matthan break-glass close"',
  },
  break_glass_unsealed: {
    vi: 'Tài khoản khẩn cấp đã dùng và chưa niêm phong lại: "matthan break-glass seal"',
    en: 'the emergency account was used and is not sealed anew: "matthan break-glass seal"',
  },
  break_glass_guessed: {
    vi: 'Có người thử mã sai ở tài khoản khẩn cấp: "matthan break-glass status"',
    en: 'wrong codes were tried on the emergency account: "matthan break-glass status"',
  },
  access_log_failing: {
    vi: 'Nhật ký truy cập không ghi được xuống ổ: không tải hình ra ngoài được, và sắp không xem được. Hãy kiểm tra ổ chứa dữ liệu trạm (đầy, rút dây, chỉ đọc)',
    en: 'the access log cannot be written: nothing leaves, and soon nothing is shown. Check the disk with the data folder',
  },
  access_log_broken: {
    vi: 'Lần kiểm tra gần nhất thấy nhật ký truy cập đã bị sửa. Hãy chạy "matthan audit verify", báo người phụ trách và giữ nguyên máy',
    en: 'the last check found the access log changed: run "matthan audit verify", tell whoever is responsible, leave the machine as it is',
  },
}

/** An alarm with what it is about. */
export const alarmText = ({ code, archive, days, lacking_bytes, holds }: Alarm): string => {
  const about = [
    ...(archive === null ? [] : [archive]),
    ...(days === null ? [] : [`${days} ngày (days)`]),
    ...(lacking_bytes === null ? [] : [`thiếu ${sizeText(lacking_bytes)} (lacking)`]),
    ...holds,
  ]
  return `${both(alarms[code])}${about.length === 0 ? '' : `: ${about.join(', ')}`}`
}

/** Why footage is missing: what a disk did or what was lost; else the cause. */
export const causeText = ({
  cause,
  detail,
}: {
  readonly cause: string | null
  readonly detail: string | null
}): string =>
  both(
    (cause === 'disk_fault' || cause === 'unknown') && Object.hasOwn(seen, detail ?? '')
      ? seen[detail!]!
      : wordFor(cause ?? 'unknown'),
  )

/** How a backfill stands, from where, and why not. */
export const backfillText = ({
  state,
  reason,
  source,
  stream,
}: Pick<BackfillJobShown, 'state' | 'reason' | 'source' | 'stream'>): string => {
  const from = source === null ? [] : [both(wordFor(source))]
  const why = reason === null ? [] : [both(isStreamReason(reason) ? reasons[reason] : backfillReasons[reason])]
  const of = stream === 'sub' ? [both({ vi: 'luồng phụ', en: 'sub stream' })] : []
  return [...of, both(backfillStates[state]), ...from, ...why].join(', ')
}

const isStreamReason = (reason: BackfillReason): reason is StreamReason =>
  streamReasonShape.options.some(known => known === reason)

/** What a state, a reason, a cause or a source is called; the code itself where there is no word for it. */
export const wordFor = (code: string): Both =>
  (reasons as Readonly<Record<string, Both>>)[code] ??
  states[code] ??
  causes[code] ??
  refusals[code] ??
  sources[code] ?? { vi: code, en: code }

export const both = ({ vi, en }: Both): string => `${vi} (${en})`

/** 12,3 MB: the comma is Viet Nam's decimal mark. */
export const sizeText = (bytes: number): string => {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  return `${(bytes / 1000 ** step).toFixed(step === 0 ? 0 : 1).replace('.', ',')} ${units[step]}`
}

/** 1:02:03 from ticks of 1/90000 s. */
export const spanText = (span_90k: number): string => {
  const seconds = Math.round(span_90k / 90_000)
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return `${h}:${String(m).padStart(2, '0')}:${String(s).padStart(2, '0')}`
}

/** Rows under their heads, each column as wide as its longest cell. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => (row[column] ?? '').length)))
  const lines = rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\n`
}
