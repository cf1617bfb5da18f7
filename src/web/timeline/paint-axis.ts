// Paint axis: hours and days above the rows, midnights through them, the present, and the marked span.

import type { Palette } from './palette.ts'
import { dayText, ticksIn } from './ticks.ts'
import { type View, xOf } from './view.ts'

export const AXIS_HEIGHT = 30
/** Lines through the rows begin here: none goes through an hour's or a day's words. */
const UNDER_WORDS = 20

type Drawn = { readonly view: View; readonly width: number; readonly palette: Palette }

/** The axis itself; the day in sight is told at its left edge when no midnight tells it. */
export const paintAxis = (context: CanvasRenderingContext2D, { view, width, palette }: Drawn): void => {
  const ticks = ticksIn(view, width)
  context.font = `500 13px ${FONT}`
  context.textBaseline = 'middle'
  context.textAlign = 'center'
  const day_named = ticks.some(({ day, label, x }) => day && label !== undefined && x < width * 0.5)
  for (const { x, label, day } of ticks) {
    context.fillStyle = label === undefined ? palette.line : palette.quiet
    context.fillRect(Math.round(x), AXIS_HEIGHT - (label === undefined ? 5 : 9), 1, label === undefined ? 5 : 9)
    if (label === undefined || (!day_named && x < 74)) continue
    const half = context.measureText(label).width / 2
    context.fillStyle = day ? palette.ink : palette.quiet
    context.fillText(label, Math.min(Math.max(x, half + 2), width - half - 2), 11)
  }
  if (day_named) return
  context.textAlign = 'left'
  context.fillStyle = palette.ink
  context.fillText(dayText(view.from), 4, 11)
}

const FONT = "'Be Vietnam Pro', system-ui, sans-serif"

/** Midnights, so that days are told apart in every row. */
export const paintDays = (
  context: CanvasRenderingContext2D,
  { view, width, palette, height }: Drawn & { readonly height: number },
): void => {
  context.fillStyle = palette.quiet
  for (const { x, day } of ticksIn(view, width))
    if (day) context.fillRect(Math.round(x), UNDER_WORDS, 1, height - UNDER_WORDS)
}

export const paintNow = (
  context: CanvasRenderingContext2D,
  { view, width, palette, height, now }: Drawn & { readonly height: number; readonly now: number },
): void => {
  const x = Math.round(xOf(now, view, width))
  if (x < 0 || x > width) return
  context.fillStyle = palette.accent
  context.fillRect(x - 1, UNDER_WORDS, 2, height - UNDER_WORDS)
}

/** What a person marked: its ends as flags, what lies between as a veil. */
export const paintMarks = (
  context: CanvasRenderingContext2D,
  {
    view,
    width,
    palette,
    height,
    marks,
  }: Drawn & { readonly height: number; readonly marks: { readonly from?: number; readonly to?: number } },
): void => {
  const { from, to } = marks
  if (from !== undefined && to !== undefined) {
    context.globalAlpha = 0.18
    context.fillStyle = palette.marked
    context.fillRect(xOf(from, view, width), 0, xOf(to, view, width) - xOf(from, view, width), height)
    context.globalAlpha = 1
  }
  context.fillStyle = palette.marked
  for (const [at, way] of [
    [from, 1],
    [to, -1],
  ] as const) {
    if (at === undefined) continue
    const x = Math.round(xOf(at, view, width))
    context.fillRect(x - (way === 1 ? 0 : 2), 0, 2, height)
    context.beginPath()
    context.moveTo(x, 0)
    context.lineTo(x + way * 9, 0)
    context.lineTo(x, 9)
    context.fill()
  }
}
