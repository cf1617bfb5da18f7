// Commands about evidence: footage that is asked for, approved, extracted, handed over and destroyed.

import { type Listed, ours } from './listed.ts'

const asking = () => import('#programs/commands/extract.ts')
const bundle = () => import('#programs/commands/extract-bundle.ts')

export const evidenceCommands: Readonly<Record<string, Listed>> = {
  'extract list': {
    vi: 'liệt kê phiếu trích xuất',
    en: 'list requests for footage',
    load: ours(async () => (await asking()).extractList),
  },
  'extract show': {
    vi: 'xem một phiếu trích xuất',
    en: 'show a request for footage',
    load: ours(async () => (await asking()).extractShow),
  },
  'extract request': {
    vi: 'đề nghị trích xuất, giữ hình ngay',
    en: 'ask for footage and hold it at once',
    load: ours(async () => (await asking()).extractRequest),
  },
  'extract hand-in': {
    vi: 'trình duyệt',
    en: 'hand a request in for approval',
    load: ours(async () => (await asking()).extractHandIn),
  },
  'extract approve': {
    vi: 'duyệt phiếu của người khác',
    en: 'approve somebody’s request',
    load: ours(async () => (await asking()).extractApprove),
  },
  'extract reject': {
    vi: 'từ chối một phiếu',
    en: 'reject a request',
    load: ours(async () => (await asking()).extractReject),
  },
  'extract withdraw': {
    vi: 'rút một phiếu',
    en: 'withdraw a request',
    load: ours(async () => (await asking()).extractWithdraw),
  },
  'extract again': {
    vi: 'trích xuất lại phiếu bị lỗi',
    en: 'extract again what failed',
    load: ours(async () => (await asking()).extractAgain),
  },
  'extract hand-over': {
    vi: 'ghi một bản sao đã giao',
    en: 'note a copy that was handed over',
    load: ours(async () => (await bundle()).extractHandOver),
  },
  'extract end-copy': {
    vi: 'ghi bản sao đã hủy, trả lại',
    en: 'note that a copy came back or was destroyed',
    load: ours(async () => (await bundle()).extractEndCopy),
  },
  'extract destroy': {
    vi: 'xóa gói của trạm',
    en: 'delete the station’s bundle',
    load: ours(async () => (await bundle()).extractDestroy),
  },
  'extract settings': {
    vi: 'đặt cách trích xuất',
    en: 'set how extractions are done',
    load: ours(async () => (await bundle()).extractSettings),
  },
}
