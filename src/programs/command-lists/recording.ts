// Commands about footage: coverage, backfill, imports, clips, retention and archives. Each is loaded only when it is called.

import { type Listed, ours } from './listed.ts'

export const recordingCommands: Readonly<Record<string, Listed>> = {
  coverage: {
    vi: 'xem khoảng nào có hình, khoảng nào thiếu và vì sao',
    en: 'show which spans are recorded, which are missing and why',
    load: ours(async () => (await import('#programs/commands/coverage.ts')).coverage),
  },
  'coverage cause': {
    vi: 'nêu vì sao một khoảng mất hình',
    en: 'state why footage is missing',
    load: ours(async () => (await import('#programs/commands/coverage-cause.ts')).coverageCause),
  },
  search: {
    vi: 'tìm lúc có chuyển động, có vật xuất hiện, biến mất trong một vùng hình',
    en: 'find when something moved, came or went in a part of the picture',
    load: ours(async () => (await import('#programs/commands/search.ts')).search),
  },
  'backfill list': {
    vi: 'xem hình đang được lấy bù',
    en: 'show what is fetched from cards and recorders',
    load: ours(async () => (await import('#programs/commands/backfill.ts')).backfillListed),
  },
  'backfill ask': {
    vi: 'lấy bù một khoảng từ thẻ nhớ, đầu ghi',
    en: 'fetch a span from card or recorder',
    load: ours(async () => (await import('#programs/commands/backfill.ts')).backfillAsk),
  },
  'backfill cancel': {
    vi: 'thôi lấy bù',
    en: 'cancel a backfill',
    load: ours(async () => (await import('#programs/commands/backfill.ts')).backfillCancel),
  },
  'backfill again': {
    vi: 'thử lấy bù lại',
    en: 'try a backfill again',
    load: ours(async () => (await import('#programs/commands/backfill.ts')).backfillAgain),
  },
  'backfill rules': {
    vi: 'đặt băng thông, giờ lấy bù',
    en: 'set bandwidth and hours of backfill',
    load: ours(async () => (await import('#programs/commands/backfill.ts')).backfillRules),
  },
  import: {
    vi: 'nhập tệp hình từ thẻ nhớ, điện thoại, đầu ghi',
    en: 'bring in a footage file',
    load: ours(async () => (await import('#programs/commands/import.ts')).importFile),
  },
  check: {
    vi: 'kiểm tra toàn bộ hình đã ghi',
    en: 'check all footage',
    load: ours(async () => (await import('#programs/commands/check.ts')).check),
  },
  reindex: {
    vi: 'lập lại danh mục hình từ các tệp',
    en: 'make the catalogue anew from the files',
    load: ours(async () => (await import('#programs/commands/reindex.ts')).reindex),
  },
  export: {
    vi: 'tải một đoạn video thành tệp MP4',
    en: 'save a clip as an MP4 file',
    load: ours(async () => (await import('#programs/commands/export.ts')).exportClip),
  },
  'retention show': {
    vi: 'xem hình được giữ bao lâu, bao giờ ổ đầy',
    en: 'show how long footage is kept, and when the disks are full',
    load: ours(async () => (await import('#programs/commands/retention.ts')).retentionShow),
  },
  'retention set': {
    vi: 'đặt hình được giữ bao lâu',
    en: 'set how long footage is kept',
    load: ours(async () => (await import('#programs/commands/retention.ts')).retentionSet),
  },
  'hold add': {
    vi: 'giữ lại một đoạn hình',
    en: 'hold footage',
    load: ours(async () => (await import('#programs/commands/hold.ts')).holdAdd),
  },
  'hold list': {
    vi: 'liệt kê hình phải giữ',
    en: 'list held footage',
    load: ours(async () => (await import('#programs/commands/hold.ts')).holdList),
  },
  'hold release': {
    vi: 'thôi giữ',
    en: 'release a hold',
    load: ours(async () => (await import('#programs/commands/hold.ts')).holdRelease),
  },
  'archive add': {
    vi: 'dùng thêm một ổ đĩa để ghi hình',
    en: 'take another disk into use',
    load: ours(async () => (await import('#programs/commands/archive.ts')).archiveAdd),
  },
  'archive list': {
    vi: 'liệt kê các kho lưu hình',
    en: 'list the archives',
    load: ours(async () => (await import('#programs/commands/archive.ts')).archiveList),
  },
  'archive remove': {
    vi: 'thôi ghi vào một kho',
    en: 'take an archive out of use',
    load: ours(async () => (await import('#programs/commands/archive.ts')).archiveRemove),
  },
}
