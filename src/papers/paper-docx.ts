// A paper as DOCX, so that an office can go on writing in it. Times New Roman is named: every office has it.

import type * as Docx from 'docx'
import { fieldDocx } from './docx-field.ts'
import { picturesDocx, sketchDocx } from './docx-pictures.ts'
import { noLines, qrDocx, ruledDocx, signersDocx } from './docx-signing.ts'
import { keptWithNext, singly } from './keeping.ts'
import { type Block, type Paper, pieces, plainText } from './paper.ts'

const FONT = 'Times New Roman'
const BODY = 26 // half points
const SMALL = 22
const CM = 567 // twentieths of a point
const PORTRAIT = 16 * CM
const LANDSCAPE = 24.7 * CM

export const paperDocx = async (paper: Paper): Promise<Buffer> => {
  const docx = await import('docx')
  const width = Math.round(paper.landscape === true ? LANDSCAPE : PORTRAIT)
  const orientation = paper.landscape === true ? 'landscape' : 'portrait'
  const document = new docx.Document({
    title: paper.title.normalize('NFC'),
    creator: 'Mắt Thần',
    styles: { default: { document: { run: { font: FONT, size: BODY, language: { value: langOf(paper) } } } } },
    sections: [
      {
        properties: { page: { size: { width: 21 * CM, height: 29.7 * CM, orientation }, margin: margins } },
        footers: { default: footer(docx, paper, width) },
        children: [...head(docx, paper, width), ...body(docx, paper.blocks, width)],
      },
    ],
  })
  return docx.Packer.toBuffer(document)
}

const langOf = ({ language }: Paper): string => (language === 'vi' ? 'vi-VN' : 'en-GB')
const margins = { top: 2 * CM, bottom: 2 * CM, left: 3 * CM, right: 2 * CM }

type Kit = typeof Docx
type Style = { readonly bold?: boolean; readonly italics?: boolean; readonly size?: number }

const runs = (docx: Kit, text: string, style: Style = {}) =>
  pieces(text).flatMap(piece =>
    piece.open
      ? [fieldDocx(docx, piece.text, style)]
      : piece.text
          .split('\n')
          .map((line, at) => new docx.TextRun({ text: line, ...style, ...(at > 0 && { break: 1 }) })),
  )

type LineStyle = Style & {
  readonly align?: 'left' | 'center' | 'right' | 'both'
  readonly after?: number
  readonly indent?: number
  readonly keepNext?: boolean
}

const line = (docx: Kit, text: string, style: LineStyle = {}) => {
  const { align = 'left', after = 100, indent = 0, keepNext = false, ...run } = style
  return new docx.Paragraph({
    ...{ children: runs(docx, text, run), alignment: align, spacing: { after }, keepNext, widowControl: true },
    ...(indent > 0 && { indent: { firstLine: indent } }),
  })
}

/** A paragraph of the body: from edge to edge, its first line stands in. */
const paragraph = (docx: Kit, text: string, keepNext: boolean, style: LineStyle = {}) =>
  line(docx, text, { align: 'both', indent: CM, keepNext, ...style })

const PAGE_WORD = { vi: 'Trang ', en: 'Page ' } as const

const footer = (docx: Kit, { foot, language }: Paper, width: number) => {
  const number = [PAGE_WORD[language], docx.PageNumber.CURRENT, '/', docx.PageNumber.TOTAL_PAGES]
  return new docx.Footer({
    children: [
      new docx.Paragraph({
        children: [
          new docx.TextRun({ text: plainText(foot ?? ''), size: 19 }),
          new docx.TextRun({ children: [new docx.Tab(), ...number], size: 19 }),
        ],
        tabStops: [{ type: 'right', position: width }],
        border: { top: { style: 'single', size: 4, color: '888888', space: 4 } },
      }),
    ],
  })
}

const head = (docx: Kit, { head, title, subtitle, language }: Paper, width: number) => {
  const centre = { align: 'center', after: 20 } as const
  const rule = (long: number) => line(docx, '―'.repeat(long), { align: 'center', after: 0, size: 12 })
  const left = [
    line(docx, head.organisation.toLocaleUpperCase(language), { ...centre, after: 0, bold: true, size: 24 }),
    rule(8),
    ...(head.number === '' ? [] : [line(docx, head.number, { ...centre, size: 25 })]),
  ]
  const right = [
    line(docx, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { ...centre, bold: true, size: 24 }),
    line(docx, 'Độc lập - Tự do - Hạnh phúc', { ...centre, after: 0, bold: true }),
    rule(26),
    line(docx, head.place_and_day, { ...centre, italics: true }),
  ]
  return [
    bareTable(docx, [left, right], { shares: [0.39, 0.61], width }),
    line(docx, '', { after: 0, size: 16 }),
    line(docx, title.toLocaleUpperCase(language), { align: 'center', bold: true, size: 29, after: 40 }),
    ...(subtitle === undefined ? [] : [line(docx, subtitle, { align: 'center', bold: true, after: 0 }), rule(12)]),
    line(docx, '', { after: 0, size: 16 }),
  ]
}

