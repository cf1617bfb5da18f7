// A paper as PDF: A4, the margins and the letters of an office's paper, page numbers at the foot, tables whose head stands on every page, and what belongs
// together on one page (keeping.ts).

import type { Weight } from './fonts.ts'
import { keptWithNext, singly } from './keeping.ts'
import { type Block, type Paper, pieces, plainText } from './paper.ts'
import { bottomOf, type Ink, MM, makePdf, roomOf } from './pdf.ts'
import { drawFoot, drawHead } from './pdf-head.ts'
import { drawPictures, drawSketch } from './pdf-pictures.ts'
import { drawQrBlock, drawRuled, drawSigners } from './pdf-signing.ts'
import { drawTable } from './pdf-table.ts'

/** Decree 30/2020, annex I: 20–25 mm above and below, 30–35 at the left, 15–20 at the right. */
const MARGINS = { top: 20 * MM, bottom: 20 * MM, left: 30 * MM, right: 20 * MM }
const BODY = 13
const LINE_GAP = 2
/** The first line of a paragraph stands in by so much. */
const INDENT = 10 * MM
/** Of a page, for what stays with the last row of a table: the rest holds its head and that row. */
const MOST_BEHIND = 0.8
/** Paragraphs of so many lines are not cut by the end of a page. */
const WHOLE = 6 * (BODY * 1.15 + LINE_GAP)

export type Made = { readonly made: Date; readonly fonts: readonly string[] }

export const paperPdf = (paper: Paper, { made, fonts }: Made): Promise<Buffer> =>
  makePdf(
    {
      ...{ title: paper.title, language: paper.language, family: 'letter', size: 'A4', margins: MARGINS },
      ...{ made, fonts, whole: false, landscape: paper.landscape === true },
    },
    (ink, scratch) => {
      drawHead(ink, paper)
      const blocks = singly(paper.blocks)
      drawBlocks(ink, blocks, roomNeeded(scratch(), blocks, bottomOf(ink) - ink.doc.page.margins.top))
      drawFoot(ink, paper)
    },
  )

const drawBlocks = (ink: Ink, blocks: readonly Block[], needs: readonly Need[]): void => {
  for (const [at, block] of blocks.entries()) {
    keepTogether(ink, needs[at]!.before)
    drawBlock(ink, block, needs[at]!.behind)
  }
}

type Need = {
  /** So much must be left on a page for a block to begin there. */
  readonly before: number
  /** So much must be left behind its last row, of a table that stays with what follows. */
  readonly behind: number
}

/** Each block is drawn once on a page without an end, to see how high it is; `page`: how much a page holds. */
const roomNeeded = (scratch: Ink, blocks: readonly Block[], page: number): readonly Need[] => {
  const kept = keptWithNext(blocks)
  const needs: Need[] = []
  let next = 0
  for (const [at, block] of [...blocks.entries()].toReversed()) {
    const behind = kept[at] === true ? next : 0
    const own = leastHeight(scratch, block, kept[at] === true)
    next = block.kind === 'table' && block.rows.length > 1 ? own : own + behind
    // What no page can hold together begins where it comes.
    if (next > page) next = Math.min(own, page)
    needs.unshift({ before: next, behind: behind > page * MOST_BEHIND ? 0 : behind })
  }
  return needs
}

/** How high a block is, or of one that may run over pages its beginning. */
const leastHeight = (ink: Ink, block: Block, whole: boolean): number => {
  if (block.kind === 'new_page') return 0
  const first: Block =
    block.kind === 'table'
      ? { ...block, rows: block.rows.slice(0, 1) }
      : block.kind === 'pictures'
        ? { ...block, pictures: block.pictures.slice(0, 2) }
        : block
  ink.doc.y = ink.doc.page.margins.top
  drawBlock(ink, first, 0)
  const high = ink.doc.y - ink.doc.page.margins.top
  return whole || (block.kind !== 'text' && block.kind !== 'list') ? high : Math.min(high, WHOLE)
}

const drawBlock = (ink: Ink, block: Block, behind: number): void => {
  const { doc, use } = ink
  const room = roomOf(ink)
  if (block.kind === 'new_page') doc.addPage()
  else if (block.kind === 'heading') {
    doc.y += block.level === 1 ? 6 : 3
    doc.text(use(plainText(block.text), 'bold', block.level === 1 ? 13.5 : BODY), room.x, doc.y, { width: room.width })
    doc.y += 4
  } else if (block.kind === 'text')
    drawText(ink, block.text, { align: block.align, weight: block.bold ? 'bold' : 'regular' })
  else if (block.kind === 'list') for (const item of block.items) drawText(ink, item, { bullet: true })
  else if (block.kind === 'table') {
    drawTable(ink, block, { ...room, behind })
    doc.x = room.x
    doc.y += 8
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
const drawText = (ink: Ink, text: string, { align = 'left', weight = 'regular', bullet = false }: Style): void => {
  const { doc, use } = ink
  const { x, width } = roomOf(ink)
  // Pieces set behind each other can only begin at the left. Not from edge to edge: pdfkit then leaves out the spaces, and nobody finds or copies a word.
  const left = align === 'left'
  const parts = left ? pieces(bullet ? `– ${text}` : text) : [{ text: plainText(text), open: false }]
  const shared = { width, lineGap: LINE_GAP, align, indent: left ? INDENT : 0 } as const
  for (const [at, part] of parts.entries()) {
    const shown = use(part.text, part.open ? 'bold' : weight, BODY)
    const options = { ...shared, continued: at < parts.length - 1 }
    if (at === 0) doc.text(shown, x, doc.y, options)
    else doc.text(shown, options)
  }
  doc.x = x
  doc.y += bullet ? 3 : 5
}

const drawSignatures = (ink: Ink, { left, right }: Extract<Block, { kind: 'signatures' }>): void => {
  const { doc, use } = ink
  const room = roomOf(ink)
  const [top, half] = [doc.y + 12, room.width / 2]
  let end = top + 110
  for (const [column, lines] of [left, right].entries()) {
    doc.y = top
    for (const [at, line] of lines.entries())
      doc.text(use(plainText(line), at === 0 ? 'bold' : 'italic', 12.5), room.x + column * half, doc.y, {
        width: half - 10,
        align: column === 0 ? 'left' : 'center',
      })
    end = Math.max(end, doc.y)
  }
  doc.y = end
}

const keepTogether = (ink: Ink, height: number): void => {
  const { doc } = ink
  // The space below the last of them may be lost.
  if (doc.y > doc.page.margins.top && doc.y + height - 3 > bottomOf(ink)) doc.addPage()
}
