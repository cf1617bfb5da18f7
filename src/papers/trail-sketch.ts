// Trail sketch: the places of a trail laid on a field, to scale, north up; marks at one place bear their numbers together.

import type { Sketch, SketchPoint } from './paper.ts'

export type SketchMark = {
  readonly no: number
  readonly seen: boolean
  readonly longitude: number
  readonly latitude: number
}

const DEGREE_M = 111_195
const MARGIN = 0.1
/** So near each other two circles would lie over each other. */
const TOGETHER = 0.035
const [FLATTEST, TALLEST] = [2.6, 1.1] as const
/** A field never shows less: one camera alone would be drawn a metre wide. */
const LEAST_M = 60

/** Undefined where fewer than two marks stand anywhere. */
export const trailSketch = (marks: readonly SketchMark[]): Sketch | undefined => {
  const [first] = marks
  if (first === undefined || marks.length < 2) return undefined
  const east = DEGREE_M * Math.cos((first.latitude * Math.PI) / 180)
  const metres = marks.map(mark => ({
    mark,
    x: (mark.longitude - first.longitude) * east,
    y: (first.latitude - mark.latitude) * DEGREE_M,
  }))
  const [xs, ys] = [metres.map(({ x }) => x), metres.map(({ y }) => y)]
  const [left, right, top, low] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const wide = Math.max(right - left, LEAST_M)
  const high = Math.max(low - top, LEAST_M)
  const ratio = Math.min(FLATTEST, Math.max(TALLEST, wide / high))
  const width_m = Math.max(wide, high * ratio) / (1 - 2 * MARGIN)
  const [midX, midY] = [(left + right) / 2, (top + low) / 2]
  const points = metres.map(({ mark, x, y }) => ({
    ...{ seen: mark.seen, no: mark.no },
    x: 0.5 + (x - midX) / width_m,
    y: 0.5 + ((y - midY) * ratio) / width_m,
  }))
  return { ratio, width_m, points: together(points) }
}

type Placed = { readonly no: number; readonly seen: boolean; readonly x: number; readonly y: number }

/** A way that comes back to a place goes there again: whoever is drawn together keeps every visit on the line. */
const together = (points: readonly Placed[]): readonly SketchPoint[] => {
  const shown: { x: number; y: number; nos: number[]; seen: boolean }[] = []
  const visits: SketchPoint[] = []
  for (const point of points) {
    const near = shown.find(({ x, y }) => Math.hypot(x - point.x, y - point.y) < TOGETHER)
    if (near === undefined) shown.push({ x: point.x, y: point.y, nos: [point.no], seen: point.seen })
    else {
      near.nos.push(point.no)
      near.seen ||= point.seen
    }
  }
  for (const point of points) {
    const own = shown.find(({ nos }) => nos.includes(point.no))!
    visits.push({ x: own.x, y: own.y, seen: own.seen && point.seen, label: own.nos.slice(0, 3).join(',') })
  }
  return visits
}
