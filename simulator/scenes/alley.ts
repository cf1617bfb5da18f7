// The alley: a narrow lane between walls and gates, with pots, laundry and wires; by day, and by night in the infrared lamp.

import { paintFlag, paintSign, paintWire } from '#simulator/drawing/furniture.ts'
import { paintTree } from '#simulator/drawing/greenery.ts'
import { type House, paintHouse } from '#simulator/drawing/house.ts'
import type { Painter } from '#simulator/drawing/painter.ts'
import {
  type Chance,
  ground,
  paintGround,
  paintOpening,
  paintSky,
  paintWall,
  roughen,
  shade,
} from '#simulator/drawing/place.ts'
import { paintShadows } from '#simulator/drawing/shadows.ts'
import { cyclist, dog, rider, walker, wardrobe } from './cast.ts'
import { passes, type Scene, stays } from './scene.ts'

const EDGE = 1.9

const houses: readonly House[] = [
  { x0: -9, x1: -EDGE, z0: 25, z1: 36, tall: 6.2, wall: 0xcbd2c6, roof: 0x777777, ridge: 0, doors: 4 },
  { x0: EDGE, x1: 9, z0: 23, z1: 34, tall: 3.3, wall: 0xdcc48c, roof: 0x9c452d, ridge: 1.8, doors: 4 },
  { x0: -9, x1: -EDGE, z0: 5, z1: 13.5, tall: 3.2, wall: 0xe0cc94, roof: 0xa4492f, ridge: 1.8, doors: 3 },
  { x0: EDGE, x1: 9, z0: 11.5, z1: 19.5, tall: 6, wall: 0xd7c9b8, roof: 0x777777, ridge: 0, doors: 3 },
]

const walls = [
  { x0: -EDGE - 0.3, x1: -EDGE, z0: 13.5, z1: 25, tall: 2 },
  { x0: EDGE, x1: EDGE + 0.3, z0: 4, z1: 11.5, tall: 2.1 },
  { x0: EDGE, x1: EDGE + 0.3, z0: 19.5, z1: 23, tall: 2.2 },
]

const paint = (painter: Painter, random: Chance): void => {
  paintSky(painter, 0x8fb0d8, 0xe6e8e4)
  paintGround(painter, [-60, 2.5, -60, 120, 60, 120, 60, 2.5], 0x7f8a58, 14, random)
  for (let tree = 0; tree < 12; tree++)
    paintTree(painter, [-30 + tree * 5 + random() * 2, 0, 48 + random() * 8], 7, 3.4, random)
  paintGround(painter, [-EDGE, 2.5, -EDGE, 80, EDGE, 80, EDGE, 2.5], 0x9b968b, 12, random)
  for (let joint = 0; joint < 26; joint++) {
    const z = 3.5 + joint * 1.6
    painter.face(ground([-EDGE, z, EDGE, z, EDGE, z + 0.04, -EDGE, z + 0.04]), 0x7c776d)
  }
  painter.face(ground([EDGE - 0.35, 2.5, EDGE - 0.2, 80, EDGE - 0.05, 80, EDGE - 0.1, 2.5]), 0x6c675e)
  paintShadows(painter, [...houses, ...walls], [[[-4.6, 4.6, 18], 2.6]])
  paintHouse(painter, houses[0]!, random)
  paintHouse(painter, houses[1]!, random)
  paintTree(painter, [-4.6, 0, 18], 5.6, 2.4, random)
  paintFarYards(painter, random)
  paintHouse(painter, houses[3]!, random)
  paintTree(painter, [5, 0, 8.5], 4.6, 1.7, random)
  paintYard(painter, [EDGE, 4], [EDGE, 11.5], 2.1, 0xb7a78c, [3.6, 5.8], random)
  paintHouse(painter, houses[2]!, random)
  paintLaundry(painter)
  paintPots(painter, random)
  paintFlag(painter, [-EDGE + 0.1, 3.1, 11], 0.9)
  paintSign(painter, (along, up) => [EDGE - 0.03, up, 19.2 - along], 'NGÕ VĂN HÓA', [0.6, 3.6, 0.08], 0x9c2a22)
  for (const up of [5.2, 5.5, 5.8]) {
    paintWire(painter, [-EDGE, up, 26], [EDGE, up - 0.4, 14], 0.35)
    paintWire(painter, [-EDGE - 0.2, up, 40], [-EDGE - 0.2, up, 3], 0.7)
  }
}

const paintFarYards = (painter: Painter, random: Chance): void => {
  paintYard(painter, [-EDGE, 13.5], [-EDGE, 25], 2, 0xbfb294, [4, 6.4], random)
  paintYard(painter, [EDGE, 19.5], [EDGE, 23], 2.2, 0xc2b79c, undefined, random)
}

