import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paperKinds } from '#contract/extraction.ts'
import { pdfPages } from '#test/pdf-text.ts'
import { inZip } from '#test/zipped-text.ts'
import { evidencePaper, registerPaper } from './evidence-paper.ts'
import { defaultTemplate } from './evidence-templates.ts'
import { keptWithNext, singly } from './keeping.ts'
import type { Block, Paper } from './paper.ts'
import { paperDocx } from './paper-docx.ts'
import { paperPdf } from './paper-pdf.ts'
import { sampleFacts, sampleRegister } from './sample-facts.ts'

const made = { made: new Date('2026-11-22T03:00:00Z'), fonts: [] }
const close = (text: string): string => text.replace(/\s+/g, '')

/** What stands last above those who sign, besides lines to write on, what announces them, and a code. */
const saidAbove = ({ blocks }: Paper): readonly string[] => {
  const each = singly(blocks)
  const end = each.findLastIndex(({ kind }) => kind === 'signers')
  return each.slice(0, end).flatMap(block => {
    if (block.kind === 'text') return block.text.endsWith(':') ? [] : [block.text]
    if (block.kind === 'list') return block.items
    return block.kind === 'table' ? [block.rows.at(-1)?.[1] ?? ''] : []
  })
}
/** As it is printed where nothing in it is to be filled in. */
const opening = (said: string): string => close(said.split('⟦')[0] ?? '').slice(0, 20)

test('nobody signs on a page of signatures alone: the last things said stand above, and every page says which it is', async () => {
  for (const kind of paperKinds)
    for (const size of [2, 11]) {
      const facts = sampleFacts({ cameras: size, files: 3 * size })
      const template = defaultTemplate(kind)
      const paper =
        kind === 'extract_register' ? registerPaper(sampleRegister(size), template) : evidencePaper(facts, template)
      const pages = pdfPages(await paperPdf(paper, made)).map(close)
      for (const [at, page] of pages.entries())
        assert.ok(page.endsWith(`Trang${at + 1}/${pages.length}`), `${kind} ${size} ${at}`)
      const signers = paper.blocks.filter(block => block.kind === 'signers').flatMap(block => block.signers)
      const signed = pages.findLastIndex(page => page.includes(close(signers.at(-1)!.title)))
      for (const { title } of signers) assert.ok(pages[signed]!.includes(close(title)), `${kind} ${size} ${title}`)
      for (const said of saidAbove(paper).slice(-2))
        assert.ok(pages[signed]!.includes(opening(said)), `${kind} ${size} ${said}`)
    }
})

const text = (said: string): Block => ({ kind: 'text', text: said })
const signers: Block = { kind: 'signers', signers: [{ title: 'A', note: '', name: '', print: false }] }
const rows = (count: number): Block => ({
  ...{ kind: 'table', head: ['x'], widths: [1] },
  rows: Array.from({ length: count }, (_, at) => [`dòng ${at}`]),
})

test('a heading stays with what it heads, a colon with what it announces, and the end of a table with who signs below it', async () => {
  const blocks = [
    { kind: 'heading', level: 1, text: '1' } as const,
    text('gồm:'),
    rows(2),
    text('xong'),
    text('hết'),
    signers,
  ]
  assert.deepEqual(keptWithNext(blocks), [true, true, false, true, true, false])
  assert.deepEqual(keptWithNext([rows(2), signers, text('sau'), { kind: 'new_page' }, text('phụ lục')]), [
    ...[true, false, false, false, false],
  ])
  const head = { organisation: '', number: '', place_and_day: '' }
  for (const count of [20, 28, 29, 30, 31]) {
    const paper: Paper = { language: 'vi', title: 'Sổ', head, blocks: [rows(count), signers] }
    const pages = pdfPages(await paperPdf(paper, made))
    assert.match(pages.at(-1)!, new RegExp(`dòng ${count - 1}\\nA`), String(count))
  }
})

test('what no page can hold together is cut rather than lost', async () => {
  const long = text('một hai ba bốn năm '.repeat(900))
  const paper: Paper = {
    ...{ language: 'vi', title: 'Dài', head: { organisation: '', number: '', place_and_day: '' } },
    blocks: [text('đầu'), long, long, signers],
  }
  const pages = pdfPages(await paperPdf(paper, made))
  assert.equal(close(pages.join('')).split('mộthaibabốnnăm').length - 1 > 1700, true)
  assert.ok(pages.length < 14)
})

test('in Word too: from the closing sentence on each line is kept with the next', async () => {
  const zip = await paperDocx(evidencePaper(sampleFacts(), defaultTemplate('handover_minutes')))
  const paragraphs = inZip(zip, 'word/document.xml').split('<w:p>').slice(1)
  const from = paragraphs.findIndex(one => one.includes('Biên bản kết thúc hồi'))
  const to = paragraphs.findIndex(one => one.includes('ĐIỂM CHỈ'))
  assert.ok(from > 0 && to > from)
  for (const one of paragraphs.slice(from - 1, to)) assert.match(one, /<w:keepNext\/>/)
})
