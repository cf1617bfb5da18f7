import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { bundleMark, readBundleMark } from '#contract/bundle-mark.ts'
import { paperKinds } from '#contract/extraction.ts'
import { pdfText } from '#test/pdf-text.ts'
import { inZip } from '#test/zipped-text.ts'
import { pngOf } from './docx-signing.ts'
import { evidencePaper, registerPaper } from './evidence-paper.ts'
import { defaultTemplate, defaultTemplateText, openTemplates, readTemplate } from './evidence-templates.ts'
import { countOpen, type Paper } from './paper.ts'
import { paperDocx } from './paper-docx.ts'
import { paperPdf } from './paper-pdf.ts'
import { qrModules } from './qr.ts'
import { sampleFacts, sampleRegister } from './sample-facts.ts'

const made = { made: new Date('2026-11-22T03:00:00Z'), fonts: [] }
const flat = (text: string): string => text.replace(/\s+/g, ' ')
const wordsOf = async (paper: Paper): Promise<string> => flat(pdfText(await paperPdf(paper, made)))
const says = (text: string, said: readonly string[], of = ''): void => {
  for (const one of said) assert.ok(text.includes(one), `${of}: ${one}`)
}
const facts = sampleFacts()

test('the minutes of an extraction have every block that the law and the house ask for', async () => {
  const text = await wordsOf(evidencePaper(facts, defaultTemplate('extraction_minutes')))
  says(text, [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'CÔNG AN XÃ ĐOÀN KẾT',
    'Số: 12/2026/BB-TXDL',
    'Đoàn Kết, ngày 22 tháng 11 năm 2026',
    '[cần điền: giờ, phút]',
    'Người chứng kiến',
    '318/CSĐT-ĐTTH ngày 22/11/2026 của Cơ quan Cảnh sát điều tra',
    'Vụ việc số: 45/2026/TB',
    '44:19:b6:0a:1c:2d',
    'nhanh hơn giờ trạm 2,4 giây',
    'chưa đo được',
    'may-chu-1',
    '22:00:00 – 23:00:00 21/11/2026',
    '58 phút 58 giây',
    '22:31:05 – 22:32:00 21/11/2026',
    'mất điện cả khu; theo Nguyễn Văn Hùng',
    'lỗi wifi',
    'video/camera-1-main-1.mp4',
    'H.265 2560×1440, không tiếng',
    '901.234.567 byte',
    'không mã hóa lại, không cắt sửa, không che mờ',
    'NP-2026-0012',
    'ĐƯỢC mã hóa',
    'ít nhất 02',
    'ĐIỂM CHỈ',
    'Chỗ sửa chữa, bổ sung, tẩy xóa',
    'SHA256:7c1f',
  ])
  const hash = facts.manifest!.content_sha256
  says(text.replaceAll(' ', ''), [hash, facts.manifest!.files[0]!.sha256])
})

test('each kind tells its own story, and none of a bundle that there is not yet', async () => {
  const bare = { ...facts, manifest: null, copy: null, viewing: null, controller: null }
  for (const [kind, said] of Object.entries({
    extract_request: ['Kính gửi', 'Nguyễn Văn Hùng', 'giờ camera lệch trên 2 giây', 'cong-van-318.pdf'],
    extract_approval: ['QUYẾT ĐỊNH', 'Trần Thị Hạnh phê duyệt lúc', 'Lê Thanh Sơn', 'PHÊ DUYỆT THỨ HAI'],
    backup_minutes: ['sao lưu', 'DS-2CD1043G2-I'],
    handover_minutes: ['Số: 12-1/2026/BB-GNDL', 'Hoàng Minh Tuấn', '22/12/2026', '60A44C413F3AE3A0'],
    seal_minutes: ['NP-2026-0012', 'Người niêm phong'],
    unseal_minutes: ['không nguyên vẹn', 'Niêm phong lại'],
    viewing_minutes: ['Vũ Thị Lan', 'không nhận bản sao', '14 giờ 25 phút 00 giây'],
    deletion_minutes: ['đã hủy', 'Ghi đè toàn bộ USB', '10 giờ 00 phút 00 giây, ngày 20/12/2026'],
  })) {
    const template = defaultTemplate(kind as 'extract_request')
    says(await wordsOf(evidencePaper(facts, template)), said, kind)
    const open = countOpen(evidencePaper(bare, template)) - countOpen(evidencePaper(facts, template))
    assert.ok(kind === 'extract_approval' ? open === 0 : open > 0, kind)
  }
  const draft = await wordsOf(
    evidencePaper({ ...bare, extraction: { ...facts.extraction, approvals: [] } }, defaultTemplate('extract_approval')),
  )
  says(draft, ['DỰ THẢO – CHƯA ĐƯỢC PHÊ DUYỆT', 'Chưa lập gói dữ liệu'])
})

