// What stands in a street and never moves: ground, walls, houses with tiled roofs, trees, poles and wires, banners. All of it is
// painted once into a scene's background.

import type { Canvas } from './canvas.ts'
import { cover } from './cover.ts'
import type { Painter } from './painter.ts'
import type { Spot } from './view.ts'

type Chance = () => number

/** Sky with a paler horizon, down to the row where the ground begins far away. */
export const paintSky = (painter: Painter, top: number, horizon: number): void => {
  const { width, height } = painter.canvas
  painter.canvas.polygon([0, 0, width, 0, width, height * 0.7, 0, height * 0.7], painter.ink(top), painter.ink(horizon))
}

/** A flat patch of ground given by its corners, with grain like asphalt or earth. */
export const paintGround = (
  painter: Painter,
  corners: readonly (readonly [x: number, z: number])[],
  rgb: number,
  grain: number,
  random: Chance,
): void => {
  const spots = corners.map(([x, z]): Spot => [x, 0, z])
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

export type House = {
  readonly x0: number
  readonly x1: number
  readonly z0: number
  readonly z1: number
  readonly tall: number
  readonly wall: number
  readonly roof: number
  /** Of the roof's ridge above the wall; 0 makes a flat roof with a parapet. */
  readonly ridge: number
  readonly doors: number
}

/** A house seen from the street: the wall towards the camera, the wall towards the road, a roof over both. */
export const paintHouse = (painter: Painter, house: House, random: Chance): void => {
  const { x0, x1, z0, z1, tall, wall } = house
  const right = (x0 + x1) / 2 > 0
  const side = right ? x0 : x1
  const far = right ? x1 : x0
  const along = paintWall(painter, [side, z0], [side, z1], tall, shade(wall, 0.86), shade(wall, 0.7))
  const front = paintWall(painter, [side, z0], [far, z0], tall, wall, shade(wall, 0.82))
  const openings = Math.max(1, house.doors)
  for (let index = 0; index < openings; index++) {
    const step = (z1 - z0) / openings
    const from = step * (index + 0.28)
    const door = index % 2 === 0
    paintOpening(
      painter,
      along,
      [from, from + step * 0.44, door ? 0.05 : 0.9, door ? 2.2 : 2.1],
      0x5a4632,
      random() > 0.5 ? 0x2b2a2e : 0x3d5a4a,
    )
  }
  const wide = Math.abs(far - side)
  paintOpening(painter, front, [wide * 0.25, wide * 0.25 + 1.1, 1, 2.2], 0x5a4632, 0x2c3138)
  roughen(
    painter.canvas,
    painter.view.points([along(0, tall), along(z1 - z0, tall), along(z1 - z0, 0), along(0, 0)]),
    5,
    random,
  )
  roughen(
    painter.canvas,
    painter.view.points([front(0, tall), front(wide, tall), front(wide, 0), front(0, 0)]),
    5,
    random,
  )
  if (house.ridge > 0) paintTiledRoof(painter, house, random)
  else paintParapet(painter, house)
}

const paintParapet = (painter: Painter, { x0, x1, z0, z1, tall, wall }: House): void => {
  const side = (x0 + x1) / 2 > 0 ? x0 : x1
  const far = side === x0 ? x1 : x0
  const edge = shade(wall, 1.08)
  painter.face(
    [
      [side, tall + 0.5, z0],
      [side, tall + 0.5, z1],
      [side, tall, z1],
      [side, tall, z0],
    ],
    shade(edge, 0.9),
  )
  painter.face(
    [
      [side, tall + 0.5, z0],
      [far, tall + 0.5, z0],
      [far, tall, z0],
      [side, tall, z0],
    ],
    edge,
  )
}

/** Two slopes along z, with rows of tiles. */
const paintTiledRoof = (painter: Painter, { x0, x1, z0, z1, tall, ridge, roof, wall }: House, random: Chance): void => {
  const over = 0.5
  const middle = (x0 + x1) / 2
  const side = middle > 0 ? x0 : x1
  const far = side === x0 ? x1 : x0
  const out = side < far ? -over : over
  painter.face(
    [
      [side, tall, z0],
      [far, tall, z0],
      [middle, tall + ridge, z0],
    ],
    wall,
    shade(wall, 0.85),
  )
  const slope = (up: number, z: number): Spot => [
    side + out + (middle - side - out) * up,
    tall - 0.15 + (ridge + 0.15) * up,
    z,
  ]
  const farSlope: Spot[] = [
    [middle, tall + ridge, z0 - over],
    [middle, tall + ridge, z1 + over],
    [far - out, tall - 0.15, z1 + over],
    [far - out, tall - 0.15, z0 - over],
  ]
  if (painter.view.lens.height_m > tall + ridge) painter.face(farSlope, shade(roof, 0.8))
  const rows = 12
  for (let row = 0; row < rows; row++) {
    const low = row / rows
    const high = (row + 1) / rows
    const light = 0.85 + random() * 0.2 + (row % 2) * 0.05
    painter.face(
      [slope(high, z0 - over), slope(high, z1 + over), slope(low, z1 + over), slope(low, z0 - over)],
      shade(roof, light * 1.06),
      shade(roof, light * 0.82),
    )
  }
  painter.face(
    [
      slope(1, z0 - over),
      [middle, tall + ridge + 0.12, z0 - over],
      [middle, tall + ridge + 0.12, z1 + over],
      slope(1, z1 + over),
    ],
    shade(roof, 0.7),
  )
  painter.stick(slope(1, z0 - over), slope(0, z0 - over), 0.07, 0.07, shade(roof, 0.75))
  painter.stick(slope(1, z0 - over), [far - out, tall - 0.15, z0 - over], 0.07, 0.07, shade(roof, 0.75))
}

/** A tree: a forked trunk and leaves in many greens, darker inside and below. */
export const paintTree = (painter: Painter, [x, , z]: Spot, tall: number, spread: number, random: Chance): void => {
  painter.stick([x, 0, z], [x + 0.1, tall * 0.55, z], 0.09 * spread, 0.06 * spread, 0x5b4a38, 0x3e3226)
  painter.stick([x, tall * 0.4, z], [x - spread * 0.45, tall * 0.72, z], 0.05 * spread, 0.02 * spread, 0x55442f)
  painter.stick([x, tall * 0.45, z], [x + spread * 0.5, tall * 0.75, z], 0.05 * spread, 0.02 * spread, 0x55442f)
  const greens = [0x24421e, 0x2f5526, 0x3a652c, 0x477a34, 0x578a3d, 0x6d9c4a]
  const leaves = 170
  for (let leaf = 0; leaf < leaves; leaf++) {
    const angle = random() * Math.PI * 2
    const out = Math.sqrt(random()) * spread
    const up = (random() - 0.42) * spread * 1.1
    const bright = Math.min(5, Math.floor((leaf / leaves) * 3 + (up / spread + 0.5) * 2.4 + random()))
    const size = spread * (0.08 + random() * 0.13)
    painter.ball(
      [x + Math.cos(angle) * out, tall * 0.8 + up * 0.8, z + Math.sin(angle) * out * 0.6],
      size,
      greens[Math.max(0, bright)]!,
    )
  }
}

export const paintPole = (painter: Painter, x: number, z: number, tall: number): void => {
  painter.stick([x, 0, z], [x, tall, z], 0.16, 0.1, 0xa7a59e, 0x8a8780)
  painter.stick([x - 0.9, tall - 0.6, z], [x + 0.9, tall - 0.6, z], 0.05, 0.05, 0x6c6a66)
  for (const along of [-0.8, -0.4, 0.4, 0.8])
    painter.stick([x + along, tall - 0.55, z], [x + along, tall - 0.35, z], 0.06, 0.05, 0x6e3b2a)
}

/** Wires that sag between two places. */
export const paintWire = (painter: Painter, a: Spot, b: Spot, sag: number): void => {
  const at = (part: number): Spot => [
    a[0] + (b[0] - a[0]) * part,
    a[1] + (b[1] - a[1]) * part - sag * 4 * part * (1 - part),
    a[2] + (b[2] - a[2]) * part,
  ]
  for (let piece = 0; piece < 12; piece++) painter.stick(at(piece / 12), at((piece + 1) / 12), 0.018, 0.018, 0x202224)
}

/** Static unevenness of a surface: stains, patches and grain in luma. */
export const roughen = (canvas: Canvas, points: readonly number[], strength: number, random: Chance): void => {
  const patch = Float32Array.from({ length: 4_096 }, () => (random() + random() - 1) * strength)
  cover(points, 1, canvas.width, canvas.height, ({ row, left, right, amount }) => {
    for (let x = left; x < right; x++) {
      const fine = patch[(x * 7 + row * 131 + ((x * row) >> 3)) & 4_095]!
      const coarse = patch[((x >> 4) * 17 + (row >> 3) * 57) & 4_095]! * 0.5
      const at = row * canvas.width + x
      canvas.y[at] = Math.max(16, Math.min(235, canvas.y[at]! + (fine + coarse) * amount[x]!))
    }
  })
}

export const shade = (rgb: number, by: number): number => {
  const part = (shift: number): number => Math.min(255, Math.round(((rgb >> shift) & 255) * by)) << shift
  return part(16) | part(8) | part(0)
}
