// Text width: how wide a camera's name is on the map, in pixels; measured once each.

const widths = new Map<string, number>()
const MOST_KEPT = 2_000
let pen: CanvasRenderingContext2D | null | undefined

export const textWidth = (text: string): number => {
  const known = widths.get(text)
  if (known !== undefined) return known
  pen ??= document.createElement('canvas').getContext('2d')
  if (pen == null) return text.length * 7.5
  pen.font = '13px "Be Vietnam Pro", sans-serif'
  const width = pen.measureText(text).width
  if (widths.size >= MOST_KEPT) widths.clear()
  widths.set(text, width)
  return width
}
