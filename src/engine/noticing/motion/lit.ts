// Lit: whether a cell differs because light falls on it, or because a thing stands before it. Light keeps what it falls on: where the wall was brighter than
// beside, it still is, more strongly. Whoever walks past brings edges of his own.

import { CELL_PIXELS, COLUMNS, PICTURE_HEIGHT, PICTURE_WIDTH } from '#engine/noticing/motion-grid.ts'
import type { Pixels } from './pixels.ts'

/** From one two-by-two patch to the next, grey levels beyond the grain that light does not account for. */
const LIGHT_EDGE = 8
const MOST_GRAIN = 8
/** One in so many edges may be more than that. */
const STRAY = 8
const BLACK = 14
/** A camera shows nothing brighter: what is lit there loses its pattern. */
const GLARING = 215
const LEAST_GAIN = -0.6
const MOST_GAIN = 3
/** What is beside may be lit so much more strongly. */
const UNEVEN = 1.3

/** Looked at with half a cell around it. */
export const isLight = (pixels: Pixels, cell: number): boolean => {
  const left = Math.max(0, (cell % COLUMNS) * CELL_PIXELS - 2)
  const top = Math.max(0, ((cell / COLUMNS) | 0) * CELL_PIXELS - 2)
  const right = Math.min(PICTURE_WIDTH, left + CELL_PIXELS + 4) - 3
  const bottom = Math.min(PICTURE_HEIGHT, top + CELL_PIXELS + 4) - 3
  let strays = 0
  let edges = 0
  for (let y = top; y < bottom; y += 2)
    for (let x = left; x < right; x += 2) {
      const here = y * PICTURE_WIDTH + x
      edges += 2
      if (!isLitEdge(pixels, here, here + 2)) strays++
      if (!isLitEdge(pixels, here, here + 2 * PICTURE_WIDTH)) strays++
      if (strays * STRAY > EDGES) return false
    }
  return strays * STRAY <= edges
}

/** Of a cell inside the picture. */
const EDGES = 18

/** From a patch to the one beside it: light may be a share of what it falls on, or the same for all, or between. */
const isLitEdge = ({ mean, noise, difference }: Pixels, here: number, there: number): boolean => {
  const [was, beside] = [patch(mean, here), patch(mean, there)]
  const [now, nowBeside] = [patch(difference, here), patch(difference, there)]
  const gain = Math.min(MOST_GAIN, Math.max(LEAST_GAIN, now / Math.max(1, was - BLACK)))
  // More light makes the grain stronger as well.
  const limit = (LIGHT_EDGE + Math.min(MOST_GRAIN, 1.3 * noise[here]!)) * (1 + Math.max(0, gain) / 2)
  const edge = nowBeside - now
  const beyond = edge - UNEVEN * gain * (beside - was)
  if ((edge <= limit || beyond <= limit) && (edge >= -limit || beyond >= -limit)) return true
  return now > limit && nowBeside > limit && Math.max(was + now, beside + nowBeside) > GLARING
}

/** Mean of two by two pixels. */
const patch = (of: Float32Array, at: number): number =>
  (of[at]! + of[at + 1]! + of[at + PICTURE_WIDTH]! + of[at + PICTURE_WIDTH + 1]!) / 4
