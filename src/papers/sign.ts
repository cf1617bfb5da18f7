// Notice signs: A4 and A5 with one sign a page, or a sheet of eight stickers to be cut apart. The title is read from five metres, the rest from an
// arm's length; all of it prints in black.

import { type Ink, makePdf } from './pdf.ts'
import { drawCamera, widthOfCamera } from './pictogram.ts'
import { drawQr } from './qr.ts'
import { type SignFacts, secondText, signLines, signTitle } from './sign-words.ts'
import { drawSticker } from './sticker.ts'

export type SignSheet = {
  readonly size: 'a4' | 'a5' | 'sticker'
  readonly made: Date
  readonly fonts: readonly string[]
}

const PAGE = { width: 595.28, height: 841.89 }
/** A5 is A4 turned and halved: everything is smaller by this. */
const HALF = Math.SQRT1_2
const EDGE = 26
const ROOM = 46
const STICKERS = { across: 2, down: 4 }

/** One page a sign, or sheets of stickers on which each sign stands equally often. Throws `letters_not_printable`. */
export const signsPdf = (signs: readonly SignFacts[], { size, made, fonts }: SignSheet): Promise<Buffer> =>
  makePdf(
    {
      ...{
        title: 'Biển thông báo khu vực có camera giám sát',
        language: 'vi',
        family: 'sign',
        margins: { top: 0, bottom: 0, left: 0, right: 0 },
      },
      ...{ size: 'A4', made, fonts, whole: true },
    },
    ink => (size === 'sticker' ? drawSheets(ink, signs) : drawPages(ink, signs, size === 'a5' ? HALF : 1)),
  )

const drawPages = ({ doc, use }: Ink, signs: readonly SignFacts[], scale: number): void => {
  for (const [at, facts] of signs.entries()) {
    if (at > 0) doc.addPage()
    cutTo(doc, scale)
    doc.save()
    doc.scale(scale)
    drawSign({ doc, use }, facts)
    doc.restore()
  }
}

/** A smaller page is the upper left corner of a large one, drawn smaller: pdfkit counts its pages by what is not scaled. */
const cutTo = (doc: Ink['doc'], scale: number): void => {
  const dictionary = doc.page.dictionary as unknown as { readonly data: Record<string, unknown> }
  const { width, height } = PAGE
  dictionary.data.MediaBox = [0, height * (1 - scale), width * scale, height]
}

const drawSheets = ({ doc, use }: Ink, signs: readonly SignFacts[]): void => {
  const onSheet = STICKERS.across * STICKERS.down
  const each = Math.max(1, Math.floor(onSheet / signs.length))
  const [width, height] = [PAGE.width / STICKERS.across, PAGE.height / STICKERS.down]
  const all = signs.flatMap(facts => Array.from({ length: each }, () => facts))
  for (const [at, facts] of all.entries()) {
    const place = at % onSheet
    if (at > 0 && place === 0) doc.addPage()
    const [x, y] = [(place % STICKERS.across) * width, Math.floor(place / STICKERS.across) * height]
    drawSticker({ doc, use }, facts, { x, y, width, height })
  }
}

const drawSign = ({ doc, use }: Ink, facts: SignFacts): void => {
  const [left, width] = [ROOM, PAGE.width - 2 * ROOM]
  doc
    .roundedRect(EDGE, EDGE, PAGE.width - 2 * EDGE, PAGE.height - 2 * EDGE, 18)
    .lineWidth(7)
    .stroke('black')
  drawCamera(doc, (PAGE.width - widthOfCamera(96)) / 2, 50, 96)
  let y = drawTitle({ doc, use }, left, 140, width)
  const second = secondText(facts)
  if (second !== undefined) {
    const title = use(second.title, 'bold', 24)
    doc.fillColor('black').text(title, left, y, { width, align: 'center' })
    y = doc.y + 4
  }
  doc.rect(left, y + 4, width, 2.5).fill('black')
  y = drawLines({ doc, use }, facts, { x: left, y: y + 15, width, bottom: PAGE.height - 200 })
  drawFoot({ doc, use }, facts, second?.text, y)
}

/** Three lines of one size, as wide as the sign; answers where they end. */
const drawTitle = ({ doc, use }: Ink, x: number, top: number, width: number): number => {
  const size = Math.min(...signTitle.map(line => fitting(doc, use, line, width, 82)))
  const step = size * 1.17
  for (const [at, line] of signTitle.entries()) {
    const text = use(line, 'black', size)
    doc.fillColor('black').text(text, x, top + at * step, { width, align: 'center', lineBreak: false })
  }
  return top + signTitle.length * step + 6
}

const fitting = (doc: Ink['doc'], use: Ink['use'], line: string, width: number, most: number): number => {
  const text = use(line, 'black', most)
  return most * Math.min(1, width / doc.widthOfString(text))
}

const LABEL = 148

/** As large as there is room for. */
const drawLines = (
  { doc, use }: Ink,
  facts: SignFacts,
  { x, y, width, bottom }: { readonly x: number; readonly y: number; readonly width: number; readonly bottom: number },
): number => {
  const lines = signLines(facts).filter(([, text]) => text !== '')
  const heightOf = (size: number, label: string, text: string): number => {
    const a = doc.heightOfString(use(label, 'regular', size - 2), { width: LABEL - 12 })
    return Math.max(a, doc.heightOfString(use(text, 'bold', size), { width: width - LABEL })) + 5
  }
  const total = (size: number) => lines.reduce((sum, [label, text]) => sum + heightOf(size, label, text), 0)
  let size = 16.5
  while (size > 8 && total(size) > bottom - y) size -= 0.5
  let at = y
  for (const [label, text] of lines) {
    doc.fillColor('black').text(use(label, 'regular', size - 2), x, at + 1.5, { width: LABEL - 12 })
    doc.text(use(text, 'bold', size), x + LABEL, at, { width: width - LABEL })
    at += heightOf(size, label, text)
  }
  return at
}

const QR = 132

/** The code at the right, what it leads to beside it. */
const drawFoot = ({ doc, use }: Ink, facts: SignFacts, second: string | undefined, top: number): void => {
  const right = PAGE.width - ROOM
  const y = Math.max(top, PAGE.height - EDGE - 14 - QR - 14)
  drawQr(doc, facts.notice_url, right - QR + 12, y - 10, QR)
  const width = right - QR - ROOM - 4
  doc.fillColor('black')
  doc.text(use('Quét mã để đọc thông báo đầy đủ và gửi yêu cầu', 'bold', 14), ROOM, y + 2, { width })
  doc.text(use(facts.notice_url, 'regular', 10.5), ROOM, doc.y + 2, { width })
  if (second !== undefined) drawSecond({ doc, use }, second, doc.y + 7, width, PAGE.height - EDGE - 32)
  const foot = use(`${facts.name} · In ngày ${facts.printed}`, 'regular', 8.5)
  doc.text(foot, ROOM, PAGE.height - EDGE - 23, { width: right - ROOM, lineBreak: false, ellipsis: true })
}

const drawSecond = ({ doc, use }: Ink, text: string, y: number, width: number, bottom: number): void => {
  let size = 12
  const shown = use(text, 'regular', size)
  while (size > 7 && doc.fontSize(size).heightOfString(shown, { width }) > bottom - y) size -= 0.5
  doc.fontSize(size).text(shown, ROOM, y, { width })
}
