// Lists that a template repeats rows for: cameras, gaps, files, people.

import type { EvidenceFacts } from '#papers/evidence-facts.ts'
import { lossWords } from '#papers/loss-words.ts'
import { type Lists, personIn, told } from './placeholders.ts'
import {
  clockOffset,
  clockTrust,
  codecWords,
  decimal,
  endWords,
  fileWords,
  hashGroups,
  instant,
  length,
  span,
  thousands,
  warningWords,
} from './wording.ts'

type Facts = EvidenceFacts
type Row = Readonly<Record<string, string>>

/** A paper of more lines is not read by anybody; the manifest names every file. */
export const MOST_FILE_ROWS = 1500

const numbered = (rows: readonly Row[]): readonly Row[] => rows.map((row, at) => ({ no: String(at + 1), ...row }))
const no = told('số thứ tự', 'number of the row')

export const lists: Lists<Facts> = {
  items: {
    ...told('từng camera với khoảng thời gian đề nghị', 'each camera with the span that was asked'),
    fields: {
      no,
      camera: told('mã camera', 'id of the camera'),
      name: told('tên camera', 'its name'),
      place: told('nơi đặt', 'where it stands'),
      stream: told('luồng', 'which stream'),
      asked: told('khoảng đề nghị', 'the span asked'),
      asked_length: told('thời lượng đề nghị', 'how long that is'),
      recorded: told('thời lượng thu được', 'how much was recorded'),
      recovered: told('phần được bù về sau', 'how much was brought in later'),
      gaps: told('số khoảng trống', 'how many gaps'),
      owner: told('chủ camera', 'its owner'),
      device: told('hãng, kiểu', 'maker and model'),
      serial: told('số sê-ri', 'serial number'),
      network: told('IP và MAC', 'IP and MAC'),
      clock: told('độ lệch giờ và chất lượng', 'clock offset and its quality'),
      removed: told('camera đã tháo dỡ', 'whether the camera was removed'),
      masked: told('có vùng che', 'whether it has masks'),
    },
    rows: itemRows,
  },
  gaps: {
    ...told('từng khoảng trống với nguyên nhân', 'each gap with its cause'),
    fields: {
      no,
      name: told('camera', 'the camera'),
      span: told('từ – đến', 'from – to'),
      length: told('dài bao lâu', 'how long'),
      cause: told('nguyên nhân', 'its cause'),
      detail: told('chi tiết, người ghi', 'detail and who stated it'),
    },
    rows: gapRows,
  },
  steps_of_clock: {
    ...told('đồng hồ bị chỉnh trong khoảng', 'clocks that were set within the span'),
    fields: {
      no,
      name: told('camera', 'the camera'),
      at: told('lúc nào', 'when'),
      by: told('chỉnh bao nhiêu', 'by how much'),
    },
    rows: ({ manifest }) =>
      numbered(
        (manifest?.items ?? []).flatMap(({ name, clock }) =>
          clock.steps.map(({ at, by_ms }) => ({
            ...{
              name,
              at: instant(at.at_90k),
              by: `${by_ms > 0 ? '+' : '−'}${decimal(Math.abs(by_ms) / 1000, 1)} giây`,
            },
          })),
        ),
      ),
  },
  files: {
    ...told('từng tệp của gói, trừ giấy tờ', 'each file of the bundle but papers'),
    fields: {
      no,
      path: told('đường dẫn trong gói', 'path in the bundle'),
      kind: told('loại', 'what it is'),
      about: told('mô tả', 'description'),
      size: told('dung lượng', 'bytes'),
      format: told('định dạng hình', 'format of the video'),
      sha256: told('SHA-256 chia nhóm', 'SHA-256 in groups'),
    },
    rows: fileRows,
  },
  warnings: {
    ...told('những điều cần lưu ý', 'what should give pause'),
    fields: { no, text: told('nội dung', 'what it says') },
    rows: warningRows,
  },
  approvals: {
    ...told('từng người duyệt', 'each approval'),
    fields: {
      no,
      by: told('ai', 'who'),
      at: told('lúc nào', 'when'),
      exception: told('lý do ngoại lệ', 'reason for an exception'),
    },
    rows: facts =>
      numbered(
        facts.extraction.approvals.map(({ by, at_90k, exception }) => ({
          ...{ by: personIn(facts, by), at: instant(at_90k), exception: exception ?? '' },
        })),
      ),
  },
  copies: {
    ...told('từng bản sao đã giao', 'each copy that was handed over'),
    fields: {
      no,
      medium: told('phương tiện', 'the medium'),
      seal: told('niêm phong', 'the seal'),
      to: told('người nhận', 'who took it'),
      at: told('lúc giao', 'when'),
      expires: told('hạn', 'expires'),
      end: told('kết thúc', 'how it ended'),
    },
    rows: copyRows,
  },
  viewers: {
    ...told('người được xem tại chỗ', 'people who looked on site'),
    fields: { no, name: told('họ tên', 'name'), role: told('chức vụ, tư cách', 'role') },
    rows: ({ viewing }) => numbered((viewing?.people ?? []).map(({ name, role = '' }) => ({ name, role }))),
  },
}

