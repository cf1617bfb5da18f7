// Labels: where the names of cameras stand so that none lies over another or over a camera. Whoever has no room goes without: the list
// and the pointer still tell it.

import type { Point } from './mercator.ts'

export type Named = Point & {
  readonly id: string
  /** Of its text. */
  readonly width: number
  /** It looks down the screen: its name had better stand above. */
  readonly looks_down?: boolean
}
type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

export const LABEL_PX = 22
/** From the middle of a camera to where its name begins. */
const BESIDE = 15
const MARK = 11

/** The left upper corner of each name that has room, relative to its camera. Who comes first chooses first. */
export const placedLabels = (all: readonly Named[], marks: readonly Point[]): ReadonlyMap<string, Point> => {
  const taken: Box[] = marks.map(({ x, y }) => ({ left: x - MARK, top: y - MARK, right: x + MARK, bottom: y + MARK }))
  const placed = new Map<string, Point>()
  for (const { id, x, y, width, looks_down = false } of all) {
    const offsets = sides(width)
    for (const offset of looks_down ? offsets.toReversed() : offsets) {
      const [left, top] = [x + offset.x, y + offset.y]
      const box = { left, top, right: left + width, bottom: top + LABEL_PX }
      if (taken.some(other => overlap(box, other))) continue
      taken.push(box)
      placed.set(id, offset)
      break
    }
  }
  return placed
}

/** Names of areas stand in their middle, or a little above or below it, and give way to cameras and their names. */
export const placedOver = (
  all: readonly Named[],
  marks: readonly Point[],
  names: readonly (Point & { readonly width: number })[],
): ReadonlyMap<string, Point> => {
  const taken: Box[] = [
    ...marks.map(({ x, y }) => ({ left: x - MARK, top: y - MARK, right: x + MARK, bottom: y + MARK })),
    ...names.map(({ x, y, width }) => ({ left: x, top: y, right: x + width, bottom: y + LABEL_PX })),
  ]
  const placed = new Map<string, Point>()
  for (const { id, x, y, width } of all) {
    for (const down of [0, -1.2, 1.2, -2.4, 2.4]) {
      const offset = { x: -width / 2, y: (down - 0.5) * LABEL_PX }
      const box = {
        left: x + offset.x,
        top: y + offset.y,
        right: x + offset.x + width,
        bottom: y + offset.y + LABEL_PX,
      }
      if (taken.some(other => overlap(box, other))) continue
      taken.push(box)
      placed.set(id, offset)
      break
    }
  }
  return placed
}

const sides = (width: number): readonly Point[] => [
  { x: -width / 2, y: BESIDE },
  { x: BESIDE, y: -LABEL_PX / 2 },
  { x: -width - BESIDE, y: -LABEL_PX / 2 },
  { x: -width / 2, y: -BESIDE - LABEL_PX },
]

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
