// matthan request: what people in the picture asked of their own data, the steps that answer it, and the letters.

import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import {
  type Due,
  letterKinds,
  type RightsList,
  type RightsRequest,
  refusalGrounds,
  rightsChannels,
  rightsKinds,
} from '#contract/rights-request.ts'
import { rightsKindWords } from '#papers/rights-letters.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Command,
  dataFolder,
  neededText,
  printJson,
  stationOptions,
  textOf,
  type Values,
} from '#programs/command.ts'
import { readSpan, spanOptions } from '#programs/span-options.ts'
import { table } from '#programs/words.ts'
import { writeAnswer } from '#programs/written-answer.ts'

const text = { type: 'string', value: 'TEXT' } as const
const say = (words: string): void => void process.stdout.write(words)
const dues: Readonly<Record<Due, string>> = {
  late: 'QUÁ HẠN (late)',
  soon: 'sắp hết hạn (soon)',
  calm: 'còn hạn',
  done: 'đã trả lời (answered)',
}
const number = {
  type: 'string',
  value: 'N',
  needed: true,
  whole: { least: 1, most: 1_000_000_000 },
  vi: 'số thứ tự trong sổ (cột SỐ)',
  en: 'its number in the book',
} as const

export const requestList: Command = {
  name: 'request list',
  does: {
    vi: 'Liệt kê yêu cầu của người dân về dữ liệu của họ, hạn trả lời và việc đã làm.',
    en: 'Lists what people asked of their own data, when answers are due and what was done.',
  },
  options: stationOptions,
  run: async values => {
    const list = await askStation<RightsList>(dataFolder(values), 'GET', '/api/rights-requests')
    if (values.json === true) return printJson(list)
    const rows = list.requests.map(({ id, number, kind, name, state, due, answer_by }) => [
      ...[String(id), number, rightsKindWords[kind].vi, name, state, dues[due], answer_by],
    ])
    say(table([['SỐ', 'SỔ', 'MUỐN', 'NGƯỜI YÊU CẦU', 'TRẠNG THÁI', 'HẠN', 'NGÀY'], ...rows]))
  },
}

export const requestAdd: Command = {
  name: 'request add',
  does: {
    vi: 'Ghi một yêu cầu nhận trực tiếp, qua điện thoại, thư hoặc VNeID.',
    en: 'Enters a request that came in person, by telephone, letter or VNeID.',
  },
  options: {
    kind: { ...text, value: 'KIND', needed: true, choices: rightsKinds, vi: 'muốn gì', en: 'what they want' },
    name: { ...text, needed: true, vi: 'họ tên', en: 'their name' },
    about: { ...text, needed: true, vi: 'nội dung', en: 'what it is about' },
    phone: { ...text, vi: 'điện thoại', en: 'telephone' },
    email: { ...text, vi: 'thư điện tử', en: 'e-mail' },
    address: { ...text, vi: 'địa chỉ', en: 'address' },
    place: { ...text, vi: 'ở đâu', en: 'where' },
    happened: { ...text, vi: 'lúc nào', en: 'when' },
    channel: {
      ...{ ...text, value: 'CHANNEL', choices: rightsChannels.filter(one => one !== 'public_form') },
      vi: 'nhận qua đâu (mặc định in_person)',
      en: 'how it came (in_person by default)',
    },
    processors: { type: 'boolean', vi: 'phải hỏi bên xử lý khác', en: 'others who process the data must be asked' },
    ...stationOptions,
  },
  examples: [
    'matthan request add --kind view --name "Nguyễn Thị Hương" --phone "0912 345 678" --about "ngã xe ở cổng chợ"',
  ],
  run: async values => {
    const fields = ['name', 'about', 'phone', 'email', 'address', 'place', 'happened', 'kind', 'channel'] as const
    const body = {
      ...Object.fromEntries(
        fields.flatMap(field => (textOf(values, field) === undefined ? [] : [[field, textOf(values, field)]])),
      ),
      processors: values.processors === true,
    }
    show(values, await askStation<RightsRequest>(dataFolder(values), 'POST', '/api/rights-requests', { body }))
  },
}

export const requestShow: Command = {
  name: 'request show',
  does: { vi: 'Xem một yêu cầu và mọi việc đã làm.', en: 'Shows a request and all that was done.' },
  options: { number, ...stationOptions },
  examples: ['matthan request show --number 1'],
  run: async values => show(values, await askStation<RightsRequest>(dataFolder(values), 'GET', pathOf(values))),
}

