// matthan extract: footage that is asked for, held, approved by somebody else, and made into a bundle. Whoever sits at the machine is written down as
// its operator.

import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Problem } from '#base/problems.ts'
import { wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { localText, parseWhen } from '#base/when.ts'
import {
  type Extraction,
  type Extractions,
  extractionStates,
  type NewExtraction,
  recipientShape,
} from '#contract/extraction.ts'
import { purposeCodes } from '#contract/purpose.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Command,
  dataFolder,
  neededText,
  type Options,
  printJson,
  stationOptions,
  textOf,
  textsOf,
  type Values,
} from '#programs/command.ts'
import { extractionAt, say, showExtraction, stateWords } from '#programs/extraction-at.ts'
import { table } from '#programs/words.ts'

const text = { type: 'string', value: 'TEXT' } as const
const documentOptions = {
  'document-kind': {
    ...{ ...text, value: 'KIND', choices: ['written_request', 'extract_application', 'extract_request'] },
    ...{ vi: 'loại văn bản: công văn, đơn, phiếu', en: 'the paper that asks: written request, application, slip' },
  },
  'document-number': { ...text, value: 'NUMBER', vi: 'số văn bản', en: 'its number' },
  'document-day': { ...text, value: 'YYYY-MM-DD', vi: 'ngày văn bản', en: 'its day' },
  issuer: { ...text, vi: 'nơi ban hành', en: 'who issued it' },
  scan: { ...text, value: 'FILE', many: true, vi: 'bản chụp (PDF, JPEG, PNG)', en: 'a scan of it (PDF, JPEG, PNG)' },
  'clock-note': { ...text, vi: 'ghi chú về đồng hồ camera lệch', en: 'what is known of a clock that is far off' },
  case: { ...text, value: 'NUMBER', vi: 'số vụ việc', en: 'case number' },
} as const satisfies Options

export const extractList: Command = {
  name: 'extract list',
  does: { vi: 'Liệt kê phiếu trích xuất, mới nhất trước.', en: 'Lists requests for footage, the newest first.' },
  options: {
    state: { ...text, value: 'STATE', choices: extractionStates, vi: 'chỉ ở bước này', en: 'only at this step' },
    case: { ...text, value: 'NUMBER', vi: 'chỉ của vụ việc này', en: 'only of this case' },
    text: { ...text, vi: 'có những chữ này', en: 'with these words' },
    ...stationOptions,
  },
  run: async values => {
    const query = { state: textOf(values, 'state'), case: textOf(values, 'case'), text: textOf(values, 'text') }
    const list = await askStation<Extractions>(dataFolder(values), 'GET', '/api/extractions', { query })
    if (values.json === true) return printJson(list)
    const rows = list.extractions.map(({ number, state, by, made_90k, items, recipient, about, case: of }) => [
      ...[number, stateWords[state].vi, localText(wallTime90k(made_90k)), by, String(items.length)],
      ...[recipient.name, of ?? '–', about.slice(0, 50)],
    ])
    say(table([['SỐ', 'BƯỚC', 'LẬP LÚC', 'NGƯỜI LẬP', 'KHOẢNG', 'CHO AI', 'VỤ VIỆC', 'NỘI DUNG'], ...rows]))
  },
}

export const extractShow: Command = {
  name: 'extract show',
  does: { vi: 'Xem một phiếu và mọi việc đã làm.', en: 'Shows a request and all that was done.' },
  operands: ['NUMBER'],
  options: stationOptions,
  examples: ['matthan extract show 12/2026'],
  run: async (values, [number = '']) => showExtraction(values, await extractionAt(dataFolder(values), number)),
}

