// QR codes on paper: filled squares, sharp at any size, with room around them.

import type PDFKit from 'pdfkit'
import qrcode from 'qrcode-generator'

/** Draws `text` as a code `side` points wide, its quiet zone included. */
export const drawQr = (doc: PDFKit.PDFDocument, text: string, x: number, y: number, side: number): void => {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const module = side / (count + 8)
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++)
      if (code.isDark(row, column))
        doc.rect(x + (column + 4) * module, y + (row + 4) * module, module + 0.05, module + 0.05)
  doc.fill('black')
}
