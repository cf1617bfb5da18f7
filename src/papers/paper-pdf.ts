// A paper as PDF: A4, the margins and the letters of an office's paper, page numbers at the foot, tables whose head stands on every page.

import type { Weight } from './fonts.ts'
import { type Block, type Paper, pieces, plainText } from './paper.ts'
import { type Ink, makePdf } from './pdf.ts'
import { drawPictures, drawSketch } from './pdf-pictures.ts'
import { drawQrBlock, drawRuled, drawSigners } from './pdf-signing.ts'
import { drawTable } from './pdf-table.ts'

const MARGIN = 62
const BODY = 12.5
const SKETCH_ROOM = 390
const SIGNERS_ROOM = 210

export type Made = { readonly made: Date; readonly fonts: readonly string[] }

export const paperPdf = (paper: Paper, { made, fonts }: Made): Promise<Buffer> =>
  makePdf(
    {
      ...{ title: paper.title, language: paper.language, family: 'letter', size: 'A4', margin: MARGIN },
      ...{ made, fonts, whole: false, landscape: paper.landscape === true },
    },
    ink => {
      drawHead(ink, paper)
      for (const [at, block] of paper.blocks.entries()) {
        // A drawing stays under its heading and the words that say what it shows.
        if (block.kind === 'heading' && paper.blocks.slice(at + 1, at + 3).some(({ kind }) => kind === 'sketch'))
          keepTogether(ink, SKETCH_ROOM)
        // What is said of those who sign stays with them.
        if (block.kind === 'text' && paper.blocks[at + 1]?.kind === 'signers') keepTogether(ink, SIGNERS_ROOM)
        drawBlock(ink, block)
      }
      drawFoot(ink, paper.foot)
    },
  )

const motto = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'] as const

const widthOf = ({ doc }: Ink): number => doc.page.width - 2 * MARGIN

const drawHead = (ink: Ink, { head, title, subtitle, language }: Paper): void => {
  const { doc, use } = ink
  const width = widthOf(ink)
  const left = Math.max(200, width * 0.36)
  const right = width - left - 6
  const top = doc.y
  doc.text(use(plainText(head.organisation).toUpperCase(), 'bold', 11.5), MARGIN, top, { width: left, align: 'center' })
  if (head.number !== '')
    doc.text(use(plainText(head.number), 'regular', 11.5), MARGIN, doc.y + 6, { width: left, align: 'center' })
  const endLeft = doc.y
  const x = MARGIN + left + 6
  doc.text(use(motto[0], 'bold', 11.5), x, top, { width: right, align: 'center' })
  const second = use(motto[1], 'bold', 12.5)
  doc.text(second, x, doc.y + 1, { width: right, align: 'center' })
  const line = doc.widthOfString(second)
  doc
    .moveTo(x + (right - line) / 2, doc.y + 2)
    .lineTo(x + (right + line) / 2, doc.y + 2)
    .lineWidth(0.7)
    .stroke('black')
  doc.text(use(plainText(head.place_and_day), 'italic', 12), x, doc.y + 10, { width: right, align: 'center' })
  doc.y = Math.max(endLeft, doc.y) + 22
  doc.text(use(plainText(title).toLocaleUpperCase(language), 'bold', 14.5), MARGIN, doc.y, { width, align: 'center' })
  if (subtitle !== undefined)
    doc.text(use(plainText(subtitle), 'bold', 12.5), MARGIN, doc.y + 2, { width, align: 'center' })
  doc.y += 14
}

