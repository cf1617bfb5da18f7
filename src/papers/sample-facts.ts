// A made-up extraction, by which somebody who changes a template sees what it prints; no station holds it.

import { createHash } from 'node:crypto'
import type { EvidenceFacts, RegisterFacts, SealedFacts } from './evidence-facts.ts'

const at = (iso: string): number => Date.parse(iso) * 90
const moment = (iso: string) => ({ iso: new Date(iso).toISOString(), at_90k: at(iso) })
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

const [FROM, TO] = ['2026-11-21T22:00:00+07:00', '2026-11-21T23:00:00+07:00']
const MADE = '2026-11-22T08:31:12+07:00'

type Size = { readonly cameras: number; readonly files: number }

/** `files` counts videos, chains and whatever else; cameras beyond the first three repeat their makes. */
export const sampleFacts = ({ cameras, files }: Size = { cameras: 3, files: 9 }): EvidenceFacts => {
  const manifest = sealed({ cameras, files })
  const items = manifest.items.map(({ camera, name, place }) => ({
    ...{ camera, name, place, stream: 'main' as const, from_90k: at(FROM), to_90k: at(TO), removed: false, hold: null },
  }))
  return {
    controller: {
      ...{ id: 'cax', name: 'Công an xã Đoàn Kết', address: 'Thôn Đông, xã Đoàn Kết, tỉnh Lạng Sơn' },
      ...{ phone: '0205 3 123 456', email: '' },
    },
    ...{ today: '2026-11-22', now_90k: at('2026-11-22T09:05:00+07:00'), printed_by: 'Nguyễn Văn Hùng', manifest },
    people: { hung: 'Nguyễn Văn Hùng', hanh: 'Trần Thị Hạnh', son: 'Lê Thanh Sơn' },
    extraction: {
      ...{ id: 12, number: '12/2026', state: 'handed_over', by: 'hung', made_90k: at('2026-11-22T07:40:00+07:00') },
      purpose: 'criminal_report',
      legal_ground: 'Điều 88, Điều 107 Bộ luật Tố tụng hình sự năm 2015',
      about:
        'Xác minh tin báo trộm cắp xe máy tại chợ xã tối 21/11/2026; cần hình các lối ra vào chợ trong giờ xảy ra việc.',
      ...{
        case: '45/2026/TB',
        incident: null,
        lacking: [],
        clock_note: 'Camera cổng chợ chạy nhanh, đã đo khi trích xuất.',
      },
      document: {
        kind: 'written_request',
        ...{ number: '318/CSĐT-ĐTTH', day: '2026-11-22', issuer: 'Cơ quan Cảnh sát điều tra Công an tỉnh Lạng Sơn' },
      },
      recipient: {
        kind: 'outside',
        name: 'Cơ quan Cảnh sát điều tra Công an tỉnh Lạng Sơn',
        ...{ person: 'Hoàng Minh Tuấn', address: 'Số 15 đường Hoàng Văn Thụ, tỉnh Lạng Sơn' },
      },
      wanted: { segments: false, viewing_copy: true, stills_90k: [], trail: null, redactions: [] },
      items,
      scans: [{ id: 1, name: 'cong-van-318.pdf', bytes: 420_000, sha256: hashOf('scan'), by: 'hung' }],
      warnings: [
        { what: 'gaps', camera: items[0]!.camera, from_90k: at(FROM), to_90k: at(TO), detail: null },
        { what: 'clock_off', camera: items[0]!.camera, from_90k: null, to_90k: null, detail: null },
      ],
      approvals_needed: 2,
      approvals: [
        { by: 'hanh', at_90k: at('2026-11-22T07:58:00+07:00'), exception: null },
        { by: 'son', at_90k: at('2026-11-22T08:10:00+07:00'), exception: null },
      ],
      job: {
        ...{ state: 'done', done_bytes: 1, all_bytes: 1, doing: null, since_90k: at('2026-11-22T08:20:00+07:00') },
        ...{ problem: null, where: null },
      },
      bundle: {
        ...{ name: manifest.id, bytes: 2_700_000_000, files, content_sha256: manifest.content_sha256 },
        ...{
          manifest_sha256: hashOf('manifest'),
          made_90k: at(MADE),
          time_stamped: false,
          gaps: 2,
          whole: true,
          removal: null,
        },
      },
      copies: [sampleCopy],
      viewings: [sampleViewing],
      ...{ steps: [], may: [], mine: false, state: 'handed_over' },
    },
    ...{ copy: sampleCopy, viewing: sampleViewing },
  }
}

export const sampleRegister = (count = 3): RegisterFacts => {
  const { extraction, manifest: _manifest, copy: _copy, viewing: _viewing, ...office } = sampleFacts()
  return {
    ...{ ...office, from_90k: at('2026-11-01T00:00:00+07:00'), to_90k: at('2026-12-01T00:00:00+07:00') },
    extractions: Array.from({ length: count }, (_, row) => ({
      ...{ ...extraction, id: row + 1, number: `${row + 1}/2026`, made_90k: extraction.made_90k + row * 90_000 * 3600 },
      ...(row % 3 === 1 && { copies: [], bundle: null, state: 'awaiting_approval' as const, approvals: [] }),
    })),
  }
}

const sampleCopy: NonNullable<EvidenceFacts['copy']> = {
  ...{ id: 7, medium: 'USB Kingston DataTraveler 32 GB', serial: '60A44C413F3AE3A0', seal: 'NP-2026-0012' },
  ...{ to: 'Hoàng Minh Tuấn', encrypted: true, expires_90k: at('2026-12-22T17:00:00+07:00'), second_person: 'hanh' },
  ...{ at_90k: at('2026-11-22T09:00:00+07:00'), by: 'hung', expired: false },
  end: {
    how: 'destroyed',
    text: 'Ghi đè toàn bộ USB hai lần rồi định dạng lại tại trụ sở, đọc lại không còn tệp nào.',
    ...{ witness: 'Vũ Thị Lan', at_90k: at('2026-12-20T10:00:00+07:00'), by: 'hung' },
  },
}

