// Pictures in a PDF: two beside each other with their captions, and a way as a numbered sketch.

import { type PaperPicture, plainText, type Sketch } from './paper.ts'
import type { Ink } from './pdf.ts'

type Room = { readonly x: number; readonly width: number }

const GAP = 14
const CAPTION = 10
const SKETCH_MOST = 300

export const drawPictures = (ink: Ink, pictures: readonly PaperPicture[], { x, width }: Room): void => {
  const { doc } = ink
  const each = (width - GAP) / 2
  for (let at = 0; at < pictures.length; at += 2) {
    const row = pictures.slice(at, at + 2)
    const high = Math.max(...row.map(({ size }) => heightOf(size, each)))
    const told = Math.max(...row.map(({ caption }) => captionHeight(ink, caption, each)))
    if (doc.y + high + told + 8 > doc.page.height - doc.page.margins.bottom) doc.addPage()
    const top = doc.y
    for (const [column, picture] of row.entries())
      drawPicture(ink, picture, { x: x + column * (each + GAP), top, high, each })
    doc.x = x
    doc.y = top + high + told + 12
  }
}

/** A tall picture is shown smaller rather than filling the page. */
const heightOf = ({ width, height }: PaperPicture['size'], each: number): number =>
  Math.min(each * 0.8, (each * height) / Math.max(1, width))

const captionHeight = ({ doc, use }: Ink, caption: string, each: number): number =>
  doc.heightOfString(use(plainText(caption) || ' ', 'regular', CAPTION), { width: each }) + 4

type Place = { readonly x: number; readonly top: number; readonly high: number; readonly each: number }

const drawPicture = ({ doc, use }: Ink, { jpeg, caption, why }: PaperPicture, { x, top, high, each }: Place): void => {
  if (jpeg === undefined) {
    doc.rect(x, top, each, high).lineWidth(0.6).fillAndStroke('#f2f2f2', '#888888')
    const told = use(plainText(why), 'italic', CAPTION)
    const room = { width: each - 20, align: 'center' as const }
    doc.fillColor('black').text(told, x + 10, top + (high - doc.heightOfString(told, room)) / 2, room)
  } else {
    doc.image(Buffer.from(jpeg), x, top, { fit: [each, high], align: 'center', valign: 'center' })
    doc.rect(x, top, each, high).lineWidth(0.6).stroke('#888888')
  }
  doc.fillColor('black').text(use(plainText(caption), 'regular', CAPTION), x, top + high + 4, { width: each })
}

export const drawSketch = (ink: Ink, { ratio, points, width_m }: Sketch, { x, width }: Room): void => {
  const { doc, use } = ink
  const high = Math.min(SKETCH_MOST, width / ratio)
  const wide = high * ratio
  const [left, top] = [x + (width - wide) / 2, doc.y]
  const place = (point: { readonly x: number; readonly y: number }) =>
    [left + point.x * wide, top + point.y * high] as const
  doc.rect(left, top, wide, high).lineWidth(0.6).stroke('#888888')
  const way = points.filter(({ seen }) => seen).map(place)
  for (const [at, point] of way.entries()) if (at > 0) drawLeg(ink, way[at - 1]!, point)
  // Seen ones last: where both stand at one place, it was seen there.
  for (const point of points.toSorted((a, b) => Number(a.seen) - Number(b.seen))) {
    const [cx, cy] = place(point)
    // Marks at one place bear their numbers together: the field that they stand on is as wide as they are.
    const label = use(point.label, 'bold', 9)
    const half = Math.max(8, doc.widthOfString(label) / 2 + 4)
    doc
      .roundedRect(cx - half, cy - 8, half * 2, 16, 8)
      .lineWidth(1)
      .fillAndStroke(point.seen ? 'black' : 'white', 'black')
    const room = { width: half * 2 + 8, align: 'center' as const, lineBreak: false }
    doc.fillColor(point.seen ? 'white' : 'black').text(label, cx - half - 4, cy - 6, room)
  }
  doc.fillColor('black')
  drawNorthAndScale(ink, { left, top, wide, high }, width_m)
  doc.x = x
  doc.y = top + high + 10
}

const drawLeg = ({ doc }: Ink, [x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): void => {
  const length = Math.hypot(x2 - x1, y2 - y1)
  if (length < 18) return
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length]
  const [tx, ty] = [x2 - ux * 9, y2 - uy * 9]
  doc.moveTo(x1, y1).lineTo(tx, ty).lineWidth(1.4).stroke('black')
  doc
    .moveTo(tx, ty)
    .lineTo(tx - ux * 8 - uy * 4, ty - uy * 8 + ux * 4)
    .lineTo(tx - ux * 8 + uy * 4, ty - uy * 8 - ux * 4)
    .fill('black')
}

type Box = { readonly left: number; readonly top: number; readonly wide: number; readonly high: number }

const drawNorthAndScale = ({ doc, use }: Ink, { left, top, wide, high }: Box, width_m: number | undefined): void => {
  const [x, y] = [left + wide - 16, top + 26]
  doc
    .moveTo(x, y - 12)
    .lineTo(x - 5, y + 2)
    .lineTo(x + 5, y + 2)
    .fill('black')
  doc.fillColor('black').text(use('B', 'bold', 9), x - 10, y + 4, { width: 20, align: 'center', lineBreak: false })
  if (width_m === undefined) return
  const metres = roundLength(width_m / 4)
  const long = (metres / width_m) * wide
  doc
    .moveTo(left + 10, top + high - 10)
    .lineTo(left + 10 + long, top + high - 10)
    .lineWidth(1.4)
    .stroke('black')
  doc.text(use(metres >= 1000 ? `${metres / 1000} km` : `${metres} m`, 'regular', 9), left + 10, top + high - 24, {
    width: 80,
    lineBreak: false,
  })
}

/** 1, 2 or 5 of some power of ten. */
export const roundLength = (metres: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, metres)))
  return ([5, 2, 1].find(times => times * power <= metres) ?? 1) * power
}
