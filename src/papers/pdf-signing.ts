// The end of a paper in a PDF: who signs, with room for signatures and for the print of a finger; lines to write on by hand; the code that leads back
// to what the paper is about. Whoever draws them has seen to the room that they need on a page (paper-pdf.ts).

import { plainText, type Signer } from './paper.ts'
import { bottomOf, type Ink } from './pdf.ts'
import { drawQr } from './qr.ts'

type Room = { readonly x: number; readonly width: number }

const SIGNATURE = 74
const PRINT = { width: 66, height: 72 }
const RULE = 22
const QR = 96

/** Side by side, at most four; there is room for them. */
export const drawSigners = (ink: Ink, signers: readonly Signer[], { x, width }: Room): void => {
  const { doc, use } = ink
  const each = width / Math.max(1, signers.length)
  const room = { width: each - 10, align: 'center' as const }
  const top = doc.y + 12
  const heads = signers.map(({ title, note }, column) => {
    doc.text(use(plainText(title), 'bold', 12), x + column * each + 5, top, room)
    if (note !== '') doc.text(use(plainText(note), 'italic', 11), x + column * each + 5, doc.y, room)
    return doc.y
  })
  const signed = Math.max(top, ...heads) + 4
  let end = signed + SIGNATURE
  for (const [column, { name, print }] of signers.entries()) {
    const left = x + column * each + 5
    if (print)
      doc
        .rect(left + (room.width - PRINT.width) / 2, signed, PRINT.width, PRINT.height)
        .lineWidth(0.6)
        .stroke('#555555')
    doc.fillColor('black').text(use(plainText(name) || ' ', 'bold', 12), left, signed + SIGNATURE + 2, room)
    end = Math.max(end, doc.y)
  }
  doc.x = x
  doc.y = end + 8
}

export const drawRuled = (ink: Ink, lines: number, { x, width }: Room): void => {
  const { doc } = ink
  for (let line = 0; line < lines; line++) {
    if (doc.y + RULE > bottomOf(ink)) doc.addPage()
    doc.y += RULE - 4
    doc
      .moveTo(x, doc.y)
      .lineTo(x + width, doc.y)
      .lineWidth(0.7)
      .dash(1, { space: 2.5 })
      .stroke('#444444')
      .undash()
    doc.y += 4
  }
  doc.y += 4
}

type Code = { readonly code: string; readonly beside: readonly string[] }

export const drawQrBlock = (ink: Ink, { code, beside }: Code, { x, width }: Room): void => {
  const { doc, use } = ink
  const left = x + QR + 10
  const room = { width: width - QR - 14, lineGap: 1.5 }
  const shown = beside.map(line => plainText(line) || ' ')
  const told = shown.reduce((sum, line) => sum + doc.heightOfString(use(line, 'regular', 10.5), room), 0)
  const high = Math.max(QR, told + 12)
  const top = doc.y + 2
  doc.rect(x, top, width, high).lineWidth(0.6).stroke('#888888')
  drawQr(doc, code, x + 1, top + (high - QR) / 2, QR)
  doc.y = top + Math.max(6, (high - told) / 2)
  for (const [at, line] of shown.entries())
    doc.fillColor('black').text(use(line, at === 0 ? 'bold' : 'regular', 10.5), left, doc.y, room)
  doc.x = x
  doc.y = top + high + 10
}
