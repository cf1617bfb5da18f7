// The village gate: a road through two pillars under a tiled roof, a banyan tree, a pond, people going to the fields and back.

import { paintFlag, paintPole, paintSign, paintWire } from '#simulator/drawing/furniture.ts'
import { paintTree } from '#simulator/drawing/greenery.ts'
import { type House, paintHouse } from '#simulator/drawing/house.ts'
import type { Painter } from '#simulator/drawing/painter.ts'
import { type Chance, ground, paintGround, paintSky, paintWall, shade } from '#simulator/drawing/place.ts'
import { paintShadows } from '#simulator/drawing/shadows.ts'
import { cyclist, rider, walker, wardrobe } from './cast.ts'
import { passes, type Scene, stays } from './scene.ts'

const houses: readonly House[] = [
  { x0: -13, x1: -5.6, z0: 30, z1: 40, tall: 3.2, wall: 0xe3cf9a, roof: 0xa5492f, ridge: 2, doors: 4 },
  { x0: 5, x1: 13, z0: 27, z1: 37, tall: 3.4, wall: 0xd9d3c2, roof: 0x9a432c, ridge: 2.2, doors: 4 },
]
const nearHouse: House = {
  x0: 5.2,
  x1: 13,
  z0: 9.5,
  z1: 17,
  tall: 3.3,
  wall: 0xd6c08a,
  roof: 0x9e4a30,
  ridge: 1.8,
  doors: 3,
}

const gate = [
  { x0: -9, x1: -2.9, z0: 26, z1: 26.4, tall: 1.7 },
  { x0: 2.9, x1: 9, z0: 26, z1: 26.4, tall: 1.7 },
  { x0: -4.2, x1: 4.2, z0: 26, z1: 26.6, tall: 6 },
]

const paint = (painter: Painter, random: Chance): void => {
  paintSky(painter, 0x86aee0, 0xdfe8ee)
  for (let hill = 0; hill < 26; hill++) {
    const x = -90 + hill * 7.4
    painter.stick([x, -2, 150], [x + 4, 6 + random() * 7, 150], 9, 6, 0x7c9a94, 0x6a8a70)
  }
  paintLand(painter, random)
  const near = { ...nearHouse, tall: nearHouse.tall + 0.8 }
  paintShadows(painter, [...houses, ...gate, near], [[[-6.2, 5.4, 24], 3.4]])
  for (const house of houses) paintHouse(painter, house, random)
  paintGate(painter, random)
  paintHouse(painter, nearHouse, random)
  paintFlag(painter, [4.3, 3.2, 13], 1.1)
  paintTree(painter, [-6.2, 0, 24], 7.2, 3.6, random)
  paintPole(painter, 3.9, 20, 7.5)
  for (const along of [-0.8, -0.4, 0.4, 0.8]) {
    paintWire(painter, [3.9 + along, 7.1, 20], [3.7 + along, 7.4, 60], 0.6)
    paintWire(painter, [3.9 + along, 7.1, 20], [4.4 + along, 7.4, -6], 0.8)
  }
}

const paintLand = (painter: Painter, random: Chance): void => {
  paintGround(painter, [-120, 3, -120, 150, 120, 150, 120, 3], 0x7d9150, 14, random)
  for (let row = 0; row < 9; row++) {
    const z = 44 + row * 7
    painter.face(ground([-90, z, 90, z, 90, z + 2.4, -90, z + 2.4]), row % 2 === 0 ? 0x93a552 : 0x6f8f4a)
  }
  for (let tree = 0; tree < 22; tree++) {
    paintTree(painter, [-60 + tree * 5.6 + random() * 3, 0, 58 + random() * 10], 6, 3.2, random)
  }
  paintGround(painter, [-2.6, 3, -2.2, 60, 2.2, 60, 2.6, 3], 0x8d8a84, 10, random)
  paintGround(painter, [-3.3, 3, -2.8, 60, -2.2, 60, -2.6, 3], 0x9a8564, 16, random)
  paintGround(painter, [2.6, 3, 2.2, 60, 2.8, 60, 3.3, 3], 0x9a8564, 16, random)
  painter.face(ground([-16.4, 13.7, -15.3, 21.4, -5, 21.9, -4.2, 13.1]), 0x8f8672)
  painter.face(ground([-16, 14, -15, 21, -5.4, 21.5, -4.6, 13.4]), 0x8fa9b4, 0x4d6a70)
  for (let leaf = 0; leaf < 40; leaf++) {
    const spot = [-14 + random() * 8, 0.02, 15 + random() * 5] as const
    painter.face(
      [
        [spot[0], 0.02, spot[2]],
        [spot[0] + 0.3, 0.02, spot[2] + 0.1],
        [spot[0] + 0.25, 0.02, spot[2] + 0.35],
      ],
      0x4f7d43,
    )
  }
}

