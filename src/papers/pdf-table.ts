// Tables in a PDF: cells wrap, a row stays on one page where a page can hold it, and the head stands again on each page.

import { type Block, pieces, plainText } from './paper.ts'
import type { Ink } from './pdf.ts'

type Table = Extract<Block, { kind: 'table' }>
type Room = {
  readonly x: number
  readonly width: number
  /** So much must be left behind the last row, for what stays with it. */
  readonly behind: number
}

const PAD = 4
/** Behind a table. */
const SPACE = 8
const [SIZE, SMALL] = [10.5, 9]

export const drawTable = (
  { doc, use }: Ink,
  { head, rows, widths, small }: Table,
  { x, width, behind }: Room,
): void => {
  const size = small === true ? SMALL : SIZE
  const sum = widths.reduce((all, one) => all + one, 0)
  const columns = widths.map(share => (share / sum) * width)
  const bottom = () => doc.page.height - doc.page.margins.bottom
  const weightOf = (text: string, isHead: boolean) =>
    isHead || pieces(text).some(({ open }) => open) ? 'bold' : 'regular'
  const heightOf = (cells: readonly string[], isHead: boolean): number =>
    2 * PAD +
    Math.max(
      ...cells.map((text, at) =>
        doc.heightOfString(use(plainText(text) || ' ', weightOf(text, isHead), size), {
          width: columns[at]! - 2 * PAD,
        }),
      ),
    )
  const drawRow = (cells: readonly string[], isHead: boolean): void => {
    const [top, height] = [doc.y, Math.min(heightOf(cells, isHead), bottom() - doc.page.margins.top)]
    if (isHead) doc.rect(x, top, width, height).fill('#e6e6e6')
    let left = x
    for (const [at, text] of cells.entries()) {
      const column = columns[at]!
      doc.rect(left, top, column, height).lineWidth(0.6).stroke('black')
      const shown = use(plainText(text), weightOf(text, isHead), size)
      doc.fillColor('black').text(shown, left + PAD, top + PAD, { width: column - 2 * PAD, height: height - PAD })
      left += column
    }
    doc.y = top + height
  }
  if (head.length > 0) drawRow(head, true)
  for (const [at, row] of rows.entries()) {
    const kept = at > 0 && at === rows.length - 1 ? behind + SPACE : 0
    if (doc.y + heightOf(row, false) + kept > bottom()) {
      doc.addPage()
      if (head.length > 0) drawRow(head, true)
    }
    drawRow(row, false)
  }
}
