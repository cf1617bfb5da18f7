// Commands about the control room: televisions, walls, bookmarks, the map, other systems. Each is loaded only when it is called.

import { type Listed, ours } from './listed.ts'

export const controlRoomCommands: Readonly<Record<string, Listed>> = {
  'television list': {
    vi: 'liệt kê ti vi đã ghép, đang chiếu gì',
    en: 'list paired televisions and what they show',
    load: ours(async () => (await import('#programs/commands/television.ts')).televisionList),
  },
  'television approve': {
    vi: 'cho một ti vi vào bằng mã trên màn hình',
    en: 'let a television in by its code',
    load: ours(async () => (await import('#programs/commands/television.ts')).televisionApprove),
  },
  'television remove': {
    vi: 'gỡ một ti vi',
    en: 'take a television out',
    load: ours(async () => (await import('#programs/commands/television.ts')).televisionRemove),
  },
  'television send': {
    vi: 'đưa một camera lên ti vi',
    en: 'send a camera to a television',
    load: ours(async () => (await import('#programs/commands/television.ts')).televisionSend),
  },
  'television kiosk': {
    vi: 'in dịch vụ systemd cho máy gắn sau ti vi',
    en: 'print a systemd unit for a television’s computer',
    load: ours(async () => (await import('#programs/commands/television.ts')).televisionKiosk),
  },
  'wall list': {
    vi: 'liệt kê các tường màn hình đã lưu',
    en: 'list the saved walls',
    load: ours(async () => (await import('#programs/commands/wall.ts')).wallListed),
  },
  'wall show': {
    vi: 'xem một tường màn hình',
    en: 'show a wall',
    load: ours(async () => (await import('#programs/commands/wall.ts')).wallShow),
  },
  'wall remove': {
    vi: 'xóa một tường màn hình, hoàn tác được',
    en: 'remove a wall; can be undone',
    load: ours(async () => (await import('#programs/commands/wall.ts')).wallRemove),
  },
  'bookmark list': {
    vi: 'liệt kê, tìm đánh dấu',
    en: 'list and find bookmarks',
    load: ours(async () => (await import('#programs/commands/bookmark.ts')).bookmarkListed),
  },
  'bookmark add': {
    vi: 'đánh dấu một lúc để tìm lại',
    en: 'mark a moment to find it again',
    load: ours(async () => (await import('#programs/commands/bookmark.ts')).bookmarkAdd),
  },
  'bookmark remove': {
    vi: 'xóa một đánh dấu, hoàn tác được',
    en: 'remove a bookmark; can be undone',
    load: ours(async () => (await import('#programs/commands/bookmark.ts')).bookmarkRemove),
  },
  'notice list': {
    vi: 'liệt kê sự kiện camera báo và lúc không ghi được',
    en: 'list what cameras noticed and when recording failed',
    load: ours(async () => (await import('#programs/commands/notice.ts')).noticeListed),
  },
  'notice status': {
    vi: 'xem trạm tìm chuyển động đến đâu',
    en: 'show how far looking for motion is',
    load: ours(async () => (await import('#programs/commands/noticing.ts')).noticeStatus),
  },
  'notice on': {
    vi: 'bật tìm chuyển động trong hình ghi',
    en: 'switch looking for motion on',
    load: ours(async () => (await import('#programs/commands/noticing.ts')).noticeOn),
  },
  'notice off': {
    vi: 'tắt tìm chuyển động',
    en: 'switch looking for motion off',
    load: ours(async () => (await import('#programs/commands/noticing.ts')).noticeOff),
  },
  'notice rebuild': {
    vi: 'tìm lại chuyển động từ hình đã ghi',
    en: 'look for motion anew in what is recorded',
    load: ours(async () => (await import('#programs/commands/notice-rebuild.ts')).noticeRebuild),
  },
  'map import': {
    vi: 'thêm lớp bản đồ từ tệp GeoJSON',
    en: 'add a map layer from GeoJSON',
    load: ours(async () => (await import('#programs/commands/map.ts')).mapImport),
  },
  'map list': {
    vi: 'liệt kê lớp bản đồ, bản đồ nền',
    en: 'list map layers and base maps',
    load: ours(async () => (await import('#programs/commands/map.ts')).mapListed),
  },
  'map remove': {
    vi: 'xóa một lớp bản đồ, hoàn tác được',
    en: 'remove a map layer; can be undone',
    load: ours(async () => (await import('#programs/commands/map.ts')).mapRemove),
  },
  'map openstreetmap': {
    vi: 'cho hoặc không cho lấy OpenStreetMap',
    en: 'allow OpenStreetMap, or not',
    load: ours(async () => (await import('#programs/commands/map.ts')).mapOpenStreetMap),
  },
  'republish on': {
    vi: 'cho hệ thống khác lấy hình trực tiếp',
    en: 'let other systems fetch live pictures',
    load: ours(async () => (await import('#programs/commands/republish.ts')).republishOn),
  },
  'republish off': {
    vi: 'thôi cho hệ thống khác lấy hình',
    en: 'close the door for other systems',
    load: ours(async () => (await import('#programs/commands/republish.ts')).republishOff),
  },
  'republish show': {
    vi: 'xem ai đang lấy hình',
    en: 'show who fetches what',
    load: ours(async () => (await import('#programs/commands/republish.ts')).republishShow),
  },
  'republish account add': {
    vi: 'tạo tài khoản cho hệ thống khác',
    en: 'make an account for another system',
    load: ours(async () => (await import('#programs/commands/republish.ts')).republishAccountAdd),
  },
  'republish account set': {
    vi: 'sửa tài khoản lấy hình',
    en: 'change what an account may fetch and hear',
    load: ours(async () => (await import('#programs/commands/republish.ts')).republishAccountSet),
  },
  'republish account list': {
    vi: 'liệt kê tài khoản lấy hình',
    en: 'list the accounts of other systems',
    load: ours(async () => (await import('#programs/commands/republish.ts')).republishAccountList),
  },
  'republish account remove': {
    vi: 'xóa tài khoản lấy hình',
    en: 'remove an account of another system',
    load: ours(async () => (await import('#programs/commands/republish.ts')).republishAccountRemove),
  },
}
