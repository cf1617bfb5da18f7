import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { createLogger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import type { Extraction } from '#contract/extraction.ts'
import type { SealedFacts } from '#papers/evidence-facts.ts'
import { defaultTemplate, type Templates } from '#papers/evidence-templates.ts'
import { createPress } from '#papers/press.ts'
import { sampleFacts, sampleRegister } from '#papers/sample-facts.ts'
import { createControllerBook } from '#store/controllers.ts'
import { startControlRoom } from '#test/control-room.ts'
import { pdfText } from '#test/pdf-text.ts'
import { extractionPaperRoutes } from './paper-routes.ts'

const facts = sampleFacts()
const [copy, viewing] = [facts.copy!.id, facts.viewing!.id]
const flat = (text: string): string => text.replace(/\s+/g, ' ')

type Known = { manifest: SealedFacts | null; templates: Templates }

const open = async (t: TestContext) => {
  const known: Known = {
    manifest: facts.manifest,
    templates: { of: kind => ({ template: defaultTemplate(kind), from: 'program' }) },
  }
  const warned: string[] = []
  const room = await startControlRoom(t, ({ db, clock }) =>
    extractionPaperRoutes({
      asked: (_asking, id): Extraction => {
        if (id !== 12) throw new Problem('no_such_extraction', { extraction: id })
        return facts.extraction
      },
      register: (_asking, from_90k) => (from_90k === 0 ? sampleRegister(2).extractions : []),
      manifestOf: () => known.manifest,
      controllers: createControllerBook(db, clock),
      personOf: username => `Ông ${username}`,
      templates: { of: kind => known.templates.of(kind) },
      press: createPress({ now: () => new Date(0), fonts: () => [] }),
      ...{ clock, log: createLogger('test', line => warned.push(line)) },
    }),
  )
  const get = (path: string) => room.station.ask('GET', `/api/extractions/${path}`, { cookie: room.cookie })
  const read = async (path: string) => flat(pdfText(Buffer.from(await (await get(path)).arrayBuffer())))
  const code = async (path: string) => ((await (await get(path)).json()) as { code: string }).code
  return { room, known, warned, get, read, code }
}

test('a paper is printed of what is known, about the copy and the viewing that were named, and that it was printed is in the log', async t => {
  const { room, get, read, code } = await open(t)
  const handover = await get(`12/papers/handover_minutes.pdf?copy=${copy}`)
  assert.equal(handover.headers.get('content-type'), 'application/pdf')
  assert.match(handover.headers.get('content-disposition') ?? '', /bien-ban-giao-nhan-12-2026\.pdf/)
  const text = flat(pdfText(Buffer.from(await handover.arrayBuffer())))
  for (const said of ['60A44C413F3AE3A0', 'Ông hung', 'Ông hanh', 'Hoàng Minh Tuấn'])
    assert.ok(text.includes(said), said)
  assert.match(await read('12/papers/handover_minutes.pdf'), /\[cần điền: họ tên người nhận\]/)
  assert.match(await read(`12/papers/viewing_minutes.pdf?viewing=${viewing}`), /Vũ Thị Lan/)
  const docx = await get('12/papers/extraction_minutes.docx')
  assert.match(docx.headers.get('content-type') ?? '', /wordprocessingml/)
  assert.equal(
    Buffer.from(await docx.arrayBuffer())
      .subarray(0, 2)
      .toString(),
    'PK',
  )
  const [one, other] = [
    await code('12/papers/seal_minutes.pdf?copy=99'),
    await code('12/papers/seal_minutes.pdf?viewing=9'),
  ]
  assert.deepEqual([one, other], ['no_such_copy', 'no_such_viewing'])
  assert.equal(await code('13/papers/seal_minutes.pdf'), 'no_such_extraction')
  assert.equal(await code('12/papers/extract_register.pdf'), 'invalid_request')
  const printed = room.station.noted.filter(({ verb }) => verb === 'print_paper')
  assert.ok(
    printed.some(({ about }) => about?.kind === 'handover_minutes' && about?.extraction === '12'),
    JSON.stringify(printed),
  )
})

test('before there is a bundle the request is printed and the minutes are not', async t => {
  const { known, read, code } = await open(t)
  known.manifest = null
  assert.match(await read('12/papers/extract_request.pdf'), /PHIẾU ĐỀ NGHỊ.*Chưa lập gói dữ liệu/)
  assert.equal(await code('12/papers/extraction_minutes.pdf'), 'extraction_not_sealed')
})

test('the register of a time, of what one may know of', async t => {
  const { read, code } = await open(t)
  assert.match(await read('register.pdf?from_90k=0&to_90k=200000000000000'), /SỔ TRÍCH XUẤT.*Tổng số 2 hồ sơ/)
  assert.match(await read('register.pdf?from_90k=1&to_90k=200000000000000'), /Không có hồ sơ nào/)
  assert.equal(await code('register.pdf'), 'invalid_request')
})

test('a template that is broken is passed over, with a line in the station’s log', async t => {
  const { known, warned, get } = await open(t)
  known.templates = {
    of: kind => ({
      template: defaultTemplate(kind),
      from: 'program',
      fault: { fault: 'unknown_placeholder', at: 'title', what: 'ten' },
    }),
  }
  assert.equal((await get('12/papers/seal_minutes.pdf')).status, 200)
  assert.match(warned.join(), /unknown_placeholder/)
})
