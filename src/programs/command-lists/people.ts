// Commands about people, what they may do, how they sign in, and the log of what they did. Each is loaded only when it is called.

import { type Listed, ours } from './listed.ts'

export const peopleCommands: Readonly<Record<string, Listed>> = {
  'audit list': {
    vi: 'ai đã xem gì, sửa gì, vì việc gì',
    en: 'who looked at what, changed what, and why',
    load: ours(async () => (await import('#programs/commands/audit.ts')).auditList),
  },
  'audit export': {
    vi: 'ghi nhật ký truy cập ra tệp',
    en: 'write the access log to a file',
    load: ours(async () => (await import('#programs/commands/audit.ts')).auditExport),
  },
  'audit verify': {
    vi: 'kiểm tra nhật ký truy cập có bị sửa không',
    en: 'prove that nobody rewrote the access log',
    load: ours(async () => (await import('#programs/commands/audit-verify.ts')).auditVerify),
  },
  'audit heads': {
    vi: 'ký và in đầu chuỗi của nhật ký',
    en: 'sign and print how far the log has come',
    load: ours(async () => (await import('#programs/commands/audit.ts')).auditHeads),
  },
  'audit settings': {
    vi: 'đặt cách giữ nhật ký, khi nào phải nêu mục đích',
    en: 'set how the log is kept, and who is asked why',
    load: ours(async () => (await import('#programs/commands/audit-settings.ts')).auditSettings),
  },
  'break-glass seal': {
    vi: 'niêm phong tài khoản khẩn cấp',
    en: 'seal the emergency account',
    load: ours(async () => (await import('#programs/commands/break-glass.ts')).breakGlassSeal),
  },
  'break-glass status': {
    vi: 'xem tài khoản khẩn cấp',
    en: 'look at the emergency account',
    load: ours(async () => (await import('#programs/commands/break-glass.ts')).breakGlassStatus),
  },
  'break-glass close': {
    vi: 'đóng tài khoản khẩn cấp',
    en: 'close the emergency account',
    load: ours(async () => (await import('#programs/commands/break-glass.ts')).breakGlassClose),
  },
  'break-glass seen': {
    vi: 'xác nhận đã xem lần mở khẩn cấp',
    en: 'say that an opening was seen to',
    load: ours(async () => (await import('#programs/commands/break-glass.ts')).breakGlassSeen),
  },
  'unit list': {
    vi: 'liệt kê đơn vị',
    en: 'list units',
    load: ours(async () => (await import('#programs/commands/unit.ts')).unitList),
  },
  'unit add': {
    vi: 'thêm đơn vị',
    en: 'add a unit',
    load: ours(async () => (await import('#programs/commands/unit.ts')).unitAdd),
  },
  'unit set': {
    vi: 'sửa đơn vị',
    en: 'change a unit',
    load: ours(async () => (await import('#programs/commands/unit.ts')).unitSet),
  },
  'unit end': {
    vi: 'đơn vị không còn nữa',
    en: 'a unit is no more',
    load: ours(async () => (await import('#programs/commands/unit.ts')).unitEnd),
  },
  'unit camera': {
    vi: 'giao camera cho đơn vị',
    en: 'give a camera to a unit',
    load: ours(async () => (await import('#programs/commands/unit.ts')).unitCamera),
  },
  'person list': {
    vi: 'liệt kê người',
    en: 'list people',
    load: ours(async () => (await import('#programs/commands/person.ts')).personList),
  },
  'person add': {
    vi: 'thêm người',
    en: 'add a person',
    load: ours(async () => (await import('#programs/commands/person.ts')).personAdd),
  },
  'person set': {
    vi: 'sửa thông tin người',
    en: 'change a person',
    load: ours(async () => (await import('#programs/commands/person.ts')).personSet),
  },
  'person leave': {
    vi: 'người thôi việc: mọi quyền chấm dứt',
    en: 'somebody leaves: all ends',
    load: ours(async () => (await import('#programs/commands/person.ts')).personLeave),
  },
  'person try': {
    vi: 'thử quyền của một người',
    en: 'try what somebody may',
    load: ours(async () => (await import('#programs/commands/person.ts')).personTry),
  },
  'account list': {
    vi: 'liệt kê tài khoản',
    en: 'list accounts',
    load: ours(async () => (await import('#programs/commands/person.ts')).accountList),
  },
  'account add': {
    vi: 'tạo tài khoản cho một người',
    en: 'make an account for a person',
    load: ours(async () => (await import('#programs/commands/person.ts')).accountAdd),
  },
  'account end': {
    vi: 'chấm dứt tài khoản',
    en: 'end an account',
    load: ours(async () => (await import('#programs/commands/person.ts')).accountEnd),
  },
  'account forget': {
    vi: 'quên trình duyệt quen của tài khoản',
    en: 'forget an account’s known browsers',
    load: ours(async () => (await import('#programs/commands/person.ts')).accountForgetBrowsers),
  },
  'grant list': {
    vi: 'liệt kê quyền đã giao',
    en: 'list what was granted',
    load: ours(async () => (await import('#programs/commands/grant.ts')).grantList),
  },
  'grant add': {
    vi: 'giao quyền',
    en: 'grant something',
    load: ours(async () => (await import('#programs/commands/grant.ts')).grantAdd),
  },
  'grant change': {
    vi: 'thay quyền',
    en: 'put another grant in its place',
    load: ours(async () => (await import('#programs/commands/grant.ts')).grantChange),
  },
  'grant end': {
    vi: 'chấm dứt quyền',
    en: 'end a grant',
    load: ours(async () => (await import('#programs/commands/grant.ts')).grantEnd),
  },
  'role list': {
    vi: 'liệt kê vai trò',
    en: 'list roles',
    load: ours(async () => (await import('#programs/commands/grant.ts')).roleList),
  },
  'role set': {
    vi: 'sửa hoặc thêm vai trò',
    en: 'change or add a role',
    load: ours(async () => (await import('#programs/commands/grant.ts')).roleSet),
  },
  'role reset': {
    vi: 'vai trò như ban đầu',
    en: 'a role as it was',
    load: ours(async () => (await import('#programs/commands/grant.ts')).roleReset),
  },
  'account invite': {
    vi: 'mời một người tự đặt mật khẩu, hoặc đặt lại',
    en: 'invite somebody to choose a password, or reset it',
    load: ours(async () => (await import('#programs/commands/signing-in.ts')).accountInvite),
  },
  'account tie': {
    vi: 'gắn danh tính của tỉnh với tài khoản',
    en: 'tie an identity of the province to an account',
    load: ours(async () => (await import('#programs/commands/signing-in.ts')).accountTie),
  },
  'sign-in show': {
    vi: 'xem mạng cơ quan, hệ thống đăng nhập của tỉnh',
    en: 'show the office’s addresses and the identity provider',
    load: ours(async () => (await import('#programs/commands/signing-in.ts')).signInShow),
  },
  'sign-in set': {
    vi: 'đặt mạng cơ quan, hệ thống đăng nhập của tỉnh',
    en: 'set the office’s addresses and the identity provider',
    load: ours(async () => (await import('#programs/commands/signing-in.ts')).signInSet),
  },
  'sign-in-link': {
    vi: 'tạo đường dẫn đăng nhập dùng một lần',
    en: 'make a one-time sign-in link',
    load: ours(async () => (await import('#programs/commands/sign-in-link.ts')).signInLink),
  },
}