export const extractRequest: Command = {
  name: 'extract request',
  does: {
    vi: 'Lập phiếu đề nghị trích xuất. Hình được giữ lại ngay, kể cả khi chưa có văn bản.',
    en: 'Asks for footage. It is held from this second on, also before there is a document.',
  },
  options: {
    camera: { ...text, value: 'CAMERA', many: true, vi: 'mã camera; nhắc lại được', en: 'the camera; may be repeated' },
    from: { ...text, value: 'T', vi: 'từ lúc', en: 'from' },
    to: { ...text, value: 'T', vi: 'đến lúc', en: 'until' },
    item: {
      ...{ ...text, value: 'CAMERA,FROM,TO', many: true },
      ...{ vi: 'khoảng riêng của một camera; nhắc lại được', en: 'a span of one camera; may be repeated' },
    },
    purpose: { ...text, value: 'CODE', needed: true, choices: purposeCodes, vi: 'để làm gì', en: 'what for' },
    about: { ...text, needed: true, vi: 'việc gì, vì sao cần hình này', en: 'what happened and why it is needed' },
    'legal-ground': { ...text, vi: 'căn cứ pháp lý', en: 'which law or decision allows it' },
    recipient: {
      ...{ ...text, value: 'KIND', choices: recipientShape.shape.kind.options },
      ...{ vi: 'giao cho ai (mặc định own_unit)', en: 'for whom (own_unit by default)' },
    },
    name: { ...text, vi: 'tên cơ quan hoặc người nhận', en: 'the body or person' },
    person: { ...text, vi: 'người trực tiếp nhận', en: 'who takes it' },
    ...documentOptions,
    segments: { type: 'boolean', vi: 'kèm tệp lưu trữ gốc', en: 'with the files of the archive, untouched' },
    'viewing-copy': { type: 'boolean', vi: 'kèm bản xem đã ghép', en: 'with a viewing copy, joined' },
    'hand-in': { type: 'boolean', vi: 'trình duyệt luôn', en: 'ask for approval at once' },
    ...stationOptions,
  },
  examples: [
    'matthan extract request --camera cong-cho --from "22h hôm qua" --to "22h30 hôm qua" --purpose accident --case 12/2026/TB --name "Công an xã" --about "va chạm xe máy" --hand-in',
  ],
  run: async values => {
    const data = dataFolder(values)
    const made = await askStation<Extraction>(data, 'POST', '/api/extractions', { body: newRequest(values) })
    await layScans(data, made.id, values)
    const done = values['hand-in'] === true ? await handIn(data, made.id, { kind: 'hand_in' }) : undefined
    showExtraction(values, done ?? (await extractionAt(data, String(made.id))))
  },
}

const newRequest = (values: Values): NewExtraction => {
  const kind = (textOf(values, 'recipient') ?? 'own_unit') as NewExtraction['recipient']['kind']
  return {
    purpose: neededText(values, 'purpose') as NewExtraction['purpose'],
    about: neededText(values, 'about'),
    legal_ground: textOf(values, 'legal-ground') ?? '',
    case: textOf(values, 'case') ?? null,
    clock_note: textOf(values, 'clock-note') ?? '',
    document: documentOf(values) ?? null,
    items: itemsOf(values),
    recipient: { kind, name: neededText(values, 'name'), person: textOf(values, 'person') ?? '' },
    wanted: { segments: values.segments === true, viewing_copy: values['viewing-copy'] === true },
  }
}

const itemsOf = (values: Values): NewExtraction['items'] => {
  const shared = textsOf(values, 'camera').map(camera =>
    spanOf(camera, neededText(values, 'from'), neededText(values, 'to')),
  )
  const own = textsOf(values, 'item').map(item => {
    const [camera = '', from = '', to = ''] = item.split(',')
    return spanOf(camera.trim(), from.trim(), to.trim())
  })
  if (shared.length + own.length === 0) throw new Problem('bad_command', { missing: '--camera' })
  return [...shared, ...own]
}

const spanOf = (camera: string, from: string, to: string) => {
  const now = wallFromUnixMillis(Date.now())
  const [begins, ends] = [parseWhen(from, now), parseWhen(to, now)]
  if (!begins.ok || !ends.ok) throw new Problem('bad_time', { option: begins.ok ? '--to' : '--from' })
  if (begins.value >= ends.value) throw new Problem('bad_time', { option: '--to', reason: 'not_after_from' })
  return { camera, from_90k: begins.value, to_90k: ends.value }
}

