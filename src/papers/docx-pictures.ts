// Pictures in a DOCX: two beside each other with their captions in a table without lines, and a way as a drawing.

import type * as Docx from 'docx'
import { type PaperPicture, plainText, type Sketch } from './paper.ts'
import { sketchSvg } from './sketch-svg.ts'

type Kit = typeof Docx

/** Twentieths of a point in a pixel of 1/96 inch. */
const PER_PIXEL = 15
const SMALL = 20
/** What an old Word shows where it cannot draw: one white pixel. */
const WHITE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)

export const picturesDocx = (docx: Kit, pictures: readonly PaperPicture[], width: number): Docx.Table => {
  const none = { style: 'none', size: 0, color: 'FFFFFF' } as const
  const borders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
  const column = Math.floor(width / 2)
  const rows: Docx.TableRow[] = []
  for (let at = 0; at < pictures.length; at += 2)
    rows.push(
      new docx.TableRow({
        cantSplit: true,
        children: [pictures[at], pictures[at + 1]].map(
          picture =>
            new docx.TableCell({
              width: { size: column, type: 'dxa' },
              children: picture === undefined ? [new docx.Paragraph('')] : cellOf(docx, picture, column),
            }),
        ),
      }),
    )
  return new docx.Table({ rows, columnWidths: [column, column], width: { size: width, type: 'dxa' }, borders })
}

const cellOf = (docx: Kit, { jpeg, size, caption, why }: PaperPicture, column: number): Docx.Paragraph[] => {
  const wide = Math.round(column / PER_PIXEL) - 14
  const transformation = { width: wide, height: Math.round((wide * size.height) / Math.max(1, size.width)) }
  const shown =
    jpeg === undefined
      ? new docx.TextRun({ text: `[${plainText(why)}]`, italics: true, size: SMALL })
      : new docx.ImageRun({ type: 'jpg', data: Buffer.from(jpeg), transformation })
  return [
    new docx.Paragraph({ children: [shown], keepNext: true }),
    new docx.Paragraph({
      children: [new docx.TextRun({ text: plainText(caption), size: SMALL })],
      spacing: { after: 140 },
    }),
  ]
}

export const sketchDocx = (docx: Kit, sketch: Sketch, width: number): Docx.Paragraph => {
  const wide = Math.round(width / PER_PIXEL)
  const transformation = { width: wide, height: Math.round(wide / sketch.ratio) }
  const data = Buffer.from(sketchSvg(sketch))
  const drawing = new docx.ImageRun({ type: 'svg', data, transformation, fallback: { type: 'png', data: WHITE } })
  return new docx.Paragraph({ children: [drawing], alignment: 'center', spacing: { after: 120 } })
}
