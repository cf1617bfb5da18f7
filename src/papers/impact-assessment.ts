// The data-protection impact assessment (hồ sơ đánh giá tác động xử lý dữ liệu cá nhân, PDPL Art. 21, Decree 356/2025), written from the inventory.
// What only people know is left open and stands out.

import type { Inventory } from '#community/rights/inventory.ts'
import { camerasTable, measures, peopleTable, signatures } from './dossier-parts.ts'
import { type Block, orFill, toFill } from './paper.ts'
import { purposeSentence } from './sign-words.ts'

export const impactAssessment = (facts: Inventory): readonly Block[] => [
  heading('I. Bên kiểm soát dữ liệu'),
  controllersTable(facts),
  list([
    `Nhân sự, bộ phận bảo vệ dữ liệu cá nhân: ${toFill('họ tên, chức vụ, điện thoại, văn bản phân công')}`,
    `Bên xử lý dữ liệu (nếu thuê vận hành, bảo trì): ${toFill('tên, hợp đồng, phạm vi; hoặc ghi “không có”')}`,
  ]),
  heading('II. Mục đích và căn cứ pháp lý'),
  ...purposesOf(facts),
  heading('III. Dữ liệu và chủ thể dữ liệu'),
  list([
    'Chủ thể dữ liệu: người đi qua khu vực có camera, người dân quanh nơi đặt camera, người sử dụng hệ thống.',
    `Dữ liệu cá nhân cơ bản: hình ảnh người, phương tiện, biển số xe${facts.cameras.some(({ sound }) => sound) ? '; âm thanh ở các camera có ghi tiếng (Phụ lục)' : '; không camera nào ghi âm thanh'}.`,
    `Nhận diện tự động (khuôn mặt, biển số, hành vi): ${facts.recognition === '' ? 'không. Không lập hồ sơ cá nhân, không ra quyết định tự động' : facts.recognition}.`,
    `Số lượng: ${facts.cameras.length} camera; số người ước tính trong vùng quan sát mỗi ngày: ${toFill('ước tính')}`,
  ]),
  heading('IV. Hoạt động xử lý'),
  list([
    'Thu thập: ghi hình liên tục hoặc theo giờ tại các camera trong Phụ lục; người dân được thông báo bằng biển và trang thông báo công khai.',
    'Lưu trữ: tại trạm, trên ổ đĩa đặt ở Việt Nam; không dùng dịch vụ đám mây.',
    'Xem: chỉ người được giao quyền, theo camera, giờ và thời hạn; mọi lần xem có trong nhật ký không sửa được.',
    'Trích xuất, cung cấp: theo yêu cầu bằng văn bản của cơ quan có thẩm quyền hoặc yêu cầu của chính chủ thể dữ liệu.',
    'Xóa: tự động khi hết thời hạn, có ghi lại; việc giữ cho vụ việc có lý do và ngày xem lại.',
  ]),
  heading('V. Thời hạn lưu'),
  text(
    facts.policy_version === null
      ? `Chưa ban hành chính sách lưu trữ thành văn bản. ${toFill('ban hành phiên bản 1')}`
      : `Theo Chính sách lưu trữ, phiên bản ${facts.policy_version}; thời hạn của từng camera ở Phụ lục.`,
  ),
  heading('VI. Bên nhận dữ liệu'),
  recipientsTable(facts),
  list(['Chuyển dữ liệu ra nước ngoài: không.']),
  heading('VII. Người được truy cập'),
  peopleTable(facts),
  heading('VIII. Biện pháp bảo vệ đang thực hiện'),
  list(measures(facts)),
  heading('IX. Quyền của chủ thể dữ liệu'),
  list([
    `Kênh tiếp nhận: ${orFill(contactsOf(facts), 'điện thoại, thư điện tử, địa chỉ')}; mẫu gửi yêu cầu trên trang thông báo công khai.`,
    'Thời hạn: báo tiếp nhận trong 2 ngày làm việc; cho xem, chỉnh sửa 10 ngày; hạn chế, phản đối 15 ngày; xóa 20 ngày.',
    `Đến nay: ${facts.requests.all} yêu cầu; đang giải quyết ${facts.requests.open}; quá hạn ${facts.requests.late}.`,
  ]),
  heading('X. Rủi ro và biện pháp'),
  risksTable(facts),
  heading('XI. Kết luận'),
  text(`Mức rủi ro còn lại và ý kiến: ${toFill('chấp nhận được hay cần biện pháp thêm; ngày xem lại')}`),
  signatures(
    ['NGƯỜI LẬP HỒ SƠ', '(ký, ghi rõ họ tên)'],
    ['ĐẠI DIỆN BÊN KIỂM SOÁT DỮ LIỆU', '(ký, ghi rõ họ tên, đóng dấu)'],
  ),
  { kind: 'new_page' },
  heading('Phụ lục. Danh sách camera'),
  camerasTable(facts),
]

const heading = (words: string): Block => ({ kind: 'heading', level: 1, text: words })
const text = (words: string): Block => ({ kind: 'text', text: words })
const list = (items: readonly string[]): Block => ({ kind: 'list', items })

