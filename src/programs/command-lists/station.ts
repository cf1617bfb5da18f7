// Commands about the station itself. Each is loaded only when it is called.

import { type Listed, ours } from './listed.ts'

export const stationCommands: Readonly<Record<string, Listed>> = {
  station: {
    vi: 'chạy trạm: ghi hình, xem trực tiếp, xem lại',
    en: 'run the station: record, live, playback',
    load: ours(async () => (await import('#programs/station.ts')).station),
  },
  simulate: {
    vi: 'chạy một con phố camera giả lập',
    en: 'run a street of pretend cameras',
    load: ours(async () => (await import('#programs/commands/simulate.ts')).simulate),
  },
  backup: {
    vi: 'sao lưu tài khoản, camera, danh mục hình',
    en: 'back up accounts, cameras and the catalogue',
    load: ours(async () => (await import('#programs/commands/backup.ts')).backup),
  },
  'backup daily': {
    vi: 'chép bản sao lưu mỗi ngày sang ổ khác, có mã hóa',
    en: 'copy each day’s backup to another disk, encrypted',
    load: ours(async () => (await import('#programs/commands/backup-daily.ts')).backupDaily),
  },
  restore: {
    vi: 'phục hồi từ bản sao lưu',
    en: 'put a backup back',
    load: ours(async () => (await import('#programs/commands/restore.ts')).restore),
  },
  'key show': {
    vi: 'in khóa công khai dùng để ký hình',
    en: 'print the public key that footage is signed with',
    load: ours(async () => (await import('#programs/commands/key-show.ts')).keyShow),
  },
  verify: {
    vi: 'kiểm tra một gói chứng cứ: có nguyên vẹn không, sai ở tệp nào, giây nào',
    en: 'check an evidence bundle: whether it is intact, else which file and second is not',
    load: ours(async () => (await import('#programs/commands/verify.ts')).verify),
  },
  status: {
    vi: 'xem tình trạng trạm',
    en: 'show the state of the station',
    load: ours(async () => (await import('#programs/commands/status.ts')).status),
  },
  bench: {
    vi: 'đo hiệu năng',
    en: 'measure how well it runs',
    load: ours(async () => (await import('#bench/bench.ts')).bench),
  },
}
