// The skeleton of a level dossier (hồ sơ đề xuất cấp độ an toàn hệ thống thông tin, Decree 331/2026 Art. 21–22, TCVN 14423:2026), written from the
// inventory. Which level it is the owner of the system decides.

import { type Inventory, zonesOf } from '#community/rights/inventory.ts'
import { LEAST_PASSWORD } from '#contract/password-rules.ts'
import { camerasTable, measures, peopleTable, signatures } from './dossier-parts.ts'
import { type Block, toFill } from './paper.ts'

export const levelDossier = (facts: Inventory): readonly Block[] => [
  heading('I. Tổng quan'),
  list([
    `Tên hệ thống: Hệ thống camera an ninh cộng đồng, ${facts.controllers[0]?.name ?? toFill('tên địa phương')}`,
    `Chủ quản hệ thống thông tin: ${facts.controllers[0]?.name ?? toFill('cơ quan')}`,
    `Đơn vị vận hành: ${toFill('đơn vị, người phụ trách')}; đơn vị chuyên trách an toàn thông tin: ${toFill('đơn vị')}`,
    `Chức năng: ghi hình, xem trực tiếp, xem lại, trích xuất từ ${facts.cameras.length} camera; phần mềm Mắt Thần ${facts.station.version}, mã nguồn mở.`,
    'Phạm vi: nội bộ; không cung cấp dịch vụ công trực tuyến. Phần công khai duy nhất là trang thông báo về camera và mẫu gửi yêu cầu.',
  ]),
  heading('II. Danh mục thiết bị'),
  equipmentTable(facts),
  heading('III. Vùng mạng và địa chỉ'),
  zonesTable(facts),
  heading('IV. Mô hình'),
  list([
    'Logic: camera → (mạng nội bộ) → trạm: bộ ghi hình, sổ sách, trang web → người dùng trong mạng cơ quan, ti vi; cấp trên lấy hình qua cửa riêng có tài khoản.',
    'Trạm chủ động gọi camera; không thiết bị nào được mở cổng ra Internet.',
    `Sơ đồ vật lý (tủ, nguồn, thiết bị mạng, đường truyền): ${toFill('kèm bản vẽ')}`,
    `Kết nối với hệ thống khác: ${facts.recipients.length === 0 ? 'không có' : facts.recipients.map(({ name }) => name).join(', ')}.`,
  ]),
  heading('V. Đề xuất cấp độ và thuyết minh'),
  list([
    'Đề xuất: cấp độ 2. Hệ thống nội bộ có xử lý thông tin riêng, thông tin cá nhân (Điều 12 Nghị định 331/2026/NĐ-CP).',
    'Xem xét cấp độ 3 nếu hệ thống phục vụ quốc phòng, an ninh mà khi bị phá hoại làm tổn hại an ninh quốc gia (Điều 13).',
    `Quyết định của chủ quản: ${toFill('cấp độ, số và ngày quyết định phê duyệt')}`,
  ]),
  heading('VI. Phương án bảo đảm an toàn'),
  controlsTable(facts),
  heading('VII. Người dùng và quyền'),
  peopleTable(facts),
  heading('VIII. Biện pháp phần mềm đang thực hiện'),
  list(measures(facts)),
  heading('IX. Quy chế, kế hoạch'),
  list([
    `Quy chế bảo đảm an ninh mạng: ${toFill('số, ngày ban hành')} (phải ban hành trước khi hồ sơ được phê duyệt)`,
    `Ứng phó sự cố: báo ban đầu trong 24 giờ nếu nghiêm trọng, báo cáo trong 72 giờ; đầu mối: ${toFill('họ tên, điện thoại')}`,
    `Đánh giá rủi ro: ${toFill('ngày đánh giá lần đầu, lần tới')}`,
    'Báo cáo năm: kỳ từ 15/12 năm trước đến 14/12.',
  ]),
  signatures(
    ['ĐƠN VỊ VẬN HÀNH', '(ký, ghi rõ họ tên)'],
    ['CHỦ QUẢN HỆ THỐNG THÔNG TIN', '(ký, ghi rõ họ tên, đóng dấu)'],
  ),
  { kind: 'new_page' },
  heading('Phụ lục. Danh sách camera'),
  camerasTable(facts),
]

const heading = (words: string): Block => ({ kind: 'heading', level: 1, text: words })
const list = (items: readonly string[]): Block => ({ kind: 'list', items })

const terabytes = (bytes: number | null): string =>
  bytes === null ? '?' : `${String(Math.round(bytes / 1e10) / 100).replace('.', ',')} TB`

