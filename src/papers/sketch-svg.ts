// A way as SVG, for papers that are written on in an office: the same sketch as in the PDF.

import type { Sketch } from './paper.ts'

const WIDE = 900

export const sketchSvg = ({ ratio, points }: Sketch): string => {
  const high = Math.round(WIDE / ratio)
  const place = ({ x, y }: { readonly x: number; readonly y: number }) =>
    [x * WIDE, y * high].map(n => n.toFixed(1)).join(' ')
  const way = points.filter(({ seen }) => seen)
  const line =
    way.length < 2 ? '' : `<polyline points="${way.map(place).join(' ')}" fill="none" stroke="#000" stroke-width="3"/>`
  const marks = points
    .toSorted((a, b) => Number(a.seen) - Number(b.seen))
    .map(point => {
      const [x, y] = place(point).split(' ')
      const [fill, ink] = point.seen ? ['#000', '#fff'] : ['#fff', '#000']
      const text = point.label.replace(/[^0-9,]/g, '')
      const half = Math.max(15, text.length * 4.5 + 7)
      return `<rect x="${Number(x) - half}" y="${Number(y) - 15}" width="${half * 2}" height="30" rx="15" fill="${fill}" stroke="#000" stroke-width="2"/><text x="${x}" y="${Number(y) + 6}" font-family="Times New Roman" font-size="17" font-weight="bold" text-anchor="middle" fill="${ink}">${text}</text>`
    })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDE}" height="${high}" viewBox="0 0 ${WIDE} ${high}"><rect width="${WIDE}" height="${high}" fill="#fff" stroke="#888"/>${line}${marks.join('')}</svg>`
}
