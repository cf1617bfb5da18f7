// The head and the foot of a paper in a PDF: who writes and the country's motto, the title (Decree 30/2020, annex I); at the foot of every page what the
// paper is and which of its pages this is.

import { type Paper, plainText } from './paper.ts'
import { type Ink, roomOf } from './pdf.ts'

const motto = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'] as const
/** Of the width, for whoever writes: as much as the motto leaves where it stands on one line. */
const LEFT = 0.4

export const drawHead = (ink: Ink, { head, title, subtitle, language }: Paper): void => {
  const { doc, use } = ink
  const { x: edge, width } = roomOf(ink)
  const [left, top] = [width * LEFT, doc.y]
  const own = { width: left - 6, align: 'center' as const }
  doc.text(use(plainText(head.organisation).toLocaleUpperCase(language), 'bold', 12), edge, top, own)
  rule(ink, edge + (left - 6) / 2, 60)
  if (head.number !== '') doc.text(use(plainText(head.number), 'regular', 12.5), edge, doc.y + 7, own)
  const endLeft = doc.y
  const [x, right] = [edge + left, { width: width - left, align: 'center' as const }]
  doc.text(use(motto[0], 'bold', 12), x, top, right)
  const second = use(motto[1], 'bold', 13)
  doc.text(second, x, doc.y + 1, right)
  rule(ink, x + right.width / 2, doc.widthOfString(second))
  doc.text(use(plainText(head.place_and_day), 'italic', 13), x, doc.y + 7, right)
  doc.y = Math.max(endLeft, doc.y) + 18
  const whole = { width, align: 'center' as const }
  doc.text(use(plainText(title).toLocaleUpperCase(language), 'bold', 14.5), edge, doc.y, whole)
  if (subtitle !== undefined) {
    doc.text(use(plainText(subtitle), 'bold', 13), edge, doc.y + 2, whole)
    rule(ink, edge + width / 2, 90)
  }
  doc.y += 12
}

/** A thin line under what was written last. */
const rule = ({ doc }: Ink, middle: number, long: number): void => {
  doc
    .moveTo(middle - long / 2, doc.y + 2)
    .lineTo(middle + long / 2, doc.y + 2)
    .lineWidth(0.7)
    .stroke('black')
  doc.y += 3
}

const PAGE_WORD = { vi: 'Trang', en: 'Page' } as const
const FOOT = 9.5
const NUMBER_ROOM = 70

/** On every page; of a letter of one page that says nothing of itself, nothing. */
export const drawFoot = (ink: Ink, { foot, language }: Pick<Paper, 'foot' | 'language'>): void => {
  const { doc, use } = ink
  const { start, count } = doc.bufferedPageRange()
  if (count < 2 && foot === undefined) return
  for (let at = start; at < start + count; at++) {
    doc.switchToPage(at)
    const { bottom } = doc.page.margins
    doc.page.margins.bottom = 0 // else a line below the margin begins another page
    const { x, width } = roomOf(ink)
    const y = doc.page.height - 42
    doc
      .moveTo(x, y - 4)
      .lineTo(x + width, y - 4)
      .lineWidth(0.4)
      .stroke('#888888')
    const room = { width: width - NUMBER_ROOM, height: 12, ellipsis: true }
    doc.fillColor('black').text(use(plainText(foot ?? ''), 'regular', FOOT), x, y, room)
    const page = use(`${PAGE_WORD[language]} ${at + 1}/${count}`, 'regular', FOOT)
    doc.text(page, x + width - NUMBER_ROOM, y, { width: NUMBER_ROOM, align: 'right' })
    doc.page.margins.bottom = bottom
  }
}
