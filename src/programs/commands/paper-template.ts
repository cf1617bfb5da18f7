// matthan paper template: templates of the papers of evidence, which an office may change without code. They lie in the data folder as one file for
// each kind of paper and are used from the next paper on.

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Problem } from '#base/problems.ts'
import { type PaperKind, paperKinds } from '#contract/extraction.ts'
import { evidencePaper, registerPaper } from '#papers/evidence-paper.ts'
import {
  defaultTemplateText,
  MOST_TEMPLATE_BYTES,
  openTemplates,
  readTemplate,
  type Template,
  type TemplateFault,
} from '#papers/evidence-templates.ts'
import { fontsIn } from '#papers/fonts.ts'
import { paperDocx } from '#papers/paper-docx.ts'
import { paperPdf } from '#papers/paper-pdf.ts'
import { sampleFacts, sampleRegister } from '#papers/sample-facts.ts'
import { type Command, dataFolder, neededText, printJson, stationOptions } from '#programs/command.ts'
import { table } from '#programs/words.ts'

const say = (words: string): void => void process.stdout.write(words)
const folderOf = (data: string): string => join(data, 'paper-templates')

const kindWords: Readonly<Record<PaperKind, string>> = {
  extract_request: 'phiếu đề nghị trích xuất',
  extract_approval: 'quyết định phê duyệt',
  extraction_minutes: 'biên bản trích xuất',
  backup_minutes: 'biên bản sao lưu',
  handover_minutes: 'biên bản giao nhận',
  seal_minutes: 'biên bản niêm phong',
  unseal_minutes: 'biên bản mở niêm phong',
  viewing_minutes: 'biên bản xem tại chỗ',
  deletion_minutes: 'biên bản xóa, hủy',
  extract_register: 'sổ trích xuất',
}

const faultWords: Readonly<Record<TemplateFault['fault'], string>> = {
  too_large: 'tệp quá lớn (too large)',
  not_json: 'không phải JSON (not JSON)',
  wrong_shape: 'sai cấu trúc (not in the shape of a template)',
  other_kind: 'là mẫu của giấy khác (of another kind of paper)',
  unknown_placeholder: 'chỗ điền không có (no such placeholder)',
  unknown_list: 'danh sách không có (no such list)',
  unknown_condition: 'điều kiện không có (no such condition)',
  row_outside_list: 'trường của dòng đứng ngoài danh sách (a row’s field outside a list)',
  too_many_lists: 'quá nhiều bảng lặp (too many repeated tables)',
  uneven_table: 'số ô không bằng số cột (cells do not match columns)',
}

const faultText = ({ fault, at, what }: TemplateFault): string =>
  [faultWords[fault], at === '' ? '' : `ở (at) ${at}`, what].filter(Boolean).join(': ')

const kind = {
  ...({ type: 'string', value: 'KIND', needed: true, choices: paperKinds } as const),
  ...{ vi: 'giấy gì', en: 'which paper' },
}
const dataOnly = { data: stationOptions.data } as const

export const templateList: Command = {
  name: 'paper template list',
  does: {
    vi: 'Xem mỗi loại giấy trích xuất dùng mẫu của chương trình hay của đơn vị, và mẫu nào có lỗi.',
    en: 'Shows for each paper of extraction whether the program’s template or this house’s is used, and which is broken.',
  },
  options: stationOptions,
  run: async values => {
    const templates = openTemplates(folderOf(dataFolder(values)))
    const rows = paperKinds.map(kind => ({ kind, ...templates.of(kind) }))
    if (values.json === true)
      return printJson(rows.map(({ kind, from, fault }) => ({ kind, from, fault: fault ?? null })))
    const shown = rows.map(({ kind, from, fault }) => [
      ...[kind, kindWords[kind], from === 'operator' ? 'của đơn vị (own)' : 'của chương trình (the program’s)'],
      fault === undefined ? '' : `MẪU RIÊNG LỖI (own is broken): ${faultText(fault)}`,
    ])
    say(table([['MÃ', 'GIẤY', 'MẪU', ''], ...shown]))
  },
}

export const templateExport: Command = {
  name: 'paper template export',
  does: {
    vi: 'Ghi mẫu của chương trình ra tệp để sửa bằng trình soạn thảo.',
    en: 'Writes the program’s template to a file, to change in an editor.',
  },
  operands: ['FILE'],
  options: { kind },
  examples: ['matthan paper template export --kind handover_minutes giao-nhan.json'],
  run: async (values, [file = '']) => {
    const out = resolve(file)
    if (existsSync(out)) throw new Problem('file_exists', { file: out })
    write(out, defaultTemplateText(kindOf(values)))
    say(`Đã ghi (written): ${out}\n`)
  },
}

