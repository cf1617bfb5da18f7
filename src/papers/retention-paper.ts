// The retention policy as a paper: what is kept how long and why, who set it, what went before, and whether the station does what it says.

import type { PolicyRule, PolicyVersion } from '#community/upkeep/policy-versions.ts'
import type { Controller } from '#contract/controller.ts'
import { dayOf, placeAndDay, placeOf } from './days.ts'
import { type Block, orFill, type Paper, toFill } from './paper.ts'

export type RetentionFacts = {
  readonly controller: Controller | null
  readonly today: string
  /** The newest first; empty where nobody ever stated a reason. */
  readonly versions: readonly PolicyVersion[]
  /** What is in force, with the reasons that were stated. */
  readonly rules: readonly PolicyRule[]
  /** Rules that differ from the newest version. */
  readonly drift: readonly string[]
  readonly nameOf: (camera: string) => string
  readonly personOf: (username: string) => string
  readonly logs_months: number
  readonly held: number
}

export const retentionPaper = (facts: RetentionFacts): Paper => {
  const newest = facts.versions[0]
  return {
    language: 'vi',
    title: 'Chính sách lưu trữ và xóa dữ liệu camera',
    subtitle: newest === undefined ? 'Chưa ban hành' : `Phiên bản ${newest.version}, ngày ${dayOf(newest.at)}`,
    head: {
      organisation: facts.controller?.name ?? '[cần điền: bên kiểm soát dữ liệu]',
      number: 'Số: ......./QĐ',
      place_and_day: placeAndDay(placeOf(facts.controller?.address ?? ''), facts.today),
    },
    blocks: [
      ...principles(facts),
      { kind: 'heading', level: 1, text: '2. Thời hạn đang áp dụng' },
      rulesTable(facts),
      ...inForce(facts),
      ...history(facts),
      {
        kind: 'signatures',
        left: ['NGƯỜI LẬP', '(ký, ghi rõ họ tên)'],
        right: ['NGƯỜI PHÊ DUYỆT', '(ký, ghi rõ họ tên, đóng dấu)'],
      },
    ],
  }
}

const principles = ({ logs_months, held }: RetentionFacts): readonly Block[] => [
  { kind: 'heading', level: 1, text: '1. Nguyên tắc' },
  {
    kind: 'list',
    items: [
      'Hình ảnh chỉ được lưu trong thời gian cần thiết cho mục đích đã thông báo, sau đó được xóa (Điều 32 Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15). Luật không ấn định số ngày; các thời hạn dưới đây là quy định nội bộ, mỗi thời hạn có lý do.',
      'Việc xóa do trạm tự động thực hiện và có ghi lại: camera nào, đoạn nào, lúc nào, vì sao.',
      `Hình ảnh đang được giữ cho một vụ việc hoặc một yêu cầu của người dân không bị xóa cho đến khi việc giữ kết thúc (hiện có ${held} đoạn đang giữ).`,
      `Nhật ký truy cập được lưu ${logs_months} tháng.`,
      'Mỗi lần thay đổi thời hạn phải nêu lý do; mỗi lần là một phiên bản mới của văn bản này.',
    ],
  },
]

const scopeText = (
  { camera, place }: Pick<PolicyRule, 'camera' | 'place'>,
  nameOf: RetentionFacts['nameOf'],
): string => {
  if (camera !== null) return `Camera ${nameOf(camera)}`
  return place === null ? 'Mọi camera' : `Camera ở ${place}`
}

const daysText = (days: number | null): string =>
  days === null ? 'Đến khi ổ đĩa đầy' : `${String(days).replace('.', ',')} ngày`

const sizeText = (bytes: number | null): string =>
  bytes === null ? '–' : `${String(Math.round(bytes / 1e8) / 10).replace('.', ',')} GB`

const rulesTable = ({ rules, nameOf }: RetentionFacts): Block => ({
  kind: 'table',
  head: ['Áp dụng cho', 'Thời hạn', 'Nhiều nhất', 'Lý do'],
  widths: [3, 2, 1.4, 5],
  rows: rules.map(rule => [
    scopeText(rule, nameOf),
    daysText(rule.days),
    sizeText(rule.quota_bytes),
    orFill(rule.reason, 'lý do của thời hạn này'),
  ]),
})

const inForce = ({ drift, versions }: RetentionFacts): readonly Block[] => [
  {
    kind: 'text',
    text:
      versions.length > 0 && drift.length === 0
        ? 'Đã đối chiếu: thời hạn trạm đang thực hiện đúng với phiên bản mới nhất.'
        : `Chưa khớp giữa văn bản và trạm: ${drift.join('; ') || 'chưa có phiên bản nào'}. ${toFill('ban hành phiên bản mới hoặc sửa cài đặt')}`,
  },
]

const history = ({ versions, personOf }: RetentionFacts): readonly Block[] =>
  versions.length === 0
    ? []
    : [
        { kind: 'heading', level: 1, text: '3. Các phiên bản' },
        {
          kind: 'table',
          head: ['Phiên bản', 'Ngày', 'Người thực hiện', 'Lý do'],
          widths: [1.2, 1.6, 2.4, 6],
          rows: versions
            .slice(0, 60)
            .map(({ version, at, by, reason }) => [String(version), dayOf(at), personOf(by), reason]),
        },
      ]