const drawBlock = (ink: Ink, block: Block): void => {
  const { doc, use } = ink
  const room = { x: MARGIN, width: widthOf(ink) }
  if (block.kind === 'new_page') doc.addPage()
  else if (block.kind === 'heading') {
    keepTogether(ink, 70)
    doc.y += block.level === 1 ? 8 : 3
    doc.text(use(plainText(block.text), 'bold', block.level === 1 ? 13.5 : BODY), MARGIN, doc.y, { width: room.width })
    doc.y += 4
  } else if (block.kind === 'text')
    drawText(ink, block.text, { align: block.align, weight: block.bold ? 'bold' : 'regular' })
  else if (block.kind === 'list') for (const item of block.items) drawText(ink, item, { bullet: true })
  else if (block.kind === 'table') {
    drawTable(ink, block, room)
    doc.x = MARGIN
    doc.y += 10
  } else if (block.kind === 'pictures') drawPictures(ink, block.pictures, room)
  else if (block.kind === 'sketch') drawSketch(ink, block.sketch, room)
  else if (block.kind === 'qr') drawQrBlock(ink, block, room)
  else if (block.kind === 'ruled') drawRuled(ink, block.lines, room)
  else if (block.kind === 'signers') drawSigners(ink, block.signers, room)
  else drawSignatures(ink, block)
}

type Style = {
  readonly align?: 'left' | 'center' | 'right' | undefined
  readonly weight?: Weight
  readonly bullet?: boolean
}

/** A paragraph; what is to be filled in stands out. */
const drawText = (ink: Ink, text: string, { align, weight = 'regular', bullet = false }: Style): void => {
  const { doc, use } = ink
  const indent = bullet ? 16 : 0
  if (doc.y > doc.page.height - MARGIN - 2 * BODY) doc.addPage()
  if (bullet) {
    const y = doc.y
    doc.text(use('–', 'regular', BODY), MARGIN + 3, y, { lineBreak: false })
    doc.y = y
  }
  // Pieces set behind each other can only begin at the left.
  const whole = align === 'center' || align === 'right'
  const parts = whole ? [{ text: plainText(text), open: false }] : pieces(text)
  doc.x = MARGIN + indent
  for (const [at, part] of parts.entries()) {
    const shown = use(part.text, part.open ? 'bold' : weight, BODY)
    const options = {
      width: widthOf(ink) - indent,
      align: align ?? 'left',
      lineGap: 2.5,
      continued: at < parts.length - 1,
    }
    if (at === 0) doc.text(shown, MARGIN + indent, doc.y, options)
    else doc.text(shown, options)
  }
  doc.x = MARGIN
  doc.y += bullet ? 2 : 5
}

const drawSignatures = (ink: Ink, { left, right }: Extract<Block, { kind: 'signatures' }>): void => {
  const { doc, use } = ink
  keepTogether(ink, 130)
  const [top, half] = [doc.y + 16, widthOf(ink) / 2]
  for (const [column, lines] of [left, right].entries()) {
    doc.y = top
    for (const [at, line] of lines.entries())
      doc.text(use(plainText(line), at === 0 ? 'bold' : 'italic', 12), MARGIN + column * half, doc.y, {
        width: half - 10,
        align: column === 0 ? 'left' : 'center',
      })
  }
  doc.y = Math.max(doc.y, top + 110)
}

const keepTogether = ({ doc }: Ink, height: number): void => {
  if (doc.y + height > doc.page.height - MARGIN) doc.addPage()
}

/** What the paper is and which page it is, on every page; of a paper of one page that says nothing of itself, nothing. */
const drawFoot = (ink: Ink, foot: string | undefined): void => {
  const { doc, use } = ink
  const { start, count } = doc.bufferedPageRange()
  if (count < 2 && foot === undefined) return
  for (let at = start; at < start + count; at++) {
    doc.switchToPage(at)
    const { bottom } = doc.page.margins
    doc.page.margins.bottom = 0 // else a line below the margin begins another page
    const [width, y] = [widthOf(ink), doc.page.height - 40]
    const page = `${at + 1}/${count}`
    if (foot === undefined) doc.text(use(page, 'regular', 10), MARGIN, y, { width, align: 'center' })
    else {
      doc
        .moveTo(MARGIN, y - 4)
        .lineTo(MARGIN + width, y - 4)
        .lineWidth(0.4)
        .stroke('#888888')
      doc
        .fillColor('black')
        .text(use(plainText(foot), 'regular', 9), MARGIN, y, { width: width - 50, height: 12, ellipsis: true })
      doc.text(use(page, 'regular', 9), MARGIN + width - 50, y, { width: 50, align: 'right' })
    }
    doc.page.margins.bottom = bottom
  }
}