function itemRows({ extraction, manifest }: Facts): readonly Row[] {
  return numbered(
    extraction.items.map(item => {
      const sealed = manifest?.items.find(
        one => one.camera === item.camera && one.stream === item.stream && one.asked.from.at_90k === item.from_90k,
      )
      return {
        ...{
          camera: item.camera,
          name: item.name,
          place: item.place,
          stream: item.stream === 'main' ? 'chính' : 'phụ',
        },
        ...{ asked: span(item.from_90k, item.to_90k), asked_length: length(item.to_90k - item.from_90k) },
        removed: item.removed ? 'đã tháo dỡ' : '',
        ...(sealed === undefined ? noDevice : deviceRow(sealed)),
      }
    }),
  )
}

const noDevice = {
  ...{ recorded: '', recovered: '', gaps: '', owner: '', device: '', serial: '', network: '', clock: '', masked: '' },
}

type Sealed = NonNullable<Facts['manifest']>['items'][number]

const deviceRow = ({ recorded_ms, recovered_ms, gaps, clock, ...item }: Sealed): Row => ({
  ...{ recorded: recorded_ms === 0 ? 'không có dữ liệu' : length(recorded_ms * 90), gaps: String(gaps.length) },
  ...{ recovered: recovered_ms === 0 ? '' : length(recovered_ms * 90), owner: item.owner, serial: item.serial },
  device: [item.maker, item.model].filter(Boolean).join(' '),
  network: [item.address, item.mac].filter(Boolean).join('\n'),
  clock: [
    `Camera ${clockOffset(clock.camera_offset_ms)}${clock.measured === null ? '' : `, đo lúc ${instant(clock.measured.at_90k)}`}`,
    clockTrust(clock.station),
    ...(clock.note === '' ? [] : [clock.note]),
  ].join('; '),
  masked: item.masked ? 'có' : '',
})

function gapRows({ manifest }: Facts): readonly Row[] {
  return numbered(
    (manifest?.items ?? []).flatMap(({ name, gaps }) =>
      gaps.map(({ from, to, cause, detail, by }) => ({
        ...{ name, span: span(from.at_90k, to.at_90k), length: length(to.at_90k - from.at_90k) },
        cause: lossWords(cause === 'unknown' ? null : cause),
        detail: [detail ?? '', by === null || by === 'station' ? '' : `theo ${by}`].filter(Boolean).join('; '),
      })),
    ),
  )
}

function fileRows({ manifest }: Facts): readonly Row[] {
  if (manifest === null) return []
  const videos = new Map(manifest.videos.map(video => [video.path, video]))
  const rows = manifest.files.slice(0, MOST_FILE_ROWS).map(({ path, bytes, sha256, kind, about }) => {
    const video = videos.get(path)
    const format =
      video === undefined
        ? ''
        : `${codecWords(video.codec)} ${video.width}×${video.height}${video.audio === null ? ', không tiếng' : `, tiếng ${video.audio}`}`
    return {
      path,
      about,
      size: `${thousands(bytes)} byte`,
      sha256: hashGroups(sha256),
      kind: fileWords[kind] ?? kind,
      format,
    }
  })
  const rest = manifest.files.length - rows.length
  if (rest === 0) return numbered(rows)
  const more = {
    path: `… và ${rest} tệp nữa: kê đủ trong manifest.json và SHA256SUMS; mã nội dung bao gồm cả các tệp này`,
    kind: '',
    about: '',
    size: '',
    format: '',
    sha256: '',
  }
  return [...numbered(rows), { no: '', ...more }]
}

function warningRows({ extraction }: Facts): readonly Row[] {
  const nameOf = (camera: string) => extraction.items.find(item => item.camera === camera)?.name ?? camera
  return numbered(
    extraction.warnings.map(({ what, camera, from_90k, to_90k, detail }) => ({
      text: [
        camera === null ? warningWords[what] : `${nameOf(camera)}: ${warningWords[what]}`,
        ...(from_90k === null || to_90k === null ? [] : [span(from_90k, to_90k)]),
        ...(detail === null || detail === '' ? [] : [amount(what, detail)]),
      ].join('; '),
    })),
  )
}

/** A warning tells a bare number: seconds, minutes of a span, or how many cameras. */
const amount = (what: keyof typeof warningWords, detail: string): string => {
  if (!/^-?\d+(?:\.\d+)?$/.test(detail)) return detail
  const number = detail.replace('.', ',')
  return what === 'many_cameras' ? `${number} camera` : what === 'long_span' ? `${number} phút` : `${number} giây`
}

function copyRows({ extraction }: Facts): readonly Row[] {
  return numbered(
    extraction.copies.map(({ medium, serial = '', seal = '', to, at_90k, expires_90k, end }) => ({
      ...{ medium: [medium, serial].filter(Boolean).join(', '), seal, to, at: instant(at_90k) },
      expires: instant(expires_90k).split(' ')[1]!,
      end: end === null ? '' : `${endWords[end.how]}, ${instant(end.at_90k)}`,
    })),
  )
}
