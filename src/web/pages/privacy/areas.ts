// Areas: what hands do to the polygons that cover parts of a picture: corners are moved, added and taken away, whole areas are moved. Pure; nothing
// leaves the picture.

import { MOST_AREAS, MOST_CORNERS } from '#contract/privacy.ts'

export type Corner = [number, number]
export type Area = readonly Corner[]
export type Areas = readonly Area[]

const within = (part: number): number => Math.round(Math.min(1, Math.max(0, part)) * 10_000) / 10_000
const replaced = (areas: Areas, which: number, area: Area): Areas => areas.map((one, i) => (i === which ? area : one))

/** A new one in the middle of the picture; the same ones where there are as many as there may be. */
export const withNew = (areas: Areas): Areas => {
  if (areas.length >= MOST_AREAS) return areas
  const shift = (areas.length % 5) * 0.04
  const [near, far] = [0.36 + shift, 0.56 + shift]
  const square: Area = [
    [near, near],
    [far, near],
    [far, far],
    [near, far],
  ]
  return [...areas, square.map(([x, y]) => [within(x), within(y)])]
}

export const withoutArea = (areas: Areas, which: number): Areas => areas.filter((_, i) => i !== which)

export const withCorner = (areas: Areas, which: number, corner: number, to: Corner): Areas =>
  replaced(
    areas,
    which,
    areas[which]!.map((one, i) => (i === corner ? [within(to[0]), within(to[1])] : one)),
  )

/** In the middle of the edge that begins at `corner`. */
export const withCornerAfter = (areas: Areas, which: number, corner: number): Areas => {
  const area = areas[which]!
  if (area.length >= MOST_CORNERS) return areas
  return replaced(areas, which, [...area.slice(0, corner + 1), middleOf(area, corner), ...area.slice(corner + 1)])
}

export const middleOf = (area: Area, corner: number): Corner => {
  const [[ax, ay], [bx, by]] = [area[corner]!, area[(corner + 1) % area.length]!]
  return [within((ax + bx) / 2), within((ay + by) / 2)]
}

/** Three are the fewest. */
export const withoutCorner = (areas: Areas, which: number, corner: number): Areas =>
  areas[which]!.length <= 3
    ? areas
    : replaced(
        areas,
        which,
        areas[which]!.filter((_, i) => i !== corner),
      )

/** All corners by the same way, as far as the picture goes. */
export const moved = (areas: Areas, which: number, [dx, dy]: Corner): Areas => {
  const area = areas[which]!
  const [xs, ys] = [area.map(([x]) => x), area.map(([, y]) => y)]
  const far = (by: number, all: readonly number[]) => Math.max(-Math.min(...all), Math.min(1 - Math.max(...all), by))
  const [right, down] = [far(dx, xs), far(dy, ys)]
  return replaced(
    areas,
    which,
    area.map(([x, y]) => [within(x + right), within(y + down)]),
  )
}

/** Areas and corners have no names: their place is what they are called by, and what they are known by between two drawings of the page. */
export const numbered = <T>(
  all: readonly T[],
): readonly { readonly one: T; readonly at: number; readonly key: string }[] =>
  all.map((one, at) => ({ one, at, key: `${at + 1}` }))

/** As an SVG has it, on a picture of 1000 × 1000. */
export const pointsOf = (area: Area): string => area.map(([x, y]) => `${x * 1000},${y * 1000}`).join(' ')
