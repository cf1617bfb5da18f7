import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { wallFromUnixMillis } from '#base/units.ts'
import type { Inventory } from '#community/rights/inventory.ts'
import type { RequestRow, StepRow } from '#community/rights/rights-book.ts'
import { pdfText } from '#test/pdf-text.ts'
import { inZip } from '#test/zipped-text.ts'
import { dossier } from './dossier.ts'
import { fontsIn } from './fonts.ts'
import { countOpen, type Paper, pieces, toFill } from './paper.ts'
import { paperDocx } from './paper-docx.ts'
import { paperPdf } from './paper-pdf.ts'
import { createPress } from './press.ts'
import { rightsLetter } from './rights-letters.ts'
import { signsPdf } from './sign.ts'
import type { SignFacts } from './sign-words.ts'
import { type TrailFacts, trailPaper } from './trail-paper.ts'
import { trailSketch } from './trail-sketch.ts'

const made = { made: new Date('2026-11-22T03:00:00Z'), fonts: [] }
const controller = {
  ...{ id: 'cax', name: 'Công an xã Đoàn Kết', address: 'Thôn Đông, xã Đoàn Kết, tỉnh Lạng Sơn' },
  ...{ phone: '0205 3 123 456', email: 'congan@langson.gov.vn' },
}
const sign: SignFacts = {
  ...{ name: 'Cổng chính', controller: controller.name, address: controller.address, contact: controller.phone },
  purposes: ['public_order', 'fire_disaster'],
  ...{ retention_days: 30, recognition: '', second: { kind: 'en' }, printed: '22/11/2026' },
  notice_url: 'https://camera.doanket.vn/notice',
}
/** Every letter with every mark that Vietnamese has. */
const alphabet = 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ'

/** Line breaks fall where they fall. */
const flat = (text: string): string => text.replace(/\s+/g, ' ')

test('what a stranger types into a form breaks no letter: no control letters, halves of letters, turned lines', async () => {
  const text = 'Ông \u0001A\u000b \ud800 \u202eđảo\ufffe hết'
  assert.deepEqual(pieces(text), [{ text: 'Ông A \ufffd đảo hết', open: false }])
})

test('a sign says in both languages who answers, what for, how long and where to ask, as text that can be copied', async () => {
  for (const size of ['a4', 'a5', 'sticker'] as const) {
    const text = flat(pdfText(await signsPdf([sign], { ...made, size })))
    for (const said of ['CÓ CAMERA', 'GIÁM SÁT', controller.name, controller.phone, '30 ngày, sau đó tự động xóa'])
      assert.ok(text.includes(said), `${size}: ${said}`)
    assert.match(text, /Bảo đảm an ninh, trật tự; phòng cháy, thiên tai/)
    assert.match(text, /CCTV IN OPERATION/)
  }
})

test('a sign in Khmer is printed with a font that has it; letters for which there is none are named', async () => {
  const khmer = { kind: 'own', name: 'Khmer', title: 'តំបន់មានកាមេរ៉ា', text: 'កាមេរ៉ាសន្តិសុខ' } as const
  assert.ok((await signsPdf([{ ...sign, second: khmer }], { ...made, size: 'a4' })).length > 10_000)
  const lost = { kind: 'own', name: '中文', title: '监控区域', text: '监控' } as const
  await assert.rejects(signsPdf([{ ...sign, second: lost }], { ...made, size: 'a4' }), {
    code: 'letters_not_printable',
    where: { letters: '监控区域' },
  })
})

test('what the operator lays down as a font and is none is passed over', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-fonts-'))
  t.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'hong.ttf'), 'not a font')
  writeFileSync(join(folder, 'ghi-chu.txt'), 'x')
  const fonts = fontsIn(folder)
  assert.equal(fonts.length, 1)
  const lost = { kind: 'own', name: '中文', title: '监控', text: '监控' } as const
  await assert.rejects(signsPdf([{ ...sign, second: lost }], { ...made, fonts, size: 'a4' }), {
    code: 'letters_not_printable',
  })
  assert.deepEqual(fontsIn(join(folder, 'none')), [])
})

const paper: Paper = {
  ...{ language: 'vi', title: 'Thử chữ', head: { organisation: 'Trạm', number: '', place_and_day: 'ngày 22' } },
  blocks: [
    { kind: 'text', text: alphabet },
    { kind: 'text', text: alphabet.toUpperCase().normalize('NFD'), bold: true },
    { kind: 'list', items: [`Người phụ trách: ${toFill('họ tên')}`] },
    { kind: 'table', head: ['Cột'], widths: [1], rows: Array.from({ length: 120 }, (_, at) => [`dòng thứ ${at}`]) },
    { kind: 'signatures', left: ['NGƯỜI LẬP'], right: ['NGƯỜI DUYỆT', toFill('tên')] },
  ],
}