test('six hundred files go into an annex behind the signatures, whose table runs over its pages with every hash whole', async () => {
  const many = sampleFacts({ cameras: 12, files: 600 })
  const text = await wordsOf(evidencePaper(many, defaultTemplate('extraction_minutes')))
  assert.ok(text.indexOf('ĐIỂM CHỈ') < text.indexOf('Phụ lục: danh mục tệp'))
  const close = text.replaceAll(' ', '')
  for (const { sha256 } of many.manifest!.files) assert.ok(close.includes(sha256))
  assert.ok(text.split('Tệp trong gói').length > 10, 'its head stands on each page')
})

test('more files than anybody reads are told by number', async () => {
  const many = sampleFacts({ cameras: 1, files: 1700 })
  const paper = evidencePaper(many, defaultTemplate('backup_minutes'))
  const table = paper.blocks.findLast(block => block.kind === 'table')
  assert.equal(table?.kind === 'table' && table.rows.length, 1501)
  assert.match(JSON.stringify(table), /và 200 tệp nữa/)
})

test('the register lies on its side, the oldest first, and says what is still out', async () => {
  const paper = registerPaper(sampleRegister(4), defaultTemplate('extract_register'))
  assert.equal(paper.landscape, true)
  says(await wordsOf(paper), [
    'Từ ngày 01/11/2026 đến ngày 30/11/2026',
    'Tổng số 4 hồ sơ, 3 bản sao đã giao, 0 bản chưa',
    '1/2026',
  ])
  says(await wordsOf(registerPaper(sampleRegister(0), defaultTemplate('extract_register'))), ['Không có hồ sơ nào'])
})

test('in Word each place to fill in is a field, the code is a picture, and the register lies on its side', async () => {
  const paper = evidencePaper(facts, defaultTemplate('handover_minutes'))
  const docx = await paperDocx(paper)
  const xml = inZip(docx, 'word/document.xml')
  assert.equal(xml.split('<w:sdt>').length - 1, countOpen(paper))
  assert.match(xml, /<w:alias w:val="cần điền: giờ, phút"\/>/)
  assert.match(xml, /Hoàng Minh Tuấn/)
  assert.ok(docx.includes('.png'))
  const register = inZip(
    await paperDocx(registerPaper(sampleRegister(2), defaultTemplate('extract_register'))),
    'word/document.xml',
  )
  assert.match(register, /w:orient="landscape"/)
  const [, wide = '0', high = '0'] = /<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(register) ?? []
  assert.ok(Number(wide) > Number(high))
})

test('a mark is read as it was printed, also typed by hand, and nothing else is', () => {
  const mark = { id: '12-2026-k7q2m9', content_sha256: 'ab'.repeat(32) }
  assert.deepEqual(readBundleMark(bundleMark(mark)), mark)
  assert.deepEqual(readBundleMark(` MATTHAN:bundle/12-2026-k7q2m9?content=${'AB '.repeat(32)}`), mark)
  for (const wrong of [
    '',
    'matthan:bundle/?content=ab',
    `matthan:bundle/%?content=${'ab'.repeat(32)}`,
    'x'.repeat(9999),
  ])
    assert.equal(readBundleMark(wrong), undefined)
  fc.assert(fc.property(fc.string(), text => void readBundleMark(`matthan:bundle/${text}`)))
})

const own = (change: object): string =>
  JSON.stringify({ ...JSON.parse(defaultTemplateText('seal_minutes')), ...change })
const faultOf = (text: string) => {
  const read = readTemplate(text, 'seal_minutes')
  return read.ok ? 'fine' : `${read.problem.fault} ${read.problem.at} ${read.problem.what}`
}

