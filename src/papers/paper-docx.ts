// A paper as DOCX, so that an office can go on writing in it. Times New Roman is named: every office has it.

import type * as Docx from 'docx'
import { fieldDocx } from './docx-field.ts'
import { picturesDocx, sketchDocx } from './docx-pictures.ts'
import { noLines, qrDocx, ruledDocx, signersDocx } from './docx-signing.ts'
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
        footers: { default: footer(docx, paper.foot, width) },
        children: [...head(docx, paper, width), ...paper.blocks.flatMap(block => blockOf(docx, block, width))],
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

const line = (docx: Kit, text: string, style: Style & { align?: 'left' | 'center' | 'right'; after?: number } = {}) => {
  const { align = 'left', after = 100, ...run } = style
  return new docx.Paragraph({ children: runs(docx, text, run), alignment: align, spacing: { after } })
}

const footer = (docx: Kit, foot: string | undefined, width: number) => {
  const number = [docx.PageNumber.CURRENT, '/', docx.PageNumber.TOTAL_PAGES]
  return new docx.Footer({
    children: [
      foot === undefined
        ? new docx.Paragraph({ alignment: 'center', children: [new docx.TextRun({ children: number })] })
        : new docx.Paragraph({
            children: [
              new docx.TextRun({ text: plainText(foot), size: 18 }),
              new docx.TextRun({ children: [new docx.Tab(), ...number], size: 18 }),
            ],
            tabStops: [{ type: 'right', position: width }],
          }),
    ],
  })
}

const head = (docx: Kit, { head, title, subtitle, language }: Paper, width: number) => {
  const centre = { align: 'center', after: 20 } as const
  const left = [
    line(docx, head.organisation.toUpperCase(), { ...centre, bold: true, size: SMALL }),
    ...(head.number === '' ? [] : [line(docx, head.number, { ...centre, size: SMALL })]),
  ]
  const right = [
    line(docx, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { ...centre, bold: true, size: SMALL }),
    line(docx, 'Độc lập - Tự do - Hạnh phúc', { ...centre, bold: true }),
    line(docx, '―――――――――――', { ...centre, size: SMALL }),
    line(docx, head.place_and_day, { ...centre, italics: true }),
  ]
  return [
    bareTable(docx, [left, right], { shares: [0.42, 0.58], width }),
    line(docx, '', { after: 60 }),
    line(docx, title.toLocaleUpperCase(language), { align: 'center', bold: true, size: 28, after: 60 }),
    ...(subtitle === undefined ? [] : [line(docx, subtitle, { align: 'center', bold: true })]),
    line(docx, '', { after: 60 }),
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

const blockOf = (docx: Kit, block: Block, width: number): (Docx.Paragraph | Docx.Table)[] => {
  switch (block.kind) {
    case 'heading': {
      const heading = block.level === 1 ? docx.HeadingLevel.HEADING_1 : docx.HeadingLevel.HEADING_2
      const style = { bold: true, color: '000000', font: FONT, size: block.level === 1 ? 28 : BODY }
      const children = pieces(block.text).map(({ text }) => new docx.TextRun({ text, ...style }))
      return [new docx.Paragraph({ heading, children, spacing: { before: 160, after: 80 } })]
    }
    case 'text':
      return [line(docx, block.text, { align: block.align ?? 'left', bold: block.bold === true })]
    case 'list':
      return block.items.map(
        item => new docx.Paragraph({ children: runs(docx, item), bullet: { level: 0 }, spacing: { after: 60 } }),
      )
    case 'table':
      return [table(docx, block, width), line(docx, '', { after: 80 })]
    case 'signatures': {
      const side = (lines: readonly string[], align: 'left' | 'center') =>
        lines.map((text, at) => line(docx, text, { align, bold: at === 0, italics: at > 0, size: 24, after: 20 }))
      return [
        line(docx, ''),
        bareTable(docx, [side(block.left, 'left'), side(block.right, 'center')], { shares: [0.5, 0.5], width }),
      ]
    }
    case 'pictures':
      return [picturesDocx(docx, block.pictures, width), line(docx, '', { after: 60 })]
    case 'sketch':
      return [sketchDocx(docx, block.sketch, width)]
    case 'signers':
      return [line(docx, ''), signersDocx(docx, block.signers, width), line(docx, '')]
    case 'qr':
      return [qrDocx(docx, block, width), line(docx, '', { after: 60 })]
    case 'ruled':
      return ruledDocx(docx, block.lines, width)
    case 'new_page':
      return [new docx.Paragraph({ pageBreakBefore: true, children: [] })]
  }
}

type Table = Extract<Block, { kind: 'table' }>

const table = (docx: Kit, { head, rows, widths, small }: Table, width: number) => {
  const size = small === true ? SMALL - 4 : SMALL
  const sum = widths.reduce((all, one) => all + one, 0)
  const columnWidths = widths.map(share => Math.round((share / sum) * width))
  const row = (cells: readonly string[], isHead: boolean) =>
    new docx.TableRow({
      ...{ tableHeader: isHead, cantSplit: true },
      children: cells.map(
        (text, at) =>
          new docx.TableCell({
            width: { size: columnWidths[at]!, type: 'dxa' },
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            ...(isHead && { shading: { fill: 'E6E6E6' } }),
            children: [new docx.Paragraph({ children: runs(docx, text, { size, bold: isHead }) })],
          }),
      ),
    })
  const all = [...(head.length === 0 ? [] : [row(head, true)]), ...rows.map(cells => row(cells, false))]
  return new docx.Table({ rows: all, columnWidths, width: { size: width, type: 'dxa' } })
}