const controllersTable = ({ controllers }: Inventory): Block => ({
  kind: 'table',
  head: ['Bên kiểm soát', 'Địa chỉ', 'Liên hệ'],
  widths: [4, 4, 3],
  rows:
    controllers.length === 0
      ? [[toFill('tên'), toFill('địa chỉ'), toFill('điện thoại, thư điện tử')]]
      : controllers.map(({ name, address, phone, email }) => [
          name,
          orFill(address, 'địa chỉ'),
          orFill([phone, email].filter(Boolean).join('\n'), 'điện thoại, thư điện tử'),
        ]),
})

const contactsOf = ({ controllers }: Inventory): string => {
  const first = controllers[0]
  return first === undefined ? '' : [first.phone, first.email, first.address].filter(Boolean).join('; ')
}

const purposesOf = ({ cameras }: Inventory): readonly Block[] => {
  const all = [...new Set(cameras.flatMap(({ purposes }) => purposes))]
  return [
    list([
      `Mục đích đã nêu: ${orFill(purposeSentence(all, 'vi'), 'mục đích của từng camera')}.`,
      'Căn cứ: Điều 32 Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 (ghi hình nơi công cộng vì an ninh, trật tự, an toàn xã hội, có thông báo); Nghị định 356/2025/NĐ-CP.',
      `Văn bản chủ trương, kế hoạch của địa phương: ${toFill('số, ngày, cơ quan ban hành')}`,
      `Sự cần thiết và tương xứng (vì sao cần camera ở các nơi này, đã cân nhắc biện pháp ít xâm phạm hơn nào): ${toFill('thuyết minh')}`,
    ]),
  ]
}

const recipientsTable = ({ recipients }: Inventory): Block => ({
  kind: 'table',
  head: ['Bên nhận', 'Dữ liệu', 'Căn cứ'],
  widths: [3, 4, 4],
  rows: [
    ...recipients.map(({ name, cameras, sound }) => [
      `Hệ thống khác: ${name}`,
      `Hình trực tiếp của ${cameras === null ? 'mọi camera' : `${cameras} camera`}${sound ? ', có tiếng' : ''}`,
      toFill('thỏa thuận, quy chế phối hợp'),
    ]),
    ['Cơ quan tiến hành tố tụng, cơ quan có thẩm quyền', 'Đoạn hình theo yêu cầu', 'Văn bản yêu cầu của từng vụ việc'],
    ['Chủ thể dữ liệu', 'Hình ảnh của chính mình', 'Yêu cầu đã xác minh danh tính'],
  ],
})

const risksTable = ({ cameras }: Inventory): Block => {
  const unready = cameras.filter(({ lacks }) => lacks.length > 0).length
  const level = toFill('thấp, trung bình, cao')
  return {
    kind: 'table',
    head: ['Rủi ro', 'Mức', 'Biện pháp'],
    widths: [4, 1.8, 6],
    rows: [
      [
        'Người được giao quyền xem ngoài mục đích, chụp lại, phát tán',
        level,
        'Quyền theo camera, giờ, thời hạn; nhật ký chuỗi băm; nêu mục đích khi xem lại, trích xuất; chủ camera biết ai đã xem',
      ],
      [
        'Lộ mật khẩu camera, người ngoài vào mạng',
        level,
        'Mật khẩu riêng từng thiết bị trong kho mã hóa; không mở cổng ra Internet; trạm chỉ gọi các dải địa chỉ được phép',
      ],
      [
        'Mất máy, mất ổ đĩa',
        level,
        `Sao lưu hằng ngày; khóa để riêng; mã hóa ổ đĩa ghi hình: ${toFill('có hay không')}`,
      ],
      ['Camera nhìn vào nhà dân, nơi riêng tư', level, homesText(cameras)],
      ['Lưu lâu hơn cần thiết', level, 'Xóa tự động theo chính sách; lý do cho từng nhóm; có ghi lại việc xóa'],
      [
        'Người dân không biết có camera, không biết hỏi ai',
        level,
        unready === 0
          ? 'Mọi camera có biển, bên kiểm soát, mục đích; có ảnh và ngày kiểm tra'
          : `Còn ${unready} camera chưa đủ điều kiện (Phụ lục): ${toFill('ngày hoàn thành')}`,
      ],
      [
        'Hình ảnh trẻ em, nạn nhân bị công bố',
        level,
        `Không công bố; ${toFill('ai duyệt, làm mờ bằng cách nào trước khi đưa hình ra ngoài')}`,
      ],
    ],
  }
}

const homesText = (cameras: Inventory['cameras']): string => {
  const passed = cameras.filter(({ acceptance }) => acceptance === 'passed').length
  const looking = cameras.filter(({ into_home }) => into_home).length
  const masked = cameras.filter(({ masked }) => masked).length
  const rest = looking === 0 ? '' : `; ${looking} camera nhìn vào nhà dân chưa che`
  const open = passed === cameras.length && looking === 0 ? '' : `: ${toFill('ngày xử lý xong')}`
  return `Nghiệm thu đạt ${passed}/${cameras.length} camera, có vùng che ${masked}${rest}${open}`
}