test('every Vietnamese letter survives, composed, on every page; what is to be filled in stands out and is counted', async () => {
  const text = flat(pdfText(await paperPdf(paper, made)))
  assert.ok(text.replaceAll(' ', '').includes(alphabet), 'small')
  assert.ok(text.replaceAll(' ', '').includes(alphabet.toUpperCase()), 'capital')
  assert.match(text, /dòng thứ 0 .*dòng thứ 119/)
  assert.match(text, /\[cần điền: họ tên\]/)
  assert.ok(text.split('Cột').length > 3, 'the head of a table stands again on each page')
  assert.equal(countOpen(paper), 2)
  assert.deepEqual(pieces('một'), [{ text: 'một', open: false }])
})

test('a DOCX holds the same words', async () => {
  const bytes = await paperDocx(paper)
  const xml = inZip(bytes, 'word/document.xml')
  for (const said of [alphabet, alphabet.toUpperCase(), '[cần điền: họ tên]', 'dòng thứ 119', 'NGƯỜI DUYỆT'])
    assert.ok(xml.includes(said), said)
})

const at = wallFromUnixMillis(Date.parse('2026-11-20T08:00:00+07:00'))
const request: RequestRow = {
  ...{
    id: 1,
    number: '1/2026/YC-DLCN',
    kind: 'view',
    channel: 'phone',
    name: 'Nguyễn Thị Hương',
    phone: '0912 345 678',
  },
  ...{ email: '', address: '', on_behalf_of: '', place: 'Cổng chợ', happened: '', about: 'Ngã xe ở cổng chợ.' },
  ...{ processors: false, received: at, entered_by: 'hung' },
}
const step = (kind: StepRow['kind'], text = '', ground: StepRow['ground'] = null): StepRow => ({
  ...{ kind, at, by: 'Nguyễn Văn Hùng', text, ground },
})

test('each letter tells what its step said, in either language', async () => {
  const clocks = { acknowledge_by: '2026-11-24', answer_by: '2026-11-30' }
  const steps = [step('acknowledge'), step('extend', 'phải hỏi chủ camera'), step('grant', 'Mời đến trụ sở xem.')]
  const letter = async (kind: 'acknowledge' | 'extend' | 'answer' | 'refuse', language: 'vi' | 'en', of = steps) =>
    flat(
      pdfText(
        await paperPdf(
          rightsLetter({ letter: kind, language, request, steps: of, clocks, controller, today: '2026-11-22' }),
          made,
        ),
      ),
    )
  assert.match(await letter('acknowledge', 'vi'), /Nguyễn Thị Hương.*chậm nhất ngày 30\/11\/2026.*căn cước, VNeID/)
  assert.match(await letter('extend', 'vi'), /phải hỏi chủ camera/)
  assert.match(await letter('answer', 'en'), /Mời đến trụ sở xem\./)
  const refused = [step('refuse', 'Đã quá 30 ngày.', 'footage_gone')]
  assert.match(
    await letter('refuse', 'vi', refused),
    /đã bị xóa theo thời hạn lưu.*Đã quá 30 ngày\..*khiếu nại, tố cáo/,
  )
  assert.match(await letter('refuse', 'en', refused), /deleted at the end of its retention/)
})

const inventory: Inventory = {
  ...{ today: '2026-11-22', station: { name: 'tram', version: '0.1.0', machine: 'Linux' }, controllers: [controller] },
  recognition: '',
  cameras: [
    {
      ...{
        id: 'c',
        name: 'Cổng chợ',
        place: 'Chợ xã',
        maker: 'Hikvision',
        host: '192.168.7.21',
        controller: controller.name,
      },
      ...{ purposes: ['traffic'], retention_days: 15, sound: true, hours: null, sign: 'none', lacks: ['sign'] },
      ...{ masked: true, acceptance: 'passed', into_home: false },
    },
  ],
  ...{ recorders: [], televisions: 1, disks: [], people: { accounts: 3, here: 4 } },
  networks: { own: [], allowed: ['10.8.0.0/16'], office: ['192.168.0.0/16'] },
  roles: [{ name: 'Trực ban', grants: 2, ends: 1 }],
  recipients: [{ name: 'vms-tinh', cameras: null, sound: false }],
  log: { kept_months: 24, copies: 0, purpose_after_h: 24, purpose_to_extract: true },
  ...{ requests: { all: 1, open: 1, late: 0 }, policy_version: 3, provider: null },
  ...{ idle_min: { member: 10, admin: 4 }, https: true, backup: { to: '/mnt/o-roi', encrypted: true } },
}

