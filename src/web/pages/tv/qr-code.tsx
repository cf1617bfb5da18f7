// QR code on a television: dark squares on white.

import { useMemo } from 'react'
import { qrPath } from '#web/ui/qr-path.ts'

export const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { size, path } = useMemo(() => qrPath(text), [text])
  return (
    <svg className="tv-qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <path className="tv-qr-paper" d={`M0 0h${size}v${size}H0z`} />
      <path className="tv-qr-ink" d={path} />
    </svg>
  )
}