export const templateCheck: Command = {
  name: 'paper template check',
  does: { vi: 'Đọc một mẫu và nói chỗ sai nếu có.', en: 'Reads a template and says what is wrong with it.' },
  operands: ['FILE'],
  options: { kind },
  examples: ['matthan paper template check --kind handover_minutes giao-nhan.json'],
  run: async (values, [file = '']) => {
    readOwn(file, kindOf(values))
    say('Mẫu dùng được. (The template is sound.)\n')
  },
}

export const templatePreview: Command = {
  name: 'paper template preview',
  does: {
    vi: 'In thử một mẫu với một vụ trích xuất giả, để xem trước khi dùng.',
    en: 'Prints a template with a made-up extraction, to look at before it is used.',
  },
  operands: ['FILE'],
  options: {
    kind,
    out: { type: 'string', value: 'FILE', needed: true, vi: 'tệp .pdf hoặc .docx', en: 'a .pdf or .docx file' },
    ...dataOnly,
  },
  examples: ['matthan paper template preview --kind handover_minutes giao-nhan.json --out xem-thu.pdf'],
  run: async (values, [file = '']) => {
    const out = resolve(neededText(values, 'out'))
    if (existsSync(out)) throw new Problem('file_exists', { file: out })
    const paper = sampleOf(kindOf(values), readOwn(file, kindOf(values)))
    const fonts = fontsIn(join(dataFolder(values), 'fonts'))
    write(out, out.endsWith('.docx') ? await paperDocx(paper) : await paperPdf(paper, { made: new Date(), fonts }))
    say(`Đã ghi (written): ${out}\n`)
  },
}

export const templateUse: Command = {
  name: 'paper template use',
  does: {
    vi: 'Dùng mẫu này cho loại giấy ấy từ giấy in tiếp theo.',
    en: 'Uses this template for that paper from the next one on.',
  },
  operands: ['FILE'],
  options: { kind, ...dataOnly },
  examples: ['matthan paper template use --kind handover_minutes giao-nhan.json'],
  run: async (values, [file = '']) => {
    readOwn(file, kindOf(values))
    const folder = folderOf(dataFolder(values))
    if (!existsSync(dataFolder(values))) throw new Problem('file_unwritable', { out: folder })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const [part, place] = [join(folder, `.${kindOf(values)}.part`), join(folder, `${kindOf(values)}.json`)]
    write(part, readFileSync(resolve(file)))
    renameSync(part, place)
    say(`Từ nay dùng mẫu này (in use from now on): ${place}\n`)
  },
}

export const templateDrop: Command = {
  name: 'paper template drop',
  does: {
    vi: 'Bỏ mẫu của đơn vị, trở về mẫu của chương trình.',
    en: 'Drops this house’s template for the program’s own.',
  },
  options: { kind, ...dataOnly },
  examples: ['matthan paper template drop --kind handover_minutes'],
  run: async values => {
    rmSync(join(folderOf(dataFolder(values)), `${kindOf(values)}.json`), { force: true })
    say('Từ nay dùng mẫu của chương trình. (The program’s own is in use.)\n')
  },
}

const kindOf = (values: Parameters<Command['run']>[0]): PaperKind => neededText(values, 'kind') as PaperKind

/** Throws `paper_template_wrong`. */
const readOwn = (file: string, kind: PaperKind): Template => {
  const read = readTemplate(bytesOf(resolve(file)), kind)
  if (read.ok) return read.value
  const { fault, at, what } = read.problem
  throw new Problem('paper_template_wrong', { file: resolve(file), fault, at, what, says: faultText(read.problem) })
}

const bytesOf = (file: string): Buffer => {
  try {
    if (statSync(file).size > MOST_TEMPLATE_BYTES) return Buffer.alloc(MOST_TEMPLATE_BYTES + 1)
    return readFileSync(file)
  } catch (cause) {
    throw new Problem('paper_template_wrong', { file, says: 'không đọc được tệp (the file cannot be read)' }, { cause })
  }
}

const write = (out: string, bytes: string | Buffer): void => {
  try {
    writeFileSync(out, bytes, { mode: 0o600 })
  } catch (cause) {
    throw new Problem('file_unwritable', { out }, { cause })
  }
}

const sampleOf = (kind: PaperKind, template: Template) =>
  kind === 'extract_register' ? registerPaper(sampleRegister(), template) : evidencePaper(sampleFacts(), template)