const paintGate = (painter: Painter, random: Chance): void => {
  const stone = 0xcdbd98
  for (const side of [-1, 1]) {
    paintWall(painter, [side * 3.9, 26], [side * 9, 26], 1.7, shade(stone, 0.95), shade(stone, 0.7))
    paintWall(painter, [side * 2.9, 26.6], [side * 2.9, 26], 5, shade(stone, 0.7), shade(stone, 0.6))
    paintWall(painter, [side * 2.9, 26], [side * 3.9, 26], 5.2, stone, shade(stone, 0.78))
    paintWall(painter, [side * 3.1, 25.95], [side * 3.7, 25.95], 4.4, 0x9c2f25, 0x7d241c)
  }
  painter.face(
    [
      [-4.2, 5.9, 26],
      [4.2, 5.9, 26],
      [4.2, 4.7, 26],
      [-4.2, 4.7, 26],
    ],
    stone,
    shade(stone, 0.8),
  )
  painter.face(
    [
      [-2.5, 5.75, 25.9],
      [2.5, 5.75, 25.9],
      [2.5, 4.85, 25.9],
      [-2.5, 4.85, 25.9],
    ],
    0x8e2a20,
  )
  paintSign(painter, (x, y) => [x - 2.5, y, 25.85], 'LÀNG ĐÔNG', [0.5, 5.5, 0.075], 0xf0d27a)
  for (let row = 0; row < 7; row++) {
    const up = 5.9 + row * 0.2
    const half = 5 - row * 0.28
    const tiles = shade(0xa04a30, 0.85 + random() * 0.2)
    painter.face(
      [
        [-half, up + 0.22, 25.6],
        [half, up + 0.22, 25.6],
        [half + 0.25, up, 25.5],
        [-half - 0.25, up, 25.5],
      ],
      tiles,
      0x74301f,
    )
  }
  for (const side of [-1, 1]) painter.stick([side * 5.3, 6, 25.5], [side * 5.9, 6.6, 25.5], 0.14, 0.06, 0x74301f)
}

export const villageGate: Scene = {
  name: 'village-gate',
  title: 'Cổng chính',
  begins_ms: (7 * 60 + 30) * 60_000,
  night: false,
  lens: { width: 1280, height: 720, focal: 860, height_m: 4.6, tilt: 0.22, turn: 0 },
  sun: { x: 0.75, z: -0.35 },
  lamps: [],
  background: paint,
  actors: [
    walker('ba-ganh', wardrobe.carrier, passes([-1.7, 34, -1.6, 20, -1.9, 7.5], 1.2, 2)),
    walker('hoc-sinh', wardrobe.pupil, passes([2, 6.5, 1.8, 20, 1.9, 30], 1.3, 9)),
    walker('ong-tu', wardrobe.elder, stays(-4.2, 22.5, 2.4)),
    walker('ba-sau', wardrobe.shopper, stays(-3.7, 23.1, -1.2)),
    rider('xe-do', { body: 0xb8242a, shirt: 0x3b5f93, helmet: 0xd9d9d6 }, passes([0.9, 48, 0.8, 26, 1.2, 4.5], 6.5, 0)),
    rider(
      'xe-xanh',
      { body: 0x245a9c, shirt: 0xc9862e, helmet: 0x35383f, passenger: 0xc4546c },
      passes([-0.9, 4.5, -0.7, 26, -0.8, 50], 5.6, 6.5),
    ),
    rider(
      'xe-cho-rau',
      { body: 0x3c3f44, shirt: 0x59743d, helmet: 0x86302b, load: 0x57913f },
      passes([0.7, 46, 0.9, 26, 1, 4.5], 5, 13),
    ),
    cyclist(
      'xe-dap',
      { frame: 0x3b6f8f, shirt: 0xe9e4da, hat: 'cone' },
      passes([-0.6, 5, -0.9, 20, -0.7, 44], 3.2, 11),
    ),
  ],
}