const sampleViewing: NonNullable<EvidenceFacts['viewing']> = {
  ...{ id: 3, from_90k: at('2026-11-22T14:00:00+07:00'), to_90k: at('2026-11-22T14:25:00+07:00'), by: 'hung' },
  people: [
    { name: 'Hoàng Minh Tuấn', role: 'Điều tra viên' },
    { name: 'Vũ Thị Lan', role: 'Người bị mất xe' },
  ],
  seen: 'Cho xem hình cổng chợ từ 22:10 đến 22:20; thấy một người dắt xe máy màu đỏ ra cổng lúc 22:14:30.',
  at_90k: at('2026-11-22T14:26:00+07:00'),
}

const names = ['Cổng chợ', 'Ngã ba bưu điện', 'Cầu Sắt'] as const
const makes = [
  { maker: 'Hikvision', model: 'DS-2CD1043G2-I', serial: 'DS-2CD1043G2-I20240311AAWRF12345678' },
  { maker: 'Dahua', model: 'IPC-HFW1439S', serial: '8J0B2C3PAG00123' },
  { maker: 'Imou', model: 'IPC-F42P', serial: '7L08E12PAZ4A9' },
] as const

const sealed = ({ cameras, files }: Size): SealedFacts => ({
  ...{ id: '12-2026-k7q2m9', made: moment(MADE), program: 'Mắt Thần 0.1.0', content_sha256: hashOf('content') },
  station: {
    ...{ id: 'tram-doan-ket', name: 'Trạm Đoàn Kết', unit: 'Công an xã Đoàn Kết', host: 'may-chu-1' },
    fingerprint: 'SHA256:7c1f 90ab 33de 5512 8e0f a4b7 11c2 60d9',
  },
  extraction: {
    ...{ number: '12/2026', purpose: 'criminal_report', legal_ground: '', case: '45/2026/TB', document: null },
    ...{ recipient: '', requested_by: 'hung', approved_by: ['hanh', 'son'], extracted_by: 'hung' },
  },
  items: Array.from({ length: cameras }, (_, at_) => itemOf(at_)),
  videos: Array.from({ length: Math.min(cameras, files) }, (_, at_) => videoOf(at_)),
  files: Array.from({ length: files }, (_, at_) => fileOf(at_, cameras)),
})

const cameraOf = (row: number): string => `camera-${row + 1}`

const itemOf = (row: number): SealedFacts['items'][number] => ({
  ...{ camera: cameraOf(row), name: `${names[row % 3]}${row < 3 ? '' : ` ${row + 1}`}`, place: 'Chợ xã, thôn Đông' },
  ...{ owner: 'Ủy ban nhân dân xã', stream: 'main', ...makes[row % 3]!, mac: '44:19:b6:0a:1c:2d' },
  ...{ address: `192.168.7.${21 + row}`, removed: false, asked: { from: moment(FROM), to: moment(TO) } },
  ...{ recorded_ms: row === 0 ? 3_538_000 : 3_600_000, recovered_ms: 0, masked: row === 1 },
  gaps: row === 0 ? sampleGaps : [],
  clock: {
    ...{ station: 'synchronized', camera_offset_ms: [2400, -300, null][row % 3]!, steps: [], note: '' },
    measured: row % 3 === 2 ? null : moment('2026-11-21T21:45:00+07:00'),
  },
})

const sampleGaps: SealedFacts['items'][number]['gaps'] = [
  {
    ...{ from: moment('2026-11-21T22:31:05+07:00'), to: moment('2026-11-21T22:32:00+07:00'), cause: 'power_lost' },
    ...{ detail: 'mất điện cả khu', by: 'Nguyễn Văn Hùng' },
  },
  {
    ...{ from: moment('2026-11-21T22:50:00+07:00'), to: moment('2026-11-21T22:50:07+07:00'), cause: 'wifi_lost' },
    ...{ detail: null, by: null },
  },
]

const videoOf = (row: number): SealedFacts['videos'][number] => ({
  ...{ path: `video/${cameraOf(row)}-main-1.mp4`, chain: `video/${cameraOf(row)}-main-1.chain.json` },
  ...{ camera: cameraOf(row), stream: 'main', from: moment(FROM), to: moment(TO), starts_before_ms: 0 },
  ...{ codec: row % 3 === 1 ? 'hvc1.1.6.L120' : 'avc1.640028', audio: row % 3 === 0 ? 'AAC' : null },
  ...{ width: 2560, height: 1440, parts: [], recovered: false },
})

const fileOf = (row: number, cameras: number): SealedFacts['files'][number] => {
  const video = row < cameras
  const number = video ? row : row - cameras
  const path = video
    ? `video/${cameraOf(number)}-main-1.mp4`
    : number < cameras
      ? `video/${cameraOf(number)}-main-1.chain.json`
      : `segments/camera-1/main/2026-11-21_22-${String(number % 60).padStart(2, '0')}-00-${number}.mp4`
  return {
    ...{ path, bytes: video ? 901_234_567 - row : 184_320 + row, sha256: hashOf(path) },
    kind: video ? 'video' : number < cameras ? 'chain' : 'segment',
    about: video
      ? `Hình gốc, ${names[number % 3]}`
      : number < cameras
        ? 'Chuỗi băm của hình gốc'
        : 'Tệp lưu trữ của trạm',
  }
}