const documentOf = (values: Values): NonNullable<NewExtraction['document']> | undefined => {
  const [kind, number] = [textOf(values, 'document-kind'), textOf(values, 'document-number')]
  if (kind === undefined && number === undefined) return undefined
  return {
    kind: neededText(values, 'document-kind') as NonNullable<NewExtraction['document']>['kind'],
    number: neededText(values, 'document-number'),
    day: neededText(values, 'document-day'),
    issuer: neededText(values, 'issuer'),
  }
}

const layScans = async (data: string, id: number, values: Values): Promise<void> => {
  for (const file of textsOf(values, 'scan')) {
    const query = { name: basename(file) }
    await askStation<Extraction>(data, 'POST', `/api/extractions/${id}/scans`, { bytes: readScan(file), query })
  }
}

const readScan = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new Problem('bad_command', { option: '--scan', file }, { cause })
  }
}

const handIn = (data: string, id: number, body: object): Promise<Extraction> =>
  askStation<Extraction>(data, 'POST', `/api/extractions/${id}/steps`, { body })

export const extractHandIn: Command = {
  name: 'extract hand-in',
  does: {
    vi: 'Trình duyệt một phiếu đang giữ dữ liệu, kèm văn bản còn thiếu.',
    en: 'Hands in a request that is held, with the paper that was lacking.',
  },
  operands: ['NUMBER'],
  options: { ...documentOptions, ...stationOptions },
  examples: [
    'matthan extract hand-in 12/2026 --document-kind written_request --document-number 45/CV-CSĐT --document-day 2026-11-20 --issuer "Cơ quan Cảnh sát điều tra" --scan cong-van.pdf',
  ],
  run: async (values, [number = '']) => {
    const data = dataFolder(values)
    const { id } = await extractionAt(data, number)
    await layScans(data, id, values)
    const [document, own, note] = [documentOf(values), textOf(values, 'case'), textOf(values, 'clock-note')]
    const body = {
      ...{ kind: 'hand_in', ...(document !== undefined && { document }) },
      ...{ ...(own !== undefined && { case: own }), ...(note !== undefined && { clock_note: note }) },
    }
    showExtraction(values, await handIn(data, id, body))
  },
}

const said = (needed: boolean) =>
  ({ ...text, needed, vi: 'vì sao, ghi vào phiếu', en: 'why; stands with the request' }) as const

/** A step that takes words and nothing else. */
const stepping = (name: string, kind: string, does: Command['does'], needed: boolean): Command => ({
  name: `extract ${name}`,
  does,
  operands: ['NUMBER'],
  options: { text: said(needed), ...(kind === 'approve' && { exception }), ...stationOptions },
  examples: [`matthan extract ${name} 12/2026${needed ? ' --text "…"' : ''}`],
  run: async (values, [number = '']) => {
    const data = dataFolder(values)
    const { id } = await extractionAt(data, number)
    const [words, own] = [textOf(values, 'text'), textOf(values, 'exception')]
    const body = { kind, ...(words !== undefined && { text: words }), ...(own !== undefined && { exception: own }) }
    showExtraction(values, await askStation<Extraction>(data, 'POST', `/api/extractions/${id}/steps`, { body }))
  },
})

const exception = {
  ...text,
  vi: 'tự duyệt phiếu của mình theo ngoại lệ: vì sao',
  en: 'approving one’s own request by an exception: why',
} as const

export const extractApprove = stepping(
  'approve',
  'approve',
  { vi: 'Duyệt một phiếu do người khác lập.', en: 'Approves a request that somebody else made.' },
  false,
)
export const extractReject = stepping(
  'reject',
  'reject',
  { vi: 'Từ chối một phiếu; hình thôi được giữ.', en: 'Rejects a request; its footage is held no more.' },
  true,
)
export const extractWithdraw = stepping(
  'withdraw',
  'withdraw',
  { vi: 'Rút một phiếu; hình thôi được giữ.', en: 'Withdraws a request; its footage is held no more.' },
  true,
)
export const extractAgain = stepping(
  'again',
  'extract_again',
  { vi: 'Trích xuất lại phiếu bị lỗi.', en: 'Extracts again what failed.' },
  true,
)
export const extractNote = stepping(
  'note',
  'note',
  { vi: 'Ghi chú vào một phiếu; không đổi bước của nó.', en: 'Notes something on a request; it stays where it is.' },
  true,
)
