// Shapes: what hands draw on a picture to search in: boxes, polygons, a line. Corners are parts of the picture's width and height. Pure; nothing
// leaves the picture.

import { type Corner, MOST_CORNERS } from '#contract/search.ts'

export type Area = readonly Corner[]
export type Line = { readonly from: Corner; readonly to: Corner }

/** Whoever moved less than this has tapped. */
export const TAP = 0.02
/** A tap is a box of this size around where it was: a person or a motorbike halfway down a street. */
const TAPPED = { width: 0.14, height: 0.2 }
/** Narrower than a cell of what is searched. */
const LEAST = 1 / 48

export const within = (part: number): number => Math.round(Math.min(1, Math.max(0, part)) * 1000) / 1000

export const isTap = (from: Corner, to: Corner): boolean => Math.hypot(to[0] - from[0], to[1] - from[1]) < TAP

/** From corner to corner, in any direction, never so narrow that nothing fits. */
export const boxOf = ([ax, ay]: Corner, [bx, by]: Corner): Area => {
  const [left, right] = widened(ax, bx)
  const [top, bottom] = widened(ay, by)
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]
}

export const tapped = ([x, y]: Corner): Area => {
  const left = Math.min(1 - TAPPED.width, Math.max(0, x - TAPPED.width / 2))
  const top = Math.min(1 - TAPPED.height, Math.max(0, y - TAPPED.height / 2))
  return boxOf([left, top], [left + TAPPED.width, top + TAPPED.height])
}

/** Left, top, right, bottom of all corners. */
export const aroundOf = (area: Area): readonly [number, number, number, number] => {
  const [xs, ys] = [area.map(([x]) => x), area.map(([, y]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** The box around an area, moved (`by`) and made larger at its lower right (`more`), as far as the picture goes. */
export const nudged = (area: Area, by: Corner, more: Corner): Area => {
  const [left, top, right, bottom] = aroundOf(area)
  const shift = (step: number, near: number, far: number) => Math.max(-near, Math.min(1 - far, step))
  const [dx, dy] = [shift(by[0], left, right), shift(by[1], top, bottom)]
  const end = (near: number, far: number) => Math.min(1, Math.max(near + LEAST, far))
  return boxOf([left + dx, top + dy], [end(left + dx, right + dx + more[0]), end(top + dy, bottom + dy + more[1])])
}

/** One corner more; the same where there are as many as there may be. */
export const withCorner = (corners: Area, corner: Corner): Area =>
  corners.length >= MOST_CORNERS ? corners : [...corners, [within(corner[0]), within(corner[1])]]

/** Three at least, not all of them on a line. */
export const isArea = (corners: Area): boolean => {
  if (corners.length < 3) return false
  const [left, top, right, bottom] = aroundOf(corners)
  return right - left >= LEAST / 2 && bottom - top >= LEAST / 2
}

/** How far the arrow across a line is turned, in degrees, on a picture of this shape: 0 points up, to the left of a line that goes right. */
export const turnOf = ({ from, to }: Line, wide: number): number =>
  Math.round((Math.atan2(to[1] - from[1], (to[0] - from[0]) * wide) * 180) / Math.PI)

/** As an SVG has it, on a picture of 1000 × 1000. */
export const pointsOf = (area: Area): string => area.map(([x, y]) => `${x * 1000},${y * 1000}`).join(' ')

/** The part of a picture that is worth a small picture: what moved and what is around it, as wide as high in parts. */
export const cropOf = ([left, top, right, bottom]: readonly [number, number, number, number]): {
  readonly x: number
  readonly y: number
  readonly side: number
} => {
  const side = Math.min(1, Math.max(LEAST_CROP, (right - left) * 2.2, (bottom - top) * 2.2))
  const from = (near: number, far: number) => Math.min(1 - side, Math.max(0, (near + far) / 2 - side / 2))
  return { x: from(left, right), y: from(top, bottom), side }
}

const LEAST_CROP = 0.42

const widened = (one: number, other: number): readonly [number, number] => {
  const [near, far] = [within(Math.min(one, other)), within(Math.max(one, other))]
  if (far - near >= LEAST) return [near, far]
  const from = Math.min(1 - LEAST, Math.max(0, (near + far - LEAST) / 2))
  return [within(from), within(from + LEAST)]
}
