// matthan: the one program. Finds the command, loads only what that command needs, and says what went wrong in Vietnamese
// and English. Exit codes: 0 done, 1 it could not be done, 2 the command line is not right.

import { Problem, problems } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import { problemDetails } from '#http/problem-response.ts'
import { badCommandLines, printable } from './bad-command.ts'
import type { Both, Command } from './command.ts'
import { runCommand } from './run-command.ts'

type Run = (argv: readonly string[]) => Promise<unknown>
type Listed = Both & { readonly load: () => Promise<Run> }

const ours = (load: () => Promise<Command>) => async () => {
  const command = await load()
  return (argv: readonly string[]) => runCommand(command, argv)
}

const commands: Readonly<Record<string, Listed>> = {
  station: {
    vi: 'chạy trạm: ghi hình, xem trực tiếp, xem lại',
    en: 'run the station: record, live, playback',
    load: ours(async () => (await import('./station.ts')).station),
  },
  simulate: {
    vi: 'chạy một con phố camera giả lập',
    en: 'run a street of pretend cameras',
    load: ours(async () => (await import('./commands/simulate.ts')).simulate),
  },
  'camera add': {
    vi: 'thêm camera',
    en: 'add a camera',
    load: ours(async () => (await import('./commands/camera-add.ts')).cameraAdd),
  },
  'camera find': {
    vi: 'tìm camera trong mạng',
    en: 'find cameras on the network',
    load: ours(async () => (await import('./commands/camera-find.ts')).cameraFind),
  },
  'camera probe': {
    vi: 'thử một camera, xem luồng hình',
    en: 'try a camera and see its streams',
    load: ours(async () => (await import('./commands/camera-probe.ts')).cameraProbe),
  },
  'camera doctor': {
    vi: 'khám một camera, sửa mục trạm sửa được',
    en: 'look a camera over and put things right',
    load: ours(async () => (await import('./commands/camera-doctor.ts')).cameraDoctor),
  },
  'camera ptz': {
    vi: 'quay một camera',
    en: 'steer a camera',
    load: ours(async () => (await import('./commands/camera-ptz.ts')).cameraPtz),
  },
  'camera device': {
    vi: 'hỏi camera: máy, mạng, đồng hồ, tài khoản',
    en: 'ask a camera what it is',
    load: ours(async () => (await import('./commands/camera-device.ts')).cameraDevice),
  },
  'camera imaging': {
    vi: 'chỉnh sáng, tương phản, ngày đêm của camera',
    en: 'set a camera’s brightness, contrast, day and night',
    load: ours(async () => (await import('./commands/camera-device.ts')).cameraImaging),
  },
  'camera reboot': {
    vi: 'khởi động lại một camera',
    en: 'start a camera anew',
    load: ours(async () => (await import('./commands/camera-device.ts')).cameraReboot),
  },
  'camera import': {
    vi: 'thêm camera từ bảng tính',
    en: 'add cameras from a spreadsheet',
    load: ours(async () => (await import('./commands/camera-import.ts')).cameraImport),
  },
  'nvr add': {
    vi: 'lưu một đầu ghi có sẵn',
    en: 'keep a recorder that is there already',
    load: ours(async () => (await import('./commands/nvr.ts')).nvrAdd),
  },
  'nvr list': {
    vi: 'liệt kê đầu ghi',
    en: 'list recorders',
    load: ours(async () => (await import('./commands/nvr.ts')).nvrList),
  },
  'nvr channels': {
    vi: 'liệt kê và thêm kênh của đầu ghi',
    en: 'list and add a recorder’s channels',
    load: ours(async () => (await import('./commands/nvr.ts')).nvrChannels),
  },
  'nvr edit': {
    vi: 'sửa tên, địa chỉ, mật khẩu đầu ghi',
    en: 'change a recorder’s name, address, password',
    load: ours(async () => (await import('./commands/nvr-edit.ts')).nvrEdit),
  },
  'nvr remove': {
    vi: 'gỡ một đầu ghi',
    en: 'remove a recorder',
    load: ours(async () => (await import('./commands/nvr.ts')).nvrRemove),
  },
  'network show': {
    vi: 'xem các mạng trạm được gọi',
    en: 'show which networks may be called',
    load: ours(async () => (await import('./commands/network.ts')).networkShow),
  },
  'network allow': {
    vi: 'cho phép gọi thêm một mạng',
    en: 'allow another network',
    load: ours(async () => (await import('./commands/network.ts')).networkAllow),
  },
  'network forbid': {
    vi: 'thôi cho phép một mạng',
    en: 'no longer allow a network',
    load: ours(async () => (await import('./commands/network.ts')).networkForbid),
  },
  'camera list': {
    vi: 'liệt kê camera và tình trạng',
    en: 'list cameras and their state',
    load: ours(async () => (await import('./commands/camera-list.ts')).cameraList),
  },
  'camera edit': {
    vi: 'sửa camera: tên, địa chỉ, mật khẩu, cách truyền',
    en: 'change a camera: name, address, password, transport',
    load: ours(async () => (await import('./commands/camera-edit.ts')).cameraEdit),
  },
  'camera audio': {
    vi: 'bật, tắt ghi tiếng, có nêu lý do',
    en: 'record a camera’s sound or not, and why',
    load: ours(async () => (await import('./commands/camera-edit.ts')).cameraAudio),
  },
  'camera place': {
    vi: 'đặt camera lên bản đồ',
    en: 'place a camera on the map',
    load: ours(async () => (await import('./commands/camera-place.ts')).cameraPlace),
  },
  'camera remove': {
    vi: 'gỡ camera; hình đã ghi vẫn được giữ',
    en: 'remove a camera; its footage is kept',
    load: ours(async () => (await import('./commands/camera-remove.ts')).cameraRemove),
  },
  'camera suspend': {
    vi: 'tạm dừng ghi một camera',
    en: 'suspend a camera',
    load: ours(async () => (await import('./commands/camera-rest.ts')).cameraSuspend),
  },
  'camera resume': {
    vi: 'cho camera ghi lại',
    en: 'resume a camera',
    load: ours(async () => (await import('./commands/camera-rest.ts')).cameraResume),
  },
  'camera schedule': {
    vi: 'đặt giờ ghi trong tuần',
    en: 'set the hours in which a camera is recorded',
    load: ours(async () => (await import('./commands/camera-rest.ts')).cameraSchedule),
  },
  coverage: {
    vi: 'xem khoảng nào có hình, khoảng nào thiếu và vì sao',
    en: 'show which spans are recorded, which are missing and why',
    load: ours(async () => (await import('./commands/coverage.ts')).coverage),
  },
  'coverage cause': {
    vi: 'nêu vì sao một khoảng mất hình',
    en: 'state why footage is missing',
    load: ours(async () => (await import('./commands/coverage-cause.ts')).coverageCause),
  },
  'backfill list': {
    vi: 'xem hình đang được lấy bù',
    en: 'show what is fetched from cards and recorders',
    load: ours(async () => (await import('./commands/backfill.ts')).backfillListed),
  },
  'backfill ask': {
    vi: 'lấy bù một khoảng từ thẻ nhớ, đầu ghi',
    en: 'fetch a span from card or recorder',
    load: ours(async () => (await import('./commands/backfill.ts')).backfillAsk),
  },
  'backfill cancel': {
    vi: 'thôi lấy bù',
    en: 'cancel a backfill',
    load: ours(async () => (await import('./commands/backfill.ts')).backfillCancel),
  },
  'backfill again': {
    vi: 'thử lấy bù lại',
    en: 'try a backfill again',
    load: ours(async () => (await import('./commands/backfill.ts')).backfillAgain),
  },
  'backfill rules': {
    vi: 'đặt băng thông, giờ lấy bù',
    en: 'set bandwidth and hours of backfill',
    load: ours(async () => (await import('./commands/backfill.ts')).backfillRules),
  },
  import: {
    vi: 'nhập tệp hình từ thẻ nhớ, điện thoại, đầu ghi',
    en: 'bring in a footage file',
    load: ours(async () => (await import('./commands/import.ts')).importFile),
  },
  check: {
    vi: 'kiểm tra toàn bộ hình đã ghi',
    en: 'check all footage',
    load: ours(async () => (await import('./commands/check.ts')).check),
  },
  reindex: {
    vi: 'lập lại danh mục hình từ các tệp',
    en: 'make the catalogue anew from the files',
    load: ours(async () => (await import('./commands/reindex.ts')).reindex),
  },
  backup: {
    vi: 'sao lưu tài khoản, camera, danh mục hình',
    en: 'back up accounts, cameras and the catalogue',
    load: ours(async () => (await import('./commands/backup.ts')).backup),
  },
  restore: {
    vi: 'phục hồi từ bản sao lưu',
    en: 'put a backup back',
    load: ours(async () => (await import('./commands/restore.ts')).restore),
  },
  'key show': {
    vi: 'in khóa công khai dùng để ký hình',
    en: 'print the public key that footage is signed with',
    load: ours(async () => (await import('./commands/key-show.ts')).keyShow),
  },
  export: {
    vi: 'tải một đoạn video thành tệp MP4',
    en: 'save a clip as an MP4 file',
    load: ours(async () => (await import('./commands/export.ts')).exportClip),
  },
  'retention show': {
    vi: 'xem hình được giữ bao lâu, bao giờ ổ đầy',
    en: 'show how long footage is kept, and when the disks are full',
    load: ours(async () => (await import('./commands/retention.ts')).retentionShow),
  },
  'retention set': {
    vi: 'đặt hình được giữ bao lâu',
    en: 'set how long footage is kept',
    load: ours(async () => (await import('./commands/retention.ts')).retentionSet),
  },
  'hold add': {
    vi: 'giữ lại một đoạn hình',
    en: 'hold footage',
    load: ours(async () => (await import('./commands/hold.ts')).holdAdd),
  },
  'hold list': {
    vi: 'liệt kê hình phải giữ',
    en: 'list held footage',
    load: ours(async () => (await import('./commands/hold.ts')).holdList),
  },
  'hold release': {
    vi: 'thôi giữ',
    en: 'release a hold',
    load: ours(async () => (await import('./commands/hold.ts')).holdRelease),
  },
  'archive add': {
    vi: 'dùng thêm một ổ đĩa để ghi hình',
    en: 'take another disk into use',
    load: ours(async () => (await import('./commands/archive.ts')).archiveAdd),
  },
  'archive list': {
    vi: 'liệt kê các kho lưu hình',
    en: 'list the archives',
    load: ours(async () => (await import('./commands/archive.ts')).archiveList),
  },
  'archive remove': {
    vi: 'thôi ghi vào một kho',
    en: 'take an archive out of use',
    load: ours(async () => (await import('./commands/archive.ts')).archiveRemove),
  },
  'television list': {
    vi: 'liệt kê ti vi đã ghép, đang chiếu gì',
    en: 'list paired televisions and what they show',
    load: ours(async () => (await import('./commands/television.ts')).televisionList),
  },
  'television approve': {
    vi: 'cho một ti vi vào bằng mã trên màn hình',
    en: 'let a television in by its code',
    load: ours(async () => (await import('./commands/television.ts')).televisionApprove),
  },
  'television remove': {
    vi: 'gỡ một ti vi',
    en: 'take a television out',
    load: ours(async () => (await import('./commands/television.ts')).televisionRemove),
  },
  'television send': {
    vi: 'đưa một camera lên ti vi',
    en: 'send a camera to a television',
    load: ours(async () => (await import('./commands/television.ts')).televisionSend),
  },
  'television kiosk': {
    vi: 'in dịch vụ systemd cho máy gắn sau ti vi',
    en: 'print a systemd unit for a television’s computer',
    load: ours(async () => (await import('./commands/television.ts')).televisionKiosk),
  },
  'wall list': {
    vi: 'liệt kê các tường màn hình đã lưu',
    en: 'list the saved walls',
    load: ours(async () => (await import('./commands/wall.ts')).wallListed),
  },
  'wall show': {
    vi: 'xem một tường màn hình',
    en: 'show a wall',
    load: ours(async () => (await import('./commands/wall.ts')).wallShow),
  },
  'wall remove': {
    vi: 'xóa một tường màn hình, hoàn tác được',
    en: 'remove a wall; can be undone',
    load: ours(async () => (await import('./commands/wall.ts')).wallRemove),
  },
  'bookmark list': {
    vi: 'liệt kê, tìm đánh dấu',
    en: 'list and find bookmarks',
    load: ours(async () => (await import('./commands/bookmark.ts')).bookmarkListed),
  },
  'bookmark add': {
    vi: 'đánh dấu một lúc để tìm lại',
    en: 'mark a moment to find it again',
    load: ours(async () => (await import('./commands/bookmark.ts')).bookmarkAdd),
  },
  'bookmark remove': {
    vi: 'xóa một đánh dấu, hoàn tác được',
    en: 'remove a bookmark; can be undone',
    load: ours(async () => (await import('./commands/bookmark.ts')).bookmarkRemove),
  },
  'notice list': {
    vi: 'liệt kê sự kiện camera báo và lúc không ghi được',
    en: 'list what cameras noticed and when recording failed',
    load: ours(async () => (await import('./commands/notice.ts')).noticeListed),
  },
  'map import': {
    vi: 'thêm lớp bản đồ từ tệp GeoJSON',
    en: 'add a map layer from GeoJSON',
    load: ours(async () => (await import('./commands/map.ts')).mapImport),
  },
  'map list': {
    vi: 'liệt kê lớp bản đồ, bản đồ nền',
    en: 'list map layers and base maps',
    load: ours(async () => (await import('./commands/map.ts')).mapListed),
  },
  'map remove': {
    vi: 'xóa một lớp bản đồ, hoàn tác được',
    en: 'remove a map layer; can be undone',
    load: ours(async () => (await import('./commands/map.ts')).mapRemove),
  },
  'map openstreetmap': {
    vi: 'cho hoặc không cho lấy OpenStreetMap',
    en: 'allow OpenStreetMap, or not',
    load: ours(async () => (await import('./commands/map.ts')).mapOpenStreetMap),
  },
  'republish on': {
    vi: 'cho hệ thống khác lấy hình trực tiếp',
    en: 'let other systems fetch live pictures',
    load: ours(async () => (await import('./commands/republish.ts')).republishOn),
  },
  'republish off': {
    vi: 'thôi cho hệ thống khác lấy hình',
    en: 'close the door for other systems',
    load: ours(async () => (await import('./commands/republish.ts')).republishOff),
  },
  'republish show': {
    vi: 'xem ai đang lấy hình',
    en: 'show who fetches what',
    load: ours(async () => (await import('./commands/republish.ts')).republishShow),
  },
  'republish account add': {
    vi: 'tạo tài khoản cho hệ thống khác',
    en: 'make an account for another system',
    load: ours(async () => (await import('./commands/republish.ts')).republishAccountAdd),
  },
  'republish account set': {
    vi: 'sửa tài khoản lấy hình',
    en: 'change what an account may fetch and hear',
    load: ours(async () => (await import('./commands/republish.ts')).republishAccountSet),
  },
  'republish account list': {
    vi: 'liệt kê tài khoản lấy hình',
    en: 'list the accounts of other systems',
    load: ours(async () => (await import('./commands/republish.ts')).republishAccountList),
  },
  'republish account remove': {
    vi: 'xóa tài khoản lấy hình',
    en: 'remove an account of another system',
    load: ours(async () => (await import('./commands/republish.ts')).republishAccountRemove),
  },
  'audit list': {
    vi: 'ai đã xem gì, sửa gì, vì việc gì',
    en: 'who looked at what, changed what, and why',
    load: ours(async () => (await import('./commands/audit.ts')).auditList),
  },
  'audit export': {
    vi: 'ghi nhật ký truy cập ra tệp',
    en: 'write the access log to a file',
    load: ours(async () => (await import('./commands/audit.ts')).auditExport),
  },
  'audit verify': {
    vi: 'kiểm tra nhật ký truy cập có bị sửa không',
    en: 'prove that nobody rewrote the access log',
    load: ours(async () => (await import('./commands/audit-verify.ts')).auditVerify),
  },
  'audit heads': {
    vi: 'ký và in đầu chuỗi của nhật ký',
    en: 'sign and print how far the log has come',
    load: ours(async () => (await import('./commands/audit.ts')).auditHeads),
  },
  'audit settings': {
    vi: 'đặt cách giữ nhật ký, khi nào phải nêu mục đích',
    en: 'set how the log is kept, and who is asked why',
    load: ours(async () => (await import('./commands/audit-settings.ts')).auditSettings),
  },
  'unit list': {
    vi: 'liệt kê đơn vị',
    en: 'list units',
    load: ours(async () => (await import('./commands/unit.ts')).unitList),
  },
  'unit add': {
    vi: 'thêm đơn vị',
    en: 'add a unit',
    load: ours(async () => (await import('./commands/unit.ts')).unitAdd),
  },
  'unit set': {
    vi: 'sửa đơn vị',
    en: 'change a unit',
    load: ours(async () => (await import('./commands/unit.ts')).unitSet),
  },
  'unit end': {
    vi: 'đơn vị không còn nữa',
    en: 'a unit is no more',
    load: ours(async () => (await import('./commands/unit.ts')).unitEnd),
  },
  'unit camera': {
    vi: 'giao camera cho đơn vị',
    en: 'give a camera to a unit',
    load: ours(async () => (await import('./commands/unit.ts')).unitCamera),
  },
  'person list': {
    vi: 'liệt kê người',
    en: 'list people',
    load: ours(async () => (await import('./commands/person.ts')).personList),
  },
  'person add': {
    vi: 'thêm người',
    en: 'add a person',
    load: ours(async () => (await import('./commands/person.ts')).personAdd),
  },
  'person set': {
    vi: 'sửa thông tin người',
    en: 'change a person',
    load: ours(async () => (await import('./commands/person.ts')).personSet),
  },
  'person leave': {
    vi: 'người thôi việc: mọi quyền chấm dứt',
    en: 'somebody leaves: all ends',
    load: ours(async () => (await import('./commands/person.ts')).personLeave),
  },
  'account list': {
    vi: 'liệt kê tài khoản',
    en: 'list accounts',
    load: ours(async () => (await import('./commands/person.ts')).accountList),
  },
  'account add': {
    vi: 'tạo tài khoản cho một người',
    en: 'make an account for a person',
    load: ours(async () => (await import('./commands/person.ts')).accountAdd),
  },
  'account end': {
    vi: 'chấm dứt tài khoản',
    en: 'end an account',
    load: ours(async () => (await import('./commands/person.ts')).accountEnd),
  },
  'grant list': {
    vi: 'liệt kê quyền đã giao',
    en: 'list what was granted',
    load: ours(async () => (await import('./commands/grant.ts')).grantList),
  },
  'grant add': {
    vi: 'giao quyền',
    en: 'grant something',
    load: ours(async () => (await import('./commands/grant.ts')).grantAdd),
  },
  'grant change': {
    vi: 'thay quyền',
    en: 'put another grant in its place',
    load: ours(async () => (await import('./commands/grant.ts')).grantChange),
  },
  'grant end': {
    vi: 'chấm dứt quyền',
    en: 'end a grant',
    load: ours(async () => (await import('./commands/grant.ts')).grantEnd),
  },
  'role list': {
    vi: 'liệt kê vai trò',
    en: 'list roles',
    load: ours(async () => (await import('./commands/grant.ts')).roleList),
  },
  'role set': {
    vi: 'sửa hoặc thêm vai trò',
    en: 'change or add a role',
    load: ours(async () => (await import('./commands/grant.ts')).roleSet),
  },
  'role reset': {
    vi: 'vai trò như ban đầu',
    en: 'a role as it was',
    load: ours(async () => (await import('./commands/grant.ts')).roleReset),
  },
  status: {
    vi: 'xem tình trạng trạm',
    en: 'show the state of the station',
    load: ours(async () => (await import('./commands/status.ts')).status),
  },
  'account invite': {
    vi: 'mời một người tự đặt mật khẩu, hoặc đặt lại',
    en: 'invite somebody to choose a password, or reset it',
    load: ours(async () => (await import('./commands/signing-in.ts')).accountInvite),
  },
  'account tie': {
    vi: 'gắn danh tính của tỉnh với tài khoản',
    en: 'tie an identity of the province to an account',
    load: ours(async () => (await import('./commands/signing-in.ts')).accountTie),
  },
  'sign-in show': {
    vi: 'xem mạng cơ quan, hệ thống đăng nhập của tỉnh',
    en: 'show the office’s addresses and the identity provider',
    load: ours(async () => (await import('./commands/signing-in.ts')).signInShow),
  },
  'sign-in set': {
    vi: 'đặt mạng cơ quan, hệ thống đăng nhập của tỉnh',
    en: 'set the office’s addresses and the identity provider',
    load: ours(async () => (await import('./commands/signing-in.ts')).signInSet),
  },
  'sign-in-link': {
    vi: 'tạo đường dẫn đăng nhập dùng một lần',
    en: 'make a one-time sign-in link',
    load: ours(async () => (await import('./commands/sign-in-link.ts')).signInLink),
  },
  bench: {
    vi: 'đo hiệu năng',
    en: 'measure how well it runs',
    load: ours(async () => (await import('#bench/bench.ts')).bench),
  },
}

