// Crop: which part of a picture is looked at: moved by hands and keys, never out of the picture, never turned out of shape. Pure.

import type { Compared } from '#contract/comparison.ts'

export type Crop = NonNullable<Compared['crop']>

const WHOLE: Crop = [0, 0, 1, 1]
const MOST_TIMES = 16

const sideOf = ([left, , right]: Crop): number => right - left

/** How many times larger than the whole it is shown. */
export const timesOf = (crop: Crop | null): number => 1 / sideOf(crop ?? WHOLE)

/** Zooms so that what lies at a place of the view (0 to 1) stays there; null where all of it is in sight. */
export const zoomedCrop = (
  crop: Crop | null,
  factor: number,
  at: readonly [number, number] = [0.5, 0.5],
): Crop | null => {
  const now = crop ?? WHOLE
  const side = Math.min(1, Math.max(1 / MOST_TIMES, sideOf(now) / factor))
  if (side >= 0.999) return null
  const [x, y] = [now[0] + at[0] * sideOf(now), now[1] + at[1] * sideOf(now)]
  return placed(x - at[0] * side, y - at[1] * side, side)
}

/** By parts of the view: what is under a finger stays under it. */
export const movedCrop = (crop: Crop | null, dx: number, dy: number): Crop | null => {
  if (crop === null) return null
  const side = sideOf(crop)
  return placed(crop[0] - dx * side, crop[1] - dy * side, side)
}

const placed = (left: number, top: number, side: number): Crop => {
  const [x, y] = [left, top].map(one => round(Math.min(1 - side, Math.max(0, one)))) as [number, number]
  return [x, y, round(Math.min(1, x + side)), round(Math.min(1, y + side))]
}

const round = (part: number): number => Math.round(part * 1e5) / 1e5