test('whoever changes a template is told what is wrong with it, and where', () => {
  assert.equal(faultOf(own({ title: 'Biên bản niêm phong vật chứng' })), 'fine')
  assert.match(faultOf('{"matthan": '), /^not_json/)
  assert.match(faultOf(' '.repeat(300_000)), /^too_large/)
  assert.equal(faultOf(own({ kind: 'backup_minutes' })), 'other_kind kind backup_minutes')
  assert.equal(faultOf(own({ title: '{{tieu_de}}' })), 'unknown_placeholder title tieu_de')
  assert.equal(faultOf(own({ blocks: [{ text: '{{constructor}}' }] })), 'unknown_placeholder blocks.0 constructor')
  assert.equal(faultOf(own({ blocks: [{ list: ['{{.tep}}'], each: 'files' }] })), 'unknown_placeholder blocks.0 .tep')
  assert.equal(faultOf(own({ blocks: [{ text: '{{.path}}' }] })), 'row_outside_list blocks.0 .path')
  assert.equal(faultOf(own({ blocks: [{ list: ['a'], each: 'camera' }] })), 'unknown_list blocks.0 camera')
  assert.equal(faultOf(own({ blocks: [{ text: 'a', when: '!co_ban_sao' }] })), 'unknown_condition blocks.0 co_ban_sao')
  assert.match(faultOf(own({ blocks: [{ text: 'a', align: 'giua' }] })), /^wrong_shape blocks\.0\.align/)
  const table = { widths: [1, 2], rows: [['a']] }
  assert.match(faultOf(own({ blocks: [{ table }] })), /^uneven_table blocks\.0/)
  const lists = Array.from({ length: 13 }, () => ({ list: ['{{.path}}'], each: 'files' }))
  assert.match(faultOf(own({ blocks: lists })), /^too_many_lists/)
})

test('what an operator lays down is used at once; what is broken is passed over with a word on the paper', t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-templates-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const templates = openTemplates(folder)
  assert.equal(templates.of('seal_minutes').from, 'program')
  writeFileSync(
    join(folder, 'seal_minutes.json'),
    own({ title: 'Mẫu của tỉnh', blocks: [{ text: '{{organisation}} – {{fill: số}}' }] }),
  )
  const chosen = templates.of('seal_minutes')
  assert.equal(chosen.from, 'operator')
  const paper = evidencePaper(facts, chosen.template)
  assert.equal(paper.title, 'Mẫu của tỉnh')
  assert.equal(countOpen(paper), 1)
  writeFileSync(join(folder, 'seal_minutes.json'), own({ title: '{{sai}}' }))
  const passed = templates.of('seal_minutes')
  assert.equal(passed.fault?.fault, 'unknown_placeholder')
  assert.match(evidencePaper(facts, passed.template).foot ?? '', /Mẫu riêng của đơn vị có lỗi/)
  mkdirSync(join(folder, 'backup_minutes.json'))
  assert.equal(templates.of('backup_minutes').from, 'program')
})

test('words of strangers are neither marks nor places of a template', () => {
  const about = '{{requested_by}} ⟦cần điền: x⟧ $& $1'
  const template = readTemplate(own({ blocks: [{ text: '{{about}}' }] }), 'seal_minutes')
  assert.ok(template.ok)
  const paper = evidencePaper({ ...facts, extraction: { ...facts.extraction, about } }, template.value)
  assert.deepEqual(paper.blocks, [
    { kind: 'text', text: '{{requested_by}} [cần điền: x] $& $1', align: 'left', bold: false },
  ])
})

test('every template of the program is sound', () => {
  for (const kind of paperKinds) assert.equal(defaultTemplate(kind).kind, kind)
})

test('the code in a DOCX is the code of the PDF, square by square, light around it', () => {
  const modules = qrModules(bundleMark(facts.manifest!))
  assert.deepEqual(
    [modules[0]!.slice(0, 8), modules[6]!.slice(0, 8)].map(row => row.map(Number).join('')),
    ['11111110', '11111110'],
  )
  const png = pngOf(modules)
  const side = png.readUInt32BE(16)
  assert.equal(side, (modules.length + 8) * 6)
  const pixels = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)))
  const stride = 1 + Math.ceil(side / 8)
  const isDark = (row: number, column: number): boolean => {
    const [y, x] = [row * 6 + 3, column * 6 + 3]
    return (pixels[y * stride + 1 + (x >> 3)]! & (0x80 >> (x & 7))) === 0
  }
  for (const [row, squares] of modules.entries())
    for (const [column, dark] of squares.entries()) assert.equal(isDark(row + 4, column + 4), dark, `${row} ${column}`)
  for (let at = 0; at < modules.length + 8; at++) assert.ok(!isDark(3, at) && !isDark(at, 3))
})
