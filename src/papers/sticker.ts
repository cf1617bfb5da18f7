// A sticker: an eighth of an A4 sheet for a gate or a pole, with marks to cut along.

import type { Ink } from './pdf.ts'
import { drawCamera, widthOfCamera } from './pictogram.ts'
import { drawQr } from './qr.ts'
import { keptText, purposeSentence, type SignFacts, secondText } from './sign-words.ts'

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const INSET = 12
const QR = 78

export const drawSticker = ({ doc, use }: Ink, facts: SignFacts, { x, y, width, height }: Box): void => {
  cutMarks(doc, { x, y, width, height })
  const [left, top] = [x + INSET, y + INSET]
  const [inner, tall] = [width - 2 * INSET, height - 2 * INSET]
  doc.roundedRect(left, top, inner, tall, 9).lineWidth(3).stroke('black')
  drawCamera(doc, left + 12, top + 13, 46)
  const beside = left + 12 + widthOfCamera(46) + 10
  const room = left + inner - 12 - beside
  const size = Math.min(24, (24 * room) / widestOf({ doc, use }))
  doc.fillColor('black')
  for (const [at, line] of titleLines.entries())
    doc.text(use(line, 'black', size), beside, top + 10 + at * size * 1.1, { width: room, lineBreak: false })
  const second = secondText(facts)?.title
  if (second !== undefined)
    doc.text(use(second, 'bold', 9), beside, top + 12 + 2 * size * 1.1, { width: room, height: 12, ellipsis: true })
  doc.rect(left + 12, top + 78, inner - 24, 1.2).fill('black')
  drawQr(doc, facts.notice_url, left + inner - QR - 5, top + tall - QR - 14, QR)
  drawFacts({ doc, use }, facts, { x: left + 12, y: top + 85, width: inner - QR - 20, height: tall - 104 })
  const foot = use(facts.name, 'regular', 6.5)
  doc.text(foot, left + 12, top + tall - 14, { width: inner - 24, lineBreak: false, ellipsis: true })
}

const titleLines = ['CÓ CAMERA', 'GIÁM SÁT'] as const

const widestOf = ({ doc, use }: Ink): number =>
  Math.max(...titleLines.map(line => doc.widthOfString(use(line, 'black', 24))))

const drawFacts = ({ doc, use }: Ink, facts: SignFacts, { x, y, width, height }: Box): void => {
  const lines = [
    purposeSentence(facts.purposes, 'vi'),
    facts.controller,
    facts.contact,
    `Lưu: ${keptText(facts.retention_days, 'vi').toLowerCase()}`,
    facts.recognition === '' ? 'Không nhận diện tự động' : facts.recognition,
  ].filter(Boolean)
  const text = lines.join('\n')
  let size = 9.5
  const shown = use(text, 'bold', size)
  while (size > 5.5 && doc.fontSize(size).heightOfString(shown, { width }) > height) size -= 0.25
  doc.fillColor('black').fontSize(size).text(shown, x, y, { width })
}

const cutMarks = (doc: Ink['doc'], { x, y, width, height }: Box): void => {
  doc.lineWidth(0.4)
  for (const [cx, cy] of [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ] as const) {
    doc
      .moveTo(cx - 5, cy)
      .lineTo(cx + 5, cy)
      .stroke('#777')
    doc
      .moveTo(cx, cy - 5)
      .lineTo(cx, cy + 5)
      .stroke('#777')
  }
}
