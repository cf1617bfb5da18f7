// QR codes on paper: filled squares, sharp at any size, with room around them.

import type PDFKit from 'pdfkit'
import qrcode from 'qrcode-generator'

/** Which squares are dark, row by row, without the quiet zone. */
export const qrModules = (text: string): readonly (readonly boolean[])[] => {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const each = Array.from({ length: code.getModuleCount() }, (_, at) => at)
  return each.map(row => each.map(column => code.isDark(row, column)))
}

/** Draws `text` as a code `side` points wide, its quiet zone included. */
export const drawQr = (doc: PDFKit.PDFDocument, text: string, x: number, y: number, side: number): void => {
  const modules = qrModules(text)
  const module = side / (modules.length + 8)
  for (const [row, squares] of modules.entries())
    for (const [column, dark] of squares.entries())
      if (dark) doc.rect(x + (column + 4) * module, y + (row + 4) * module, module + 0.05, module + 0.05)
  doc.fill('black')
}
