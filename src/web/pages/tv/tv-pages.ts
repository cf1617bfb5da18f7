// The pages of a television and where their cells stand: the wall's own layout and stops, in percent of the screen. Pure.

import type { TelevisionHome } from '#contract/television.ts'
import type { Rect } from '#web/pages/wall/geometry.ts'
import { evenSpread, type Spread, spreadOf } from '#web/pages/wall/layouts.ts'
import { type Stop, stopsOf } from '#web/pages/wall/stops.ts'

export const whole: Rect = { left: 0, top: 0, width: 100, height: 100 }

export const tvPages = (wall: TelevisionHome['wall']): readonly Stop[] => {
  if (wall === null || wall.cameras.length === 0) return []
  return stopsOf(wall, wall.cameras, wall.patrol.on).filter(({ cells }) => cells.some(({ camera }) => camera !== null))
}

/** In percent of the screen above its line. */
export const rectsOf = (stop: Stop | undefined): readonly Rect[] => {
  if (stop === undefined) return []
  const { columns, rows, boxes } = spreadFor(stop)
  return boxes.map(({ x, y, w, h }) => ({
    left: (x * 100) / columns,
    top: (y * 100) / rows,
    width: (w * 100) / columns,
    height: (h * 100) / rows,
  }))
}

/** All at once: as square a grid as holds them, so that pictures of 16:9 are as large as they can be on a screen of 16:9. */
const spreadFor = ({ layout, cells }: Stop): Spread => {
  if (layout !== 'all') return spreadOf(layout, cells)
  const columns = Math.ceil(Math.sqrt(cells.length))
  return evenSpread(columns, Math.ceil(cells.length / columns), cells.length)
}