export const requestStep: Command = {
  name: 'request step',
  does: {
    vi: 'Ghi một bước: báo tiếp nhận, xác minh danh tính, giao, gia hạn, đáp ứng, từ chối, hoàn thành, ghi chú.',
    en: 'Takes a step: acknowledge, identify, assign, extend, grant, refuse, close, note.',
  },
  options: {
    number,
    step: {
      ...{ ...text, value: 'STEP', needed: true },
      choices: ['acknowledge', 'identify', 'assign', 'extend', 'grant', 'refuse', 'close', 'note'],
      ...{ vi: 'bước', en: 'the step' },
    },
    text: { ...text, vi: 'nội dung của bước', en: 'what there is to say' },
    ground: { ...text, value: 'CODE', choices: refusalGrounds, vi: 'lý do từ chối', en: 'ground of a refusal' },
    ...stationOptions,
  },
  examples: ['matthan request step --number 1 --step refuse --ground footage_gone --text "đã quá 30 ngày"'],
  run: async values => {
    const [kind, said] = [neededText(values, 'step'), textOf(values, 'text')]
    if (kind !== 'acknowledge' && said === undefined) throw new Problem('bad_command', { missing: '--text' })
    const ground = textOf(values, 'ground') ?? 'other'
    const rest = kind === 'acknowledge' ? {} : kind === 'assign' ? { to: said } : { text: said }
    const body = { kind, ...rest, ...(kind === 'refuse' && { ground }) }
    show(values, await askStation<RightsRequest>(dataFolder(values), 'POST', `${pathOf(values)}/steps`, { body }))
  },
}

export const requestHold: Command = {
  name: 'request hold',
  does: {
    vi: 'Giữ đoạn hình được hỏi để không bị xóa trước khi trả lời.',
    en: 'Holds the footage that is asked for, so that it stays until the answer.',
  },
  options: { number, camera: spanOptions.camera, from: spanOptions.from, to: spanOptions.to, ...stationOptions },
  examples: ['matthan request hold --number 1 --camera duong-cho --from "8:00 18/11/2026" --to "8:30 18/11/2026"'],
  run: async values => {
    const { camera, query } = readSpan(values)
    const body = { camera, from_90k: query.from_90k, to_90k: query.to_90k }
    show(values, await askStation<RightsRequest>(dataFolder(values), 'POST', `${pathOf(values)}/holds`, { body }))
  },
}

export const requestLetter: Command = {
  name: 'request letter',
  does: { vi: 'Làm văn bản trả lời người yêu cầu.', en: 'Makes a letter to whoever asked.' },
  options: {
    number,
    letter: { ...text, value: 'LETTER', needed: true, choices: letterKinds, vi: 'văn bản nào', en: 'which letter' },
    language: {
      ...text,
      value: 'LANG',
      choices: ['vi', 'en'],
      vi: 'tiếng (mặc định vi)',
      en: 'language (vi by default)',
    },
    out: { ...text, value: 'FILE', needed: true, vi: 'tệp .pdf hoặc .docx', en: 'a .pdf or .docx file' },
    ...stationOptions,
  },
  examples: ['matthan request letter --number 1 --letter acknowledge --out tiep-nhan.docx'],
  run: async values => {
    const file = neededText(values, 'out')
    const form = file.endsWith('.docx') ? 'docx' : 'pdf'
    const path = `${pathOf(values)}/letters/${neededText(values, 'letter')}/${form}`
    const query = { language: textOf(values, 'language') ?? 'vi' }
    const out = await writeAnswer(dataFolder(values), path, file, { query })
    if (values.json === true) return printJson({ out })
    say(`Đã ghi (written): ${out}\n`)
  },
}

const pathOf = (values: Values): string => `/api/rights-requests/${neededText(values, 'number')}`

const show = (values: Values, request: RightsRequest): void => {
  if (values.json === true) {
    printJson(request)
    return
  }
  const { number, kind, name, state, due, answer_by, acknowledge_by, about, steps, may } = request
  say(
    table([
      ['Số (number)', number],
      ['Muốn (wants)', `${rightsKindWords[kind].vi} (${rightsKindWords[kind].en})`],
      ['Người yêu cầu (who)', name],
      ['Nội dung (about)', about],
      ['Trạng thái (state)', `${state}: ${dues[due]}`],
      ['Báo tiếp nhận trước (acknowledge by)', acknowledge_by],
      ['Trả lời trước (answer by)', answer_by],
      ['Làm tiếp (open steps)', may.join(', ')],
    ]),
  )
  for (const step of steps)
    say(
      `  ${localText(wallTime90k(step.at_90k))}  ${step.kind}  ${step.by}  ${[step.ground ?? '', step.text].join(' ').trim()}\n`,
    )
}
