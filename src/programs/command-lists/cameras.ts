// Commands about cameras, recorders of other makers and the networks that may be called. Each is loaded only when it is called.

import { type Listed, ours } from './listed.ts'

export const camerasCommands: Readonly<Record<string, Listed>> = {
  'camera add': {
    vi: 'thêm camera',
    en: 'add a camera',
    load: ours(async () => (await import('#programs/commands/camera-add.ts')).cameraAdd),
  },
  'camera find': {
    vi: 'tìm camera trong mạng',
    en: 'find cameras on the network',
    load: ours(async () => (await import('#programs/commands/camera-find.ts')).cameraFind),
  },
  'camera probe': {
    vi: 'thử một camera, xem luồng hình',
    en: 'try a camera and see its streams',
    load: ours(async () => (await import('#programs/commands/camera-probe.ts')).cameraProbe),
  },
  'camera doctor': {
    vi: 'khám một camera, sửa mục trạm sửa được',
    en: 'look a camera over and put things right',
    load: ours(async () => (await import('#programs/commands/camera-doctor.ts')).cameraDoctor),
  },
  'camera ptz': {
    vi: 'quay một camera',
    en: 'steer a camera',
    load: ours(async () => (await import('#programs/commands/camera-ptz.ts')).cameraPtz),
  },
  'camera device': {
    vi: 'hỏi camera: máy, mạng, đồng hồ, tài khoản',
    en: 'ask a camera what it is',
    load: ours(async () => (await import('#programs/commands/camera-device.ts')).cameraDevice),
  },
  'camera imaging': {
    vi: 'chỉnh sáng, tương phản, ngày đêm của camera',
    en: 'set a camera’s brightness, contrast, day and night',
    load: ours(async () => (await import('#programs/commands/camera-device.ts')).cameraImaging),
  },
  'camera reboot': {
    vi: 'khởi động lại một camera',
    en: 'start a camera anew',
    load: ours(async () => (await import('#programs/commands/camera-device.ts')).cameraReboot),
  },
  'camera import': {
    vi: 'thêm camera từ bảng tính',
    en: 'add cameras from a spreadsheet',
    load: ours(async () => (await import('#programs/commands/camera-import.ts')).cameraImport),
  },
  'nvr add': {
    vi: 'lưu một đầu ghi có sẵn',
    en: 'keep a recorder that is there already',
    load: ours(async () => (await import('#programs/commands/nvr.ts')).nvrAdd),
  },
  'nvr list': {
    vi: 'liệt kê đầu ghi',
    en: 'list recorders',
    load: ours(async () => (await import('#programs/commands/nvr.ts')).nvrList),
  },
  'nvr channels': {
    vi: 'liệt kê và thêm kênh của đầu ghi',
    en: 'list and add a recorder’s channels',
    load: ours(async () => (await import('#programs/commands/nvr.ts')).nvrChannels),
  },
  'nvr edit': {
    vi: 'sửa tên, địa chỉ, mật khẩu đầu ghi',
    en: 'change a recorder’s name, address, password',
    load: ours(async () => (await import('#programs/commands/nvr-edit.ts')).nvrEdit),
  },
  'nvr remove': {
    vi: 'gỡ một đầu ghi',
    en: 'remove a recorder',
    load: ours(async () => (await import('#programs/commands/nvr.ts')).nvrRemove),
  },
  'network show': {
    vi: 'xem các mạng trạm được gọi',
    en: 'show which networks may be called',
    load: ours(async () => (await import('#programs/commands/network.ts')).networkShow),
  },
  'network allow': {
    vi: 'cho phép gọi thêm một mạng',
    en: 'allow another network',
    load: ours(async () => (await import('#programs/commands/network.ts')).networkAllow),
  },
  'network forbid': {
    vi: 'thôi cho phép một mạng',
    en: 'no longer allow a network',
    load: ours(async () => (await import('#programs/commands/network.ts')).networkForbid),
  },
  'camera list': {
    vi: 'liệt kê camera và tình trạng',
    en: 'list cameras and their state',
    load: ours(async () => (await import('#programs/commands/camera-list.ts')).cameraList),
  },
  'camera edit': {
    vi: 'sửa camera: tên, địa chỉ, mật khẩu, cách truyền',
    en: 'change a camera: name, address, password, transport',
    load: ours(async () => (await import('#programs/commands/camera-edit.ts')).cameraEdit),
  },
  'camera audio': {
    vi: 'bật, tắt ghi tiếng, có nêu lý do',
    en: 'record a camera’s sound or not, and why',
    load: ours(async () => (await import('#programs/commands/camera-edit.ts')).cameraAudio),
  },
  'camera place': {
    vi: 'đặt camera lên bản đồ',
    en: 'place a camera on the map',
    load: ours(async () => (await import('#programs/commands/camera-place.ts')).cameraPlace),
  },
  'camera remove': {
    vi: 'gỡ camera; hình đã ghi vẫn được giữ',
    en: 'remove a camera; its footage is kept',
    load: ours(async () => (await import('#programs/commands/camera-remove.ts')).cameraRemove),
  },
  'camera suspend': {
    vi: 'tạm dừng ghi một camera',
    en: 'suspend a camera',
    load: ours(async () => (await import('#programs/commands/camera-rest.ts')).cameraSuspend),
  },
  'camera resume': {
    vi: 'cho camera ghi lại',
    en: 'resume a camera',
    load: ours(async () => (await import('#programs/commands/camera-rest.ts')).cameraResume),
  },
  'camera schedule': {
    vi: 'đặt giờ ghi trong tuần',
    en: 'set the hours in which a camera is recorded',
    load: ours(async () => (await import('#programs/commands/camera-rest.ts')).cameraSchedule),
  },
  'camera share-hours': {
    vi: 'đặt giờ chủ camera chia sẻ hình',
    en: 'set when its owner shares a camera',
    load: ours(async () => (await import('#programs/commands/camera-share.ts')).cameraShareHours),
  },
}
