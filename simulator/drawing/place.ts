// Place: the ground, the sky and the walls of a street, painted once into a scene's background.

import type { Canvas } from './canvas.ts'
import { cover } from './cover.ts'
import type { Painter } from './painter.ts'
import type { Spot } from './view.ts'

/** A source of numbers from 0 to 1. */
export type Chance = () => number

/** Sky with a paler horizon, down to the row where the ground begins far away. */
export const paintSky = (painter: Painter, top: number, horizon: number): void => {
  const { width, height } = painter.canvas
  painter.canvas.polygon([0, 0, width, 0, width, height * 0.7, 0, height * 0.7], painter.ink(top), painter.ink(horizon))
}

/** Corners on the ground, given as x, z, x, z … */
export const ground = (corners: readonly number[]): Spot[] => {
  const spots: Spot[] = []
  for (let at = 0; at + 1 < corners.length; at += 2) spots.push([corners[at]!, 0, corners[at + 1]!])
  return spots
}

/** A flat patch of ground given by its corners, with grain like asphalt or earth. */
export const paintGround = (
  painter: Painter,
  corners: readonly number[],
  rgb: number,
  grain: number,
  random: Chance,
): void => {
  const spots = ground(corners)
  painter.face(spots, rgb)
  roughen(painter.canvas, painter.view.points(spots), grain, random)
}

/** A wall from `a` to `b` on the ground; returns where a place on it is: metres from `a`, metres up. */
export const paintWall = (
  painter: Painter,
  a: readonly [x: number, z: number],
  b: readonly [x: number, z: number],
  tall: number,
  rgb: number,
  below: number,
): ((along: number, up: number) => Spot) => {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  const on = (along: number, up: number): Spot => [
    a[0] + ((b[0] - a[0]) * along) / length,
    up,
    a[1] + ((b[1] - a[1]) * along) / length,
  ]
  painter.face([on(0, tall), on(length, tall), on(length, 0), on(0, 0)], rgb, below)
  return on
}

export const paintOpening = (
  painter: Painter,
  on: (along: number, up: number) => Spot,
  [from, to, bottom, top]: readonly [from: number, to: number, bottom: number, top: number],
  frame: number,
  inside: number,
): void => {
  painter.face(
    [on(from - 0.1, top + 0.1), on(to + 0.1, top + 0.1), on(to + 0.1, bottom - 0.06), on(from - 0.1, bottom - 0.06)],
    frame,
  )
  painter.face([on(from, top), on(to, top), on(to, bottom), on(from, bottom)], inside, inside)
  const middle = (from + to) / 2
  painter.face(
    [on(middle - 0.04, top), on(middle + 0.04, top), on(middle + 0.04, bottom), on(middle - 0.04, bottom)],
    frame,
  )
}

/** Static unevenness of a surface: stains, patches and grain in luma. */
export const roughen = (canvas: Canvas, points: readonly number[], strength: number, random: Chance): void => {
  const patch = Float32Array.from({ length: 4_096 }, () => (random() + random() - 1) * strength)
  cover(points, 1, canvas.width, canvas.height, ({ row, left, right, amount }) => {
    for (let x = left; x < right; x++) {
      const fine = patch[(x * 7 + row * 131 + ((x * row) >> 3)) & 4_095]!
      const coarse =
        (patch[((x >> 5) * 17 + (row >> 4) * 57) & 4_095]! +
          patch[(((x + row) >> 6) * 29 + (row >> 5) * 91) & 4_095]!) *
        0.16
      const at = row * canvas.width + x
      canvas.y[at] = Math.max(16, Math.min(235, canvas.y[at]! + (fine + coarse) * amount[x]!))
    }
  })
}

export const shade = (rgb: number, by: number): number => {
  const part = (shift: number): number => Math.min(255, Math.round(((rgb >> shift) & 255) * by)) << shift
  return part(16) | part(8) | part(0)
}
