// Parts that the impact assessment and the level dossier share: cameras, who has access, what the program does to protect.

import type { Inventory, InventoryCamera } from '#community/rights/inventory.ts'
import type { Lack, SignState } from '#contract/sign.ts'
import type { Block } from './paper.ts'
import { purposeSentence } from './sign-words.ts'

export const signatures = (left: readonly string[], right: readonly string[]): Block => ({
  kind: 'signatures',
  left,
  right,
})

const signWords: Readonly<Record<SignState, string>> = {
  none: 'Chưa có',
  printed: 'Đã in',
  mounted: 'Đã gắn',
  to_check: 'Đến hạn kiểm tra',
  missing: 'Mất, hỏng',
}
export const lackWords: Readonly<Record<Lack, string>> = {
  controller: 'bên kiểm soát',
  contact: 'cách liên hệ',
  purpose: 'mục đích',
  sign: 'biển thông báo',
}

export const camerasTable = ({ cameras }: Inventory): Block => ({
  kind: 'table',
  head: ['TT', 'Camera', 'Nơi đặt', 'Địa chỉ mạng', 'Mục đích; bên kiểm soát', 'Lưu', 'Biển'],
  widths: [0.95, 2.3, 2.5, 2.6, 4, 1.4, 1.7],
  rows: cameras.map((camera, at) => [
    String(at + 1),
    `${camera.name}${camera.sound ? ' (ghi tiếng)' : ''}${camera.masked ? ' (có vùng che)' : ''}`,
    camera.place,
    [camera.host, camera.maker].filter(Boolean).join('\n'),
    [purposeSentence(camera.purposes, 'vi'), camera.controller].filter(Boolean).join('\n'),
    keptShort(camera),
    signText(camera),
  ]),
})

const keptShort = ({ retention_days }: InventoryCamera): string =>
  retention_days === null ? 'đến khi đầy' : `${String(retention_days).replace('.', ',')} ngày`

const signText = ({ sign, lacks }: InventoryCamera): string => {
  const rest = lacks.filter(lack => lack !== 'sign').map(lack => lackWords[lack])
  return rest.length === 0 ? signWords[sign] : `${signWords[sign]}; thiếu ${rest.join(', ')}`
}

export const peopleTable = ({ roles, people }: Inventory): Block => ({
  kind: 'table',
  head: ['Vai trò', 'Số lượt giao quyền còn hiệu lực', 'Có ngày kết thúc'],
  widths: [5, 3, 3],
  rows: [
    ...roles.map(({ name, grants, ends }) => [name, String(grants), String(ends)]),
    ['Tổng số người có trong danh sách, tài khoản', `${people.here} người`, `${people.accounts} tài khoản`],
  ],
})

/** What is so by the program, and what this station has set. */
export const measures = ({ log, provider, networks, cameras, https }: Inventory): readonly string[] => [
  'Mặc định từ chối: ai chưa được giao quyền thì không xem được gì; quyền theo camera, khu vực, giờ và có ngày kết thúc.',
  `Nhật ký truy cập chỉ ghi thêm, nối chuỗi băm, ký số, giữ ${log.kept_months} tháng; ${log.copies === 0 ? 'chưa có nơi để bản sao đầu chuỗi ngoài trạm' : `đầu chuỗi được sao ra ${log.copies} nơi`}.`,
  log.purpose_after_h === null
    ? 'Xem lại không phải nêu mục đích (cài đặt của trạm).'
    : `Xem lại hình cũ hơn ${log.purpose_after_h} giờ phải nêu mục đích.`,
  log.purpose_to_extract ? 'Trích xuất phải nêu mục đích.' : 'Trích xuất không phải nêu mục đích (cài đặt của trạm).',
  'Đăng nhập: mật khẩu băm argon2id, khóa truy cập (passkey), mã 6 số; bắt buộc bước hai với quản trị và ngoài mạng cơ quan.',
  ...(provider === null ? [] : [`Đăng nhập tập trung qua ${provider}.`]),
  'Mật khẩu camera nằm trong kho mã hóa, không hiện trong địa chỉ, nhật ký hay sao lưu.',
  ...(https
    ? [
        'Đường truyền tới người dùng mã hóa bằng TLS; máy khác hỏi không mã hóa thì không được trả lời, trừ ti vi đã ghép và trang thông báo.',
      ]
    : []),
  `Vùng che riêng tư được vẽ ở ${cameras.filter(({ masked }) => masked).length}/${cameras.length} camera; người không có quyền xem hình không che thì nhận hình đã che.`,
  `Trạm chỉ gọi địa chỉ trong mạng nội bộ${networks.allowed.length === 0 ? '' : ' và các dải được phép'}; camera không cần mở cổng ra Internet.`,
  'Không nhận diện khuôn mặt; không lập hồ sơ cá nhân; không ra quyết định tự động.',
  `Thông báo: ${cameras.filter(({ sign }) => sign === 'mounted' || sign === 'to_check').length}/${cameras.length} camera đã gắn biển có ảnh; có trang thông báo công khai.`,
  'Mỗi đoạn hình có chữ ký của trạm để phát hiện sửa đổi; xóa tự động có ghi lại.',
]