test('the dossier is filled from what stands there, and says what only people know', async () => {
  const dpia = flat(pdfText(await paperPdf(dossier(inventory, 'dpia'), made)))
  for (const said of [
    controller.name,
    'Cổng chợ (ghi tiếng) (có vùng che)',
    'Nghiệm thu đạt 1/1 camera, có vùng che 1',
    '192.168.7.21',
    '15 ngày',
    'vms-tinh',
    'phiên bản 3',
    '24 tháng',
  ])
    assert.ok(dpia.includes(said), said)
  assert.match(dpia, /\[cần điền: thuyết minh\]/)
  const level = flat(pdfText(await paperPdf(dossier(inventory, 'level'), made)))
  assert.match(level, /192\.168\.7\.0\/24.*1 thiết bị/)
  assert.match(level, /TCVN 14423:2026/)
  for (const said of ['sau 10 phút; quản trị 4 phút', 'Tối thiểu 12 ký tự', '/mnt/o-roi, có mã hóa', 'người dùng: TLS'])
    assert.ok(level.includes(said), said)
  assert.ok(countOpen(dossier(inventory, 'level')) > 10)
  assert.ok(countOpen(dossier({ ...inventory, controllers: [] }, 'dpia')) > countOpen(dossier(inventory, 'dpia')))
})

test('the press works one order at a time, tells problems as problems, and refuses a crowd', async () => {
  const press = createPress({ now: () => made.made, fonts: () => [] })
  const lost = { ...sign, second: { kind: 'own', name: 'x', title: '监控', text: '监控' } as const }
  const orders = Array.from({ length: 6 }, (_, order) =>
    press({ kind: 'signs', signs: [order === 1 ? lost : sign], size: 'sticker' }),
  )
  const done = await Promise.allSettled(orders)
  const codes = done.map(one => (one.status === 'fulfilled' ? 'made' : (one.reason as { code: string }).code))
  assert.deepEqual(codes, ['made', 'letters_not_printable', 'made', 'made', 'press_busy', 'press_busy'])
})

const moment = (second: number) => wallFromUnixMillis(Date.parse('2026-11-21T22:15:00+07:00') + second * 1000)
const mark = {
  camera: 'Cổng chính',
  place: '',
  from: moment(0),
  to: moment(60),
  direction_deg: null,
  note: '',
  by: 'Hùng',
}
const trail: TrailFacts = {
  ...{ controller, today: '2026-11-22', id: 7, title: 'Xe máy đỏ', about: '', case: null, closed: false },
  ...{ going: { mover: 'motorbike', pace: null }, made: { by: 'Hùng', at: moment(900) }, printed_by: 'Hạnh' },
  sketch: trailSketch([
    { no: 1, seen: true, longitude: 106, latitude: 20 },
    { no: 2, seen: false, longitude: 106.002, latitude: 20.001 },
    { no: 3, seen: true, longitude: 106.002, latitude: 20.001 },
  ]),
  marks: [
    {
      ...{ ...mark, no: 1, seen: true, at: moment(10), direction_deg: 50, gaps: [] },
      picture: { jpeg: undefined, size: { width: 16, height: 9 }, caption: '1. Cổng chính', why: 'Không còn hình.' },
    },
    { ...mark, no: 2, seen: false, at: undefined, gaps: [{ from: moment(20), to: moment(40), why: 'mất điện' }] },
    { ...mark, no: 3, seen: true, at: moment(50), gaps: [] },
  ],
}

test('a trail on paper says where it was seen and where not, which way it went, what is missing, and that nobody was recognised', async () => {
  const paper = trailPaper(trail)
  assert.equal(countOpen(paper), 2)
  const text = flat(pdfText(await paperPdf(paper, made)))
  for (const said of [
    '22:15:10 21/11/2026',
    'Đông Bắc',
    'Không thấy',
    'mất điện',
    'Không còn hình.',
    'không nhận dạng ai',
    'Hạnh',
  ])
    assert.ok(text.includes(said), said)
})

test('a trail in Word holds its sketch as a drawing', async () => {
  const docx = await paperDocx(trailPaper(trail))
  assert.ok(docx.includes('.svg'))
})

test('a sketch is to scale and north up, and marks of one place stand together', () => {
  const { points = [], width_m = 0, ratio = 1 } = trail.sketch ?? {}
  const [first, , last] = points
  assert.deepEqual(
    points.map(({ label }) => label),
    ['1', '2,3', '2,3'],
  )
  assert.ok(first !== undefined && last !== undefined && last.x > first.x && last.y < first.y)
  const metres = Math.hypot((last.x - first.x) * width_m, ((last.y - first.y) * width_m) / ratio)
  assert.ok(Math.abs(metres - 237) < 5, `${metres}`)
  assert.equal(trailSketch([{ no: 1, seen: true, longitude: 106, latitude: 20 }]), undefined)
})