type Shares = { readonly shares: readonly number[]; readonly width: number }

const bareTable = (docx: Kit, cells: readonly (readonly Docx.Paragraph[])[], { shares, width }: Shares) => {
  const columnWidths = shares.map(share => Math.round(share * width))
  const row = new docx.TableRow({
    children: cells.map(
      (children, at) =>
        new docx.TableCell({ children: [...children], width: { size: columnWidths[at]!, type: 'dxa' } }),
    ),
  })
  return new docx.Table({ rows: [row], columnWidths, width: { size: width, type: 'dxa' }, borders: noLines })
}

const body = (docx: Kit, blocks: readonly Block[], width: number): (Docx.Paragraph | Docx.Table)[] => {
  const each = singly(blocks)
  const kept = keptWithNext(each)
  return each.flatMap((block, at) => blockOf(docx, block, { width, keepNext: kept[at] === true }))
}

type Place = { readonly width: number; readonly keepNext: boolean }

const blockOf = (docx: Kit, block: Block, { width, keepNext }: Place): (Docx.Paragraph | Docx.Table)[] => {
  const gap = (after: number) => line(docx, '', { after, size: 8, keepNext })
  switch (block.kind) {
    case 'heading': {
      const heading = block.level === 1 ? docx.HeadingLevel.HEADING_1 : docx.HeadingLevel.HEADING_2
      const style = { bold: true, color: '000000', font: FONT, size: block.level === 1 ? 27 : BODY }
      const children = pieces(block.text).map(({ text }) => new docx.TextRun({ text, ...style }))
      return [new docx.Paragraph({ heading, children, spacing: { before: 120, after: 80 }, keepNext: true })]
    }
    case 'text': {
      const bold = block.bold === true
      const { align = 'left' } = block
      return [
        align === 'left'
          ? paragraph(docx, block.text, keepNext, { bold })
          : line(docx, block.text, { align, bold, keepNext }),
      ]
    }
    case 'list':
      return block.items.map(item => paragraph(docx, `– ${item}`, keepNext, { after: 60 }))
    case 'table':
      return [table(docx, block, { width, keepNext }), gap(80)]
    case 'signatures': {
      const side = (lines: readonly string[], align: 'left' | 'center') =>
        lines.map((text, at) => line(docx, text, { align, bold: at === 0, italics: at > 0, size: 24, after: 20 }))
      return [
        line(docx, '', { keepNext: true }),
        bareTable(docx, [side(block.left, 'left'), side(block.right, 'center')], { shares: [0.5, 0.5], width }),
      ]
    }
    case 'pictures':
      return [picturesDocx(docx, block.pictures, width), gap(60)]
    case 'sketch':
      return [sketchDocx(docx, block.sketch, width)]
    case 'signers':
      return [line(docx, '', { keepNext: true }), signersDocx(docx, block.signers, width), gap(60)]
    case 'qr':
      return [qrDocx(docx, block, { width, keepNext }), gap(60)]
    case 'ruled':
      return ruledDocx(docx, block.lines, { width, keepNext })
    case 'new_page':
      return [new docx.Paragraph({ pageBreakBefore: true, children: [] })]
  }
}

type Table = Extract<Block, { kind: 'table' }>

const table = (docx: Kit, { head, rows, widths, small }: Table, { width, keepNext }: Place) => {
  const size = small === true ? SMALL - 4 : SMALL
  const sum = widths.reduce((all, one) => all + one, 0)
  const columnWidths = widths.map(share => Math.round((share / sum) * width))
  // A head stays with the first row; the last row, where it is asked for, with what stands below the table.
  const row = (cells: readonly string[], { isHead, kept }: { readonly isHead: boolean; readonly kept: boolean }) =>
    new docx.TableRow({
      ...{ tableHeader: isHead, cantSplit: true },
      children: cells.map(
        (text, at) =>
          new docx.TableCell({
            width: { size: columnWidths[at]!, type: 'dxa' },
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            ...(isHead && { shading: { fill: 'E6E6E6' } }),
            children: [new docx.Paragraph({ children: runs(docx, text, { size, bold: isHead }), keepNext: kept })],
          }),
      ),
    })
  const all = [
    ...(head.length === 0 ? [] : [row(head, { isHead: true, kept: true })]),
    ...rows.map((cells, at) => row(cells, { isHead: false, kept: keepNext && at === rows.length - 1 })),
  ]
  return new docx.Table({ rows: all, columnWidths, width: { size: width, type: 'dxa' } })
}
