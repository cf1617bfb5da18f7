// QR code: dark squares on white with the quiet zone of four squares that readers need (ISO/IEC 18004), drawn as one path.

import qrcode from 'qrcode-generator'
import { useMemo } from 'react'

const QUIET = 4

export const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { size, path } = useMemo(() => drawn(text), [text])
  return (
    <svg className="tv-qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <path className="tv-qr-paper" d={`M0 0h${size}v${size}H0z`} />
      <path className="tv-qr-ink" d={path} />
    </svg>
  )
}

const drawn = (text: string): { readonly size: number; readonly path: string } => {
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