const equipmentTable = ({ station, cameras, recorders, televisions, disks }: Inventory): Block => {
  const makers = new Map<string, number>()
  for (const { maker } of cameras) makers.set(maker, (makers.get(maker) ?? 0) + 1)
  return {
    kind: 'table',
    head: ['Thiết bị', 'Số lượng', 'Đặc điểm', 'Số sê-ri, năm, hợp quy'],
    widths: [3, 1.3, 5, 3],
    rows: [
      ['Máy trạm', '1', station.machine, toFill('số sê-ri')],
      ...disks.map(disk => [
        'Ổ lưu hình',
        '1',
        `${disk.folder}: ${terabytes(disk.total_bytes)}, trống ${terabytes(disk.free_bytes)}`,
        toFill('số sê-ri'),
      ]),
      ...[...makers].map(([maker, count]) => [
        'Camera',
        String(count),
        maker === '' ? 'Chưa rõ hãng' : maker,
        toFill('QCVN 11:2026/BCA'),
      ]),
      ...recorders.map(one => [
        'Đầu ghi',
        '1',
        [one.name, one.maker, one.host].filter(Boolean).join(', '),
        toFill('số sê-ri'),
      ]),
      ...(televisions === 0
        ? []
        : [['Ti vi giám sát', String(televisions), 'Chỉ xem trực tiếp, đã ghép với trạm', '']]),
      ['Thiết bị mạng, UPS', toFill('số'), toFill('bộ chuyển mạch, bộ định tuyến, nguồn dự phòng'), ''],
    ],
  }
}

const backupText = ({ backup }: Inventory): string =>
  backup === null ? toFill('ổ rời, máy khác') : `${backup.to}, ${backup.encrypted ? 'có mã hóa' : 'không mã hóa'}`

const zonesTable = ({ cameras, recorders, networks }: Inventory): Block => ({
  kind: 'table',
  head: ['Vùng', 'Dải địa chỉ', 'Ghi chú'],
  widths: [3, 4, 5],
  rows: [
    ...networks.own.map(({ name, range }) => ['Máy trạm', range, `Cổng mạng ${name}`]),
    ...zonesOf([...cameras, ...recorders].map(({ host }) => host)).map(({ zone, count }) => [
      'Camera, đầu ghi',
      zone,
      `${count} thiết bị`,
    ]),
    ...networks.allowed.map(range => ['Được phép gọi thêm', range, 'Trạm chỉ gọi mạng nội bộ và các dải này']),
    ['Người dùng trong cơ quan', networks.office.join(', '), 'Ngoài các dải này phải có bước xác minh thứ hai'],
  ],
})

const controlsTable = (facts: Inventory): Block => ({
  kind: 'table',
  head: ['Yêu cầu (TCVN 14423:2026, cấp 2)', 'Hiện trạng'],
  widths: [5, 6],
  rows: [
    [
      'Khóa phiên khi không thao tác',
      `Tự kết thúc sau ${facts.idle_min.member} phút; quản trị ${facts.idle_min.admin} phút; màn hình trực ban chỉ xem trực tiếp`,
    ],
    ['Hạn chế đăng nhập sai', 'Sau 5 lần sai phải đợi, tăng dần; không khóa được tài khoản của người khác'],
    ['Xác thực nhiều bước', 'Bắt buộc với quản trị và khi ở ngoài mạng cơ quan: khóa truy cập hoặc mã 6 số'],
    ['Mật khẩu', `Tối thiểu ${LEAST_PASSWORD} ký tự, không nhận loại hay bị đoán; lưu dạng băm argon2id`],
    ['Phân quyền tối thiểu', 'Mặc định từ chối; quyền theo camera, giờ, thời hạn, có lý do'],
    ['Nhật ký', `Chuỗi băm có chữ ký, giữ ${facts.log.kept_months} tháng, ${facts.log.copies} nơi sao đầu chuỗi`],
    [
      'Mã hóa dữ liệu không công khai',
      `Đường truyền tới người dùng: ${facts.https ? 'TLS' : toFill('máy chủ HTTPS đặt trước trạm')}; mật khẩu thiết bị mã hóa; ổ lưu hình: ${toFill('mã hóa ổ đĩa')}`,
    ],
    ['Danh mục tài sản có IP, MAC', `Mục II, III và Phụ lục; địa chỉ MAC: ${toFill('từ bộ chuyển mạch')}`],
    [
      'Sao lưu, phục hồi',
      `Sao lưu sổ sách hằng ngày tại trạm; bản sao ở nơi khác: ${backupText(facts)}; diễn tập phục hồi: ${toFill('ngày')}`,
    ],
    ['Vật lý', toFill('phòng, tủ khóa, nguồn dự phòng, người giữ chìa khóa')],
    ['Cập nhật, lỗ hổng', `Phiên bản ${facts.station.version}; lịch cập nhật phần mềm, camera: ${toFill('lịch')}`],
  ],
})