const main = async (argv: readonly string[]): Promise<void> => {
  const [first, second] = argv
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') return printHelp()
  const words = [3, 2].find(count => Object.hasOwn(commands, argv.slice(0, count).join(' '))) ?? 1
  const name = argv.slice(0, words).join(' ')
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  const group = Object.keys(commands).filter(name => name.startsWith(`${first} `))
  if (command !== undefined) {
    const code = await (await command.load())(argv.slice(words))
    if (typeof code === 'number') process.exitCode = code
    return
  }
  if (group.length > 0 && (second === undefined || second === '--help' || second === '-h')) return printHelp(group)
  const known = (group.length > 0 ? group : Object.keys(commands)).join(', ')
  const unknown = argv.slice(0, group.length > 0 ? 2 : 1).join(' ')
  throw new Problem('bad_command', { unknown: unknown.slice(0, 100), commands: known })
}

const printHelp = (names: readonly string[] = Object.keys(commands)): void => {
  const width = Math.max(...names.map(name => name.length)) + 2
  const lines = names.flatMap(name => {
    const { vi, en } = commands[name]!
    return [`  ${name.padEnd(width)}${vi}`, `  ${' '.repeat(width)}${en}`]
  })
  const head = [
    'Mắt Thần: mạng lưới camera mở cho một xã (an open camera network for a commune)',
    '',
    '  matthan LỆNH (COMMAND) …',
    '',
  ]
  const foot = ['', 'Thêm --help sau mỗi lệnh để xem cách dùng. (Add --help to any command to see how it is used.)', '']
  process.stdout.write([...head, ...lines, ...foot].join('\n'))
}

/** Both sentences and what they are about; with --json the problem itself, on standard output where the answer would be. */
const tell = (error: unknown): void => {
  const problem = error instanceof Problem ? error : new Problem('bug', {}, { cause: error })
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(problemDetails(problem), null, 2)}\n`)
  else {
    const { vi, en } = problems[problem.code]
    const lines = isAboutTyping(problem)
      ? badCommandLines(problem.where)
      : Object.entries(problem.where).map(([name, value]) => `${name}: ${shown(name, value)}`)
    process.stderr.write(`matthan: ${vi}\n(${en})\n${lines.map(line => `  ${line}\n`).join('')}`)
  }
  if (problem.code === 'bug' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  process.exitCode = isAboutTyping(problem) ? 2 : 1
}

const isAboutTyping = ({ code }: Problem): boolean => code === 'bad_command' || code === 'bad_time'

// Ticks are for programs; a person reads the time of day.
const shown = (name: string, value: string | number | boolean): string =>
  name.endsWith('_90k') && typeof value === 'number' ? localText(wallTime90k(value)) : printable(String(value))

// A reader such as `head` that has seen enough is no failure.
process.stdout.on('error', error => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1))
await main(process.argv.slice(2)).catch(tell)
