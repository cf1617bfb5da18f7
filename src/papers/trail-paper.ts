// A trail as a paper (bản truy vết): what was followed, where it was seen and where not, with pictures, the way, and what footage there was not. It says
// that people looked and no machine recognised anybody.

import type { WallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { Controller } from '#contract/controller.ts'
import type { Going, Mover } from '#contract/trail.ts'
import { dayOf, placeAndDay, placeOf } from './days.ts'
import { type Block, orFill, type Paper, type PaperPicture, type Sketch } from './paper.ts'

export type TrailFacts = {
  readonly controller: Controller | null
  readonly today: string
  readonly id: number
  readonly title: string
  readonly about: string
  readonly case: string | null
  readonly going: Going
  readonly closed: boolean
  readonly made: { readonly by: string; readonly at: WallTime90k }
  readonly printed_by: string
  readonly marks: readonly PaperMark[]
  /** Undefined where too few cameras stand on the map. */
  readonly sketch: Sketch | undefined
}

export type PaperMark = {
  readonly no: number
  readonly camera: string
  readonly place: string
  readonly seen: boolean
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly at: WallTime90k | undefined
  readonly direction_deg: number | null
  readonly note: string
  readonly by: string
  /** Of what was seen. */
  readonly picture?: PaperPicture
  /** Of the span that was looked at, what there were no pictures of. */
  readonly gaps: readonly { readonly from: WallTime90k; readonly to: WallTime90k; readonly why: string }[]
}

export const trailPaper = (facts: TrailFacts): Paper => ({
  language: 'vi',
  title: 'Bản truy vết qua camera',
  subtitle: facts.title,
  head: {
    organisation: facts.controller?.name ?? '[cần điền: cơ quan lập]',
    number: `Số: ......./BTV-${facts.id}`,
    place_and_day: placeAndDay(placeOf(facts.controller?.address ?? ''), facts.today),
  },
  foot: `Bản truy vết số ${facts.id} · ${facts.title}`,
  blocks: [
    ...opening(facts),
    { kind: 'heading', level: 1, text: '2. Các nơi đã xem' },
    marksTable(facts),
    ...way(facts),
    ...pictures(facts),
    ...gaps(facts),
    ...limits,
    {
      kind: 'signatures',
      left: ['NGƯỜI LẬP', '(ký, ghi rõ họ tên)'],
      right: ['NGƯỜI IN', '(ký, ghi rõ họ tên)'],
    },
  ],
})

const moverWords: Readonly<Record<Mover, string>> = { walker: 'người đi bộ', motorbike: 'xe máy', car: 'ô tô' }

const opening = ({ about, case: number, going, closed, made, marks, printed_by }: TrailFacts): readonly Block[] => {
  const seen = marks.flatMap(({ at }) => (at === undefined ? [] : [at]))
  const [first, last] = [Math.min(...seen), Math.max(...seen)] as [WallTime90k, WallTime90k]
  return [
    { kind: 'heading', level: 1, text: '1. Nội dung theo dõi' },
    { kind: 'text', text: `Hình dáng được theo dõi: ${orFill(about, 'mô tả hình dáng, màu sắc, phương tiện')}` },
    {
      kind: 'text',
      text: `Vụ việc số: ${orFill(number ?? '', 'số vụ việc')}. Cách đi chuyển được tính: ${moverWords[going.mover]}.`,
    },
    ...(seen.length === 0
      ? []
      : [
          {
            kind: 'text' as const,
            text: `Thấy từ ${localText(first)} đến ${localText(last)}, ở ${seen.length} trong ${marks.length} lần xem.`,
          },
        ]),
    {
      kind: 'text',
      text: `Lập lúc ${localText(made.at)} bởi ${made.by}; ${closed ? 'đã khép lại' : 'đang tiếp tục'}. Người in: ${printed_by}.`,
    },
  ]
}

const marksTable = ({ marks }: TrailFacts): Block => ({
  kind: 'table',
  head: ['Số', 'Camera, nơi đặt', 'Ngày, giờ', 'Kết quả', 'Hướng đi', 'Ghi chú; người xem'],
  widths: [0.8, 3, 2.3, 1.7, 1.7, 3],
  rows: marks.map(mark => [
    String(mark.no),
    [mark.camera, mark.place].filter(Boolean).join('\n'),
    mark.at === undefined ? spanText(mark.from, mark.to) : localText(mark.at).replace(' ', '\n'),
    mark.seen ? 'Thấy' : 'Không thấy',
    mark.direction_deg === null ? '' : directionText(mark.direction_deg),
    [mark.note, mark.by].filter(Boolean).join('\n'),
  ]),
})

const way = ({ sketch }: TrailFacts): readonly Block[] =>
  sketch === undefined
    ? []
    : [
        { kind: 'heading', level: 1, text: '3. Sơ đồ đường đi' },
        {
          kind: 'text',
          text: 'Số trong vòng tròn là số ở bảng trên; vòng đen: đã thấy, vòng trắng: đã xem mà không thấy. Đường nối thẳng giữa các camera, không phải đường đã đi thật.',
        },
        { kind: 'sketch', sketch },
      ]

const pictures = ({ marks, sketch }: TrailFacts): readonly Block[] => {
  const shown = marks.flatMap(({ picture }) => picture ?? [])
  if (shown.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: `${sketch === undefined ? 3 : 4}. Hình` },
    {
      kind: 'text',
      text: 'Hình lấy từ bản ghi khi in, có thể cách lúc ghi ở bảng vài giây; giờ của hình ghi dưới mỗi hình.',
    },
    { kind: 'pictures', pictures: shown },
  ]
}

const gaps = ({ marks }: TrailFacts): readonly Block[] => {
  const lost = marks.flatMap(({ no, camera, gaps }) =>
    gaps.map(({ from, to, why }) => [String(no), camera, spanText(from, to), why]),
  )
  if (marks.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: 'Phần thiếu hình trong các khoảng đã xem' },
    lost.length === 0
      ? { kind: 'text', text: 'Không có: các khoảng đã xem đều có hình đầy đủ.' }
      : {
          kind: 'table',
          head: ['Số', 'Camera', 'Từ – đến', 'Vì sao'],
          widths: [0.8, 3, 3.4, 4],
          rows: lost.slice(0, 200),
        },
  ]
}

const limits: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Lưu ý' },
  {
    kind: 'list',
    items: [
      'Các dấu trong bản này do người xem bằng mắt đặt; máy không nhận dạng ai, không nhận dạng mặt và không đọc biển số.',
      'Thứ tự và khoảng giờ của các camera do máy gợi ý theo quãng đường và tốc độ; người xem quyết định.',
      'Hình in kèm để dễ đọc. Chứng cứ là bản ghi gốc, trích xuất theo quy trình có biên bản.',
    ],
  },
]

const spanText = (from: WallTime90k, to: WallTime90k): string => {
  const [start, end] = [localText(from), localText(to)]
  return dayOf(from) === dayOf(to) ? `${start.slice(0, 8)} – ${end}` : `${start} – ${end}`
}

const compass = ['Bắc', 'Đông Bắc', 'Đông', 'Đông Nam', 'Nam', 'Tây Nam', 'Tây', 'Tây Bắc'] as const

export const directionText = (degrees: number): string => compass[Math.round(degrees / 45) % 8]!
