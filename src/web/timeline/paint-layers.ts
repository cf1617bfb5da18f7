// Paint layers: bookmarks hang from the top of their row, notices lie along its foot, what a search found stands from top to foot. Kinds of notices differ by colour and by shape; where they
// are many, how high their bar stands says how many.

import type { NoticeKind } from '#contract/notice.ts'
import type { LayerItem } from './layers.ts'
import { type Glyph, glyphOf, glyphs } from './notice-glyphs.ts'
import type { Row } from './paint-strips.ts'
import type { Palette } from './palette.ts'
import { type View, xOf } from './view.ts'

type Drawn = {
  readonly view: View
  readonly width: number
  readonly palette: Palette
  readonly rows: readonly Row[]
  readonly items: readonly LayerItem[]
}
type Place = { readonly x: number; readonly end: number; readonly row: Row; readonly palette: Palette }

const BAR = 4
const MOST_HIGH = 12
const LEAST_HIT = 3
/** Shapes of one kind that stand nearer to each other are one. */
const SHAPE_EVERY = 11

export const paintLayers = (context: CanvasRenderingContext2D, { view, width, palette, rows, items }: Drawn): void => {
  const rowOf = new Map(rows.map(row => [row.camera, row]))
  const shapes = new Map<string, { readonly place: Place; readonly notice: NoticeKind }>()
  const flags: Place[] = []
  for (const item of items) {
    const [x, end] = [xOf(item.from, view, width), xOf(item.to, view, width)]
    if (end < -8 || x > width + 8) continue
    for (const camera of item.cameras) {
      const row = rowOf.get(camera)
      if (row === undefined) continue
      const place = { x, end, row, palette }
      if (item.kind === 'bookmark') flags.push(place)
      else if (item.kind === 'hit') paintHit(context, place)
      else {
        paintBar(context, item.notice, item.level, place)
        // The shape stands where it begins, or where it comes into sight.
        const slot = `${camera} ${item.notice} ${Math.floor(Math.max(0, x) / SHAPE_EVERY)}`
        if (!shapes.has(slot)) shapes.set(slot, { place, notice: item.notice })
      }
    }
  }
  for (const { place, notice } of shapes.values()) paintShape(context, notice, place)
  for (const flag of flags) paintFlag(context, flag)
}

const paintBar = (
  context: CanvasRenderingContext2D,
  notice: NoticeKind,
  level: number | undefined,
  { x, end, row, palette }: Place,
): void => {
  const high = level === undefined ? BAR : Math.min(MOST_HIGH, row.height / 2, 2 + level * 1.4)
  const long = Math.max(level === undefined ? 3 : 1, end - x)
  const foot = row.y + row.height
  context.fillStyle = palette.future
  context.fillRect(x - 0.5, foot - high - 1, long + 1, high + 1)
  context.fillStyle = palette.notices[notice]
  context.fillRect(x, foot - high, long, high)
}

const paintHit = (context: CanvasRenderingContext2D, { x, end, row, palette }: Place): void => {
  const long = Math.max(LEAST_HIT, end - x)
  context.fillStyle = palette.future
  context.fillRect(x - 1, row.y, long + 2, row.height)
  context.fillStyle = palette.hit
  context.fillRect(x, row.y, long, row.height)
}

const paintShape = (context: CanvasRenderingContext2D, notice: NoticeKind, { x, row, palette }: Place): void => {
  const { points, hollow }: Glyph = glyphs[glyphOf[notice]]
  const [left, top] = [Math.max(5, x) - 5, row.y + row.height - 11]
  context.beginPath()
  for (const [at, [across, down]] of points.entries())
    if (at === 0) context.moveTo(left + across, top + down)
    else context.lineTo(left + across, top + down)
  context.closePath()
  context.strokeStyle = hollow ? palette.notices[notice] : palette.future
  context.fillStyle = hollow ? palette.future : palette.notices[notice]
  context.lineWidth = 1.5
  context.stroke()
  context.fill()
}

const paintFlag = (context: CanvasRenderingContext2D, { x, end, row, palette }: Place): void => {
  context.fillStyle = palette.ink
  context.strokeStyle = palette.future
  context.lineWidth = 1.5
  context.fillRect(x, row.y, Math.max(2, end - x), 3)
  context.beginPath()
  context.moveTo(x - 5, row.y)
  context.lineTo(x + 5, row.y)
  context.lineTo(x + 5, row.y + 12)
  context.lineTo(x, row.y + 8)
  context.lineTo(x - 5, row.y + 12)
  context.closePath()
  context.stroke()
  context.fill()
}
