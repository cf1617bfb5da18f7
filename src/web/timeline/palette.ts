// Palette: the colours and hatchings that a canvas paints with, as the theme around it has them. States differ by pattern as well as by colour.

import type { NoticeKind } from '#contract/notice.ts'
import { colourOf } from '#web/ui/theme.ts'
import { noticeColours } from './notice-glyphs.ts'

export type Palette = {
  readonly ground: string
  readonly future: string
  readonly line: string
  readonly ink: string
  readonly quiet: string
  readonly recorded: string
  readonly recovered: CanvasPattern | string
  readonly planned: CanvasPattern | string
  readonly missing: CanvasPattern | string
  /** Where only a part of a stretch is missing. */
  readonly lost: string
  readonly notices: Readonly<Record<NoticeKind, string>>
  readonly accent: string
  /** What a search found. */
  readonly hit: string
  readonly marked: string
}

export const paletteOf = (element: Element, context: CanvasRenderingContext2D): Palette => {
  const role = (name: string): string => colourOf(name, element)
  const [night, later, bad, quiet] = [role('night'), role('later'), role('bad'), role('quiet')]
  return {
    ground: role('raised'),
    future: night,
    line: role('line'),
    ink: role('ink'),
    quiet,
    recorded: mixed(role('accent'), role('raised'), 0.7),
    recovered: hatched(context, later, night, 'dots') ?? later,
    planned: hatched(context, night, quiet, 'falling') ?? quiet,
    missing: hatched(context, night, bad, 'rising') ?? bad,
    lost: bad,
    notices: noticesOf(role),
    accent: role('accent'),
    hit: role('warn'),
    marked: role('ink'),
  }
}

const noticesOf = (role: (name: string) => string) => {
  const kinds = Object.keys(noticeColours) as NoticeKind[]
  return Object.fromEntries(kinds.map(kind => [kind, role(noticeColours[kind])])) as Record<NoticeKind, string>
}

const mixed = (over: string, under: string, share: number): string =>
  `color-mix(in srgb, ${over} ${share * 100}%, ${under})`

const SIZE = 8

const hatched = (
  context: CanvasRenderingContext2D,
  ground: string,
  mark: string,
  look: 'dots' | 'rising' | 'falling',
): CanvasPattern | null => {
  const tile = document.createElement('canvas')
  const sharp = Math.max(1, devicePixelRatio)
  tile.width = tile.height = Math.round(SIZE * sharp)
  const brush = tile.getContext('2d')
  if (brush === null) return null
  brush.scale(tile.width / SIZE, tile.height / SIZE)
  brush.fillStyle = ground
  brush.fillRect(0, 0, SIZE, SIZE)
  brush.fillStyle = brush.strokeStyle = mark
  if (look === 'dots') {
    brush.beginPath()
    brush.arc(SIZE / 2, SIZE / 2, 1.3, 0, 2 * Math.PI)
    brush.fill()
  } else {
    brush.lineWidth = look === 'rising' ? 2.4 : 1.4
    const up = look === 'rising'
    for (const shift of [-SIZE, 0, SIZE]) {
      brush.beginPath()
      brush.moveTo(shift, up ? SIZE : 0)
      brush.lineTo(shift + SIZE, up ? 0 : SIZE)
      brush.stroke()
    }
  }
  const pattern = context.createPattern(tile, 'repeat')
  pattern?.setTransform(new DOMMatrix().scale(SIZE / tile.width))
  return pattern
}
