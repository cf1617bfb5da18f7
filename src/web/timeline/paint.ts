// Paint: the whole timeline on its canvas, sharp on any screen. The colours are asked for once a theme.

import type { Theme } from '#web/ui/theme.ts'
import type { LayerItem } from './layers.ts'
import { paintAxis, paintDays, paintMarks, paintNow } from './paint-axis.ts'
import { paintLayers } from './paint-layers.ts'
import { paintStrips, type Row } from './paint-strips.ts'
import { type Palette, paletteOf } from './palette.ts'
import type { KnownPieces } from './strip-tiles.ts'
import type { View } from './view.ts'

type Wanted = {
  readonly known: KnownPieces
  readonly rows: readonly Row[]
  readonly view: View
  readonly width: number
  readonly height: number
  readonly now: number
  readonly marks: { readonly from?: number; readonly to?: number }
  readonly items: readonly LayerItem[]
  readonly theme: Theme
}

const palettes = new WeakMap<HTMLCanvasElement, { readonly theme: Theme; readonly palette: Palette }>()

export const paintTimeline = (canvas: HTMLCanvasElement, wanted: Wanted): void => {
  const { width, height, theme } = wanted
  const sharp = Math.max(1, devicePixelRatio)
  const context = canvas.getContext('2d')
  if (context === null) return
  const [across, down] = [Math.round(width * sharp), Math.round(height * sharp)]
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across
    canvas.height = down
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
  }
  context.setTransform(sharp, 0, 0, sharp, 0, 0)
  context.clearRect(0, 0, width, height)
  const kept = palettes.get(canvas)
  const palette = kept?.theme === theme ? kept.palette : paletteOf(canvas, context)
  palettes.set(canvas, { theme, palette })
  const drawn = { ...wanted, palette }
  paintStrips(context, drawn)
  paintDays(context, drawn)
  paintLayers(context, drawn)
  paintMarks(context, drawn)
  paintNow(context, drawn)
  paintAxis(context, drawn)
}
