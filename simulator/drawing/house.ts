// Houses of the commune: yellow walls, dark doors, roofs of red tiles, or flat ones with a parapet.

import type { Painter } from './painter.ts'
import { type Chance, paintOpening, paintWall, roughen, shade } from './place.ts'
import type { Spot } from './view.ts'

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
  const long = z1 - z0
  const wide = Math.abs(far - side)
  const along = paintWall(painter, [side, z0], [side, z1], tall, shade(wall, 0.86), shade(wall, 0.7))
  const front = paintWall(painter, [side, z0], [far, z0], tall, wall, shade(wall, 0.82))
  paintOpenings(painter, along, long, house, random)
  for (const up of tall > 5 ? [1, 4.1] : [1]) {
    const from = wide * 0.25
    paintOpening(painter, front, [from, from + 1.1, up, up + 1.2], FRAME, 0x2c3138)
  }
  const whole = (on: typeof along, length: number) =>
    painter.view.points([on(0, tall), on(length, tall), on(length, 0), on(0, 0)])
  roughen(painter.canvas, whole(along, long), 5, random)
  roughen(painter.canvas, whole(front, wide), 5, random)
  if (house.ridge > 0) paintTiledRoof(painter, house, random)
  else paintParapet(painter, house)
}

const FRAME = 0x5a4632

/** Doors and windows towards the street; an upper floor has windows, a ledge and a balcony's rail. */
const paintOpenings = (
  painter: Painter,
  along: (along: number, up: number) => Spot,
  long: number,
  { doors, tall, wall }: House,
  random: Chance,
): void => {
  const step = long / doors
  for (let index = 0; index < doors; index++) {
    const from = step * (index + 0.28)
    const to = from + step * 0.44
    const door = index % 2 === 0
    paintOpening(
      painter,
      along,
      [from, to, door ? 0.05 : 0.9, door ? 2.2 : 2.1],
      FRAME,
      random() > 0.5 ? 0x2b2a2e : 0x3d5a4a,
    )
    if (tall > 5) paintOpening(painter, along, [from, to, 3.9, 5.5], 0x6d6a62, random() > 0.5 ? 0x3f4c58 : 0x4d6a70)
  }
  if (tall <= 5) return
  painter.face(
    [along(0, 3.35), along(long, 3.35), along(long, 3.1), along(0, 3.1)],
    shade(wall, 1.08),
    shade(wall, 0.6),
  )
  painter.face([along(0, 3.1), along(long, 3.1), along(long, 2.95), along(0, 2.95)], shade(wall, 0.5), shade(wall, 0.7))
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
