// The pictogram of our signs: a camera on its arm that looks down to the left, with what it sees. Black on white, so that any printer makes it.

import type PDFKit from 'pdfkit'

const WIDTH = 200
const HEIGHT = 120

/** Drawn `height` points high with its upper left corner at `x`, `y`; 5 : 3. */
export const drawCamera = (doc: PDFKit.PDFDocument, x: number, y: number, height: number): void => {
  doc.save()
  doc.translate(x, y).scale(height / HEIGHT)
  // wall and arm
  doc.roundedRect(186, 34, 14, 76, 4).fill('black')
  doc.lineWidth(13).lineJoin('round').lineCap('round')
  doc.moveTo(186, 92).lineTo(150, 92).lineTo(136, 66).stroke('black')
  // body, tilted
  doc.save()
  doc.rotate(-14, { origin: [118, 44] })
  doc.roundedRect(64, 18, 108, 50, 9).fill('black')
  doc.roundedRect(48, 24, 20, 38, 4).fill('black')
  doc.roundedRect(52, 8, 116, 6, 3).fill('black')
  doc.circle(58, 43, 10.5).fill('white')
  doc.circle(58, 43, 5).fill('black')
  doc.circle(154, 43, 5).fill('white')
  doc.restore()
  // what it sees
  doc.lineWidth(7)
  for (const [x1, y1, x2, y2] of [
    [34, 66, 8, 76],
    [42, 82, 20, 100],
    [28, 48, 2, 48],
  ] as const)
    doc.moveTo(x1, y1).lineTo(x2, y2).stroke('black')
  doc.restore()
}

export const widthOfCamera = (height: number): number => (height * WIDTH) / HEIGHT