/** A wall along the lane with a coping, and a gate between two places on it. */
const paintYard = (
  painter: Painter,
  a: readonly [x: number, z: number],
  b: readonly [x: number, z: number],
  tall: number,
  rgb: number,
  gate: readonly [from: number, to: number] | undefined,
  random: Chance,
): void => {
  const on = paintWall(painter, a, b, tall, rgb, shade(rgb, 0.72))
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  roughen(painter.canvas, painter.view.points([on(0, tall), on(length, tall), on(length, 0), on(0, 0)]), 9, random)
  painter.face([on(0, tall + 0.12), on(length, tall + 0.12), on(length, tall), on(0, tall)], shade(rgb, 0.62))
  if (gate !== undefined) paintOpening(painter, on, [gate[0], gate[1], 0, 2.3], 0x6a2f28, 0x2f5f74)
}

const paintLaundry = (painter: Painter): void => {
  painter.stick([-EDGE, 3.4, 22], [EDGE, 3.3, 22], 0.015, 0.015, 0x30343a)
  const clothes = [0xe8e4da, 0x3f6fa0, 0xc85a4a, 0xe0c050, 0x5a8a6a]
  clothes.forEach((rgb, index) => {
    const x = -1.5 + index * 0.62
    painter.face(
      [
        [x, 3.36, 22],
        [x + 0.46, 3.35, 22],
        [x + 0.5, 2.7 - (index % 2) * 0.15, 21.95],
        [x - 0.03, 2.72, 22],
      ],
      rgb,
      shade(rgb, 0.8),
    )
  })
}

const paintPots = (painter: Painter, random: Chance): void => {
  for (const [x, z] of [
    [-1.62, 24],
    [-1.62, 15.2],
    [1.62, 22.2],
    [-1.62, 14.2],
    [1.62, 10.6],
    [-1.62, 12.4],
    [1.62, 9.7],
  ] as const) {
    painter.stick([x, 0.05, z], [x, 0.36, z], 0.15, 0.22, 0xa8603c, 0x7d4429)
    for (let leaf = 0; leaf < 26; leaf++) {
      const spot = [x + (random() - 0.5) * 0.5, 0.5 + random() * 0.55, z + (random() - 0.5) * 0.4] as const
      painter.ball(spot, 0.05 + random() * 0.06, [0x3f7a38, 0x55964a, 0x2f5f2c, 0xc8506a][Math.floor(random() * 3.3)]!)
    }
  }
}

export const alley: Scene = {
  name: 'alley',
  title: 'Ngõ 3',
  begins_ms: (9 * 60 + 5) * 60_000,
  night: false,
  lens: { width: 1280, height: 720, focal: 780, height_m: 3.9, tilt: 0.25, turn: 0.01 },
  sun: { x: 0.35, z: -0.25 },
  lamps: [],
  background: paint,
  actors: [
    walker('ba-cu', { ...wardrobe.elder, shirt: 0x6a4a5a, tall_m: 1.5 }, passes([0.7, 26, 0.4, 16, 0.8, 8], 0.85, 2)),
    walker('di-lam', wardrobe.worker, passes([-0.6, 5, -0.3, 16, -0.5, 36], 1.45, 12)),
    walker('be-gai', { ...wardrobe.girl, tall_m: 1.2 }, passes([-1.2, 21, 0.4, 18, 1.1, 15], 1.1, 5)),
    walker('chu-nha', wardrobe.young, stays(-1.35, 18.6, 1.4)),
    rider(
      'vao-ngo',
      { body: 0x2a4f86, shirt: 0xb5792f, helmet: 0xe0e0dc },
      passes([0.1, 4, -0.2, 14, 0.2, 44], 3.3, 3),
    ),
    rider(
      'ra-ngo',
      { body: 0x9c2228, shirt: 0xd8d2c8, helmet: 0x2a2d33, passenger: 0x3f7f6a },
      passes([0.3, 44, 0.2, 24, 0, 4], 3.2, 17),
    ),
    cyclist(
      'xe-dap',
      { frame: 0x3a7a4a, shirt: 0xc0556a, hat: 'cone' },
      passes([-0.4, 40, -0.5, 20, -0.3, 4.5], 2.6, 8),
    ),
    dog('cho-con', 0xc49a62, passes([1.2, 9, 0.2, 13, -1, 17, 0.9, 24], 1.2, 9)),
  ],
}

export const alleyByNight: Scene = {
  ...alley,
  name: 'alley-night',
  title: 'Ngõ 7',
  begins_ms: (23 * 60 + 40) * 60_000,
  night: true,
  lens: { ...alley.lens, focal: 740, tilt: 0.27, turn: -0.03 },
  lamps: [],
  actors: [
    rider('ve-muon', { body: 0x2f3338, shirt: 0x8a8f94, helmet: 0xc9ccd0 }, passes([0.3, 46, 0.2, 24, 0, 4], 3.4, 4)),
    walker('nguoi-la', wardrobe.young, passes([-0.7, 32, -0.5, 20, -0.9, 7], 1.15, 1)),
    walker('tuan-tra-1', wardrobe.worker, passes([-0.5, 5, -0.4, 16, -0.4, 28], 1.2, 14)),
    walker('tuan-tra-2', { ...wardrobe.worker, shirt: 0x55703f }, passes([0.3, 5.3, 0.4, 16, 0.5, 28], 1.2, 14)),
    dog('cho-den', 0x38342f, passes([1.2, 22, 0.4, 17, -1.2, 12, 0.8, 7], 1.2, 8)),
  ],
}
