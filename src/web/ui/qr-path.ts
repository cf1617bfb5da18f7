// QR code as one path of squares, with the quiet zone of four squares that readers need (ISO/IEC 18004). Drawn in the page: what it says goes
// to nobody else.

import qrcode from 'qrcode-generator'

const QUIET = 4

export const qrPath = (text: string): { readonly size: number; readonly path: string } => {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  let path = ''
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++)
      if (code.isDark(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`
  return { size: count + 2 * QUIET, path }
}
