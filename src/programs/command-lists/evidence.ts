// Commands about evidence: footage that is asked for, approved, extracted, handed over and destroyed.

import { type Listed, ours } from './listed.ts'

const asking = () => import('#programs/commands/extract.ts')
const bundle = () => import('#programs/commands/extract-bundle.ts')
const redaction = () => import('#programs/commands/redaction.ts')
const viewing = () => import('#programs/commands/viewing.ts')

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
  'extract note': {
    vi: 'ghi chú vào phiếu',
    en: 'note something on a request',
    load: ours(async () => (await asking()).extractNote),
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
  'viewing add': {
    vi: 'ghi một lần xem tại chỗ',
    en: 'note that footage was looked at here',
    load: ours(async () => (await viewing()).viewingAdd),
  },
  'viewing list': {
    vi: 'liệt kê các lần xem tại chỗ của một phiếu',
    en: 'list who looked at the footage of a request here',
    load: ours(async () => (await viewing()).viewingList),
  },
  'redaction list': {
    vi: 'liệt kê bản che hình',
    en: 'list redacted copies',
    load: ours(async () => (await redaction()).redactionList),
  },
  'redaction show': {
    vi: 'xem một bản che hình',
    en: 'show a redacted copy',
    load: ours(async () => (await redaction()).redactionShow),
  },
  'redaction watch': {
    vi: 'chép bản che ra tệp để xem trước khi duyệt',
    en: 'copy what waits to a file, to be watched before it is approved',
    load: ours(async () => (await redaction()).redactionWatch),
  },
  'redaction approve': {
    vi: 'duyệt bản che của người khác',
    en: 'approve somebody’s redacted copy',
    load: ours(async () => (await redaction()).redactionApprove),
  },
  'redaction reject': {
    vi: 'trả lại một bản che',
    en: 'give a redacted copy back',
    load: ours(async () => (await redaction()).redactionReject),
  },
  'redaction save': {
    vi: 'lưu bản che đã duyệt ra tệp',
    en: 'save an approved redacted copy',
    load: ours(async () => (await redaction()).redactionSave),
  },
}
