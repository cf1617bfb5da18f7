// The junction: the main road, a side road from the right, shops and houses at the corners; by day, and by night under a lamp.

import { paintFlag, paintPole, paintSign, paintWire } from '#simulator/drawing/furniture.ts'
import { paintTree } from '#simulator/drawing/greenery.ts'
import { type House, paintHouse } from '#simulator/drawing/house.ts'
import type { Painter } from '#simulator/drawing/painter.ts'
import { type Chance, ground, paintGround, paintOpening, paintSky, paintWall, shade } from '#simulator/drawing/place.ts'
import { paintShadows } from '#simulator/drawing/shadows.ts'
import { cart, cyclist, dog, rider, walker, wardrobe } from './cast.ts'
import { passes, type Scene, stays } from './scene.ts'

const left: readonly House[] = [
  { x0: -14, x1: -5.4, z0: 33, z1: 45, tall: 3.4, wall: 0xdccb9c, roof: 0x96442c, ridge: 2, doors: 4 },
  { x0: -14, x1: -5.4, z0: 20, z1: 30, tall: 6.4, wall: 0xcfd8d2, roof: 0x777777, ridge: 0, doors: 3 },
  { x0: -14, x1: -5.4, z0: 8, z1: 17, tall: 3.4, wall: 0xe6cf8e, roof: 0xa54a2e, ridge: 2.1, doors: 3 },
]
const right: readonly House[] = [
  { x0: 5.6, x1: 15, z0: 38, z1: 48, tall: 3.2, wall: 0xd8d0bd, roof: 0x8f3f2a, ridge: 2, doors: 4 },
  { x0: 5.6, x1: 15, z0: 24.5, z1: 34, tall: 6.2, wall: 0xe2d3ae, roof: 0x777777, ridge: 0, doors: 3 },
]

const paint = (painter: Painter, random: Chance): void => {
  paintSky(painter, 0x7fa6d8, 0xe3e6e4)
  paintGround(painter, [-90, 3, -90, 150, 90, 150, 90, 3], 0x8b8a5c, 14, random)
  for (let tree = 0; tree < 16; tree++) {
    paintTree(painter, [-46 + tree * 6 + random() * 3, 0, 62 + random() * 12], 7, 3.6, random)
  }
  paintRoads(painter, random)
  paintShadows(painter, [...left, ...right], [[[18.5, 4.6, 28.5], 2.8]])
  for (const house of left) paintHouse(painter, house, random)
  for (const house of right) paintHouse(painter, house, random)
  paintShop(painter)
  paintTree(painter, [18.5, 0, 28.5], 6.2, 2.8, random)
  paintFlowerBed(painter, random)
  paintFlag(painter, [-5, 3.3, 12], 1.1)
  paintPole(painter, -4.9, 18.5, 8)
  painter.stick([-4.9, 7.2, 18.5], [-2.6, 7.5, 18.5], 0.05, 0.04, 0x8a8a88)
  painter.stick([-2.8, 7.5, 18.5], [-2.2, 7.45, 18.5], 0.1, 0.08, 0xe8e8e0)
  for (const along of [-0.8, -0.4, 0.4, 0.8]) {
    paintWire(painter, [-4.9 + along, 7.5, 18.5], [-4.6 + along, 7.4, 60], 0.9)
    paintWire(painter, [-4.9 + along, 7.5, 18.5], [-5 + along, 7.4, -6], 0.6)
    paintWire(painter, [-4.9 + along, 7.5, 18.5], [24, 7 + along * 0.4, 22], 0.8)
  }
  // The convex mirror that shows drivers what comes out of the side road.
  painter.stick([-4.1, 0, 21.5], [-4.1, 2.3, 21.5], 0.05, 0.05, 0xc9482f)
  painter.ball([-4.1, 2.6, 21.5], 0.42, 0xc9482f)
  painter.ball([-4.1, 2.6, 21.4], 0.35, 0xb9cbd8, 0x7e8d92)
}

const paintRoads = (painter: Painter, random: Chance): void => {
  const kerb = 0xb5b0a4
  painter.face(ground([-5, 3, -5, 100, -3.1, 100, -3.1, 3]), 0xa79f8e)
  painter.face(ground([3.1, 23.6, 3.1, 100, 5, 100, 5, 23.6]), 0xa79f8e)
  painter.face(ground([3.1, 3, 3.1, 15.6, 60, 15.6, 60, 13.6, 5, 13.6, 5, 3]), 0xa79f8e)
  paintGround(painter, [-3, 3, -3, 100, 3, 100, 3, 3], 0x77767a, 9, random)
  paintGround(painter, [3, 16, 3, 23.4, 90, 23.4, 90, 16], 0x7b7978, 9, random)
  painter.face(ground([-3.12, 3, -3.12, 100, -2.98, 100, -2.98, 3]), kerb)
  painter.face(ground([2.98, 23.4, 2.98, 100, 3.12, 100, 3.12, 23.4]), kerb)
  for (let dash = 0; dash < 16; dash++) {
    const z = 4 + dash * 4
    if (z > 14 && z < 24) continue
    painter.face(ground([-0.07, z, -0.07, z + 2, 0.07, z + 2, 0.07, z]), 0xd8d6cc)
  }
  for (let bar = 0; bar < 8; bar++) {
    const x = -2.7 + bar * 0.7
    painter.face(ground([x, 25, x, 27.4, x + 0.36, 27.4, x + 0.36, 25]), 0xdedcd2)
  }
  painter.face(ground([3.4, 16.2, 3.4, 23.2, 3.75, 23.2, 3.75, 16.2]), 0xd6d4ca)
}

/** Low leaves and flowers at the corner, and a stone bench. */
const paintFlowerBed = (painter: Painter, random: Chance): void => {
  painter.face(ground([6.3, 9.6, 6.3, 12.4, 14, 12.4, 14, 9.6]), 0x6f6144)
  for (let plant = 0; plant < 520; plant++) {
    const spot = [6.5 + random() * 7.2, 0.1 + random() * 0.28, 12.2 - (plant / 520) * 2.4] as const
    const rgb = [0x3f6f30, 0x4f8a3c, 0x5f9a48, 0x36602b, 0xd2506a, 0xe8c84a][Math.floor(random() ** 1.6 * 6)]!
    painter.ball(spot, 0.045 + random() * 0.065, rgb)
  }
  painter.stick([8, 0.42, 8.6], [9.8, 0.42, 8.6], 0.09, 0.09, 0xb9b4a8, 0x8f8a7e)
  for (const x of [8.2, 9.6]) painter.stick([x, 0, 8.6], [x, 0.36, 8.6], 0.12, 0.1, 0x9a9588)
}

const paintShop = (painter: Painter): void => {
  const wall = (along: number, up: number): [number, number, number] => [5.55, up, 34 - along]
  painter.face([wall(1, 2.7), wall(8.6, 2.7), wall(8.6, 0), wall(1, 0)], 0x3a3532)
  for (let shelf = 0; shelf < 3; shelf++) {
    for (let item = 0; item < 15; item++) {
      const rgb = [0xc8452f, 0xd9b23a, 0x3f7fae, 0x5d9a4a, 0xe0dccf][(item * 7 + shelf * 3) % 5]!
      const x = 1.2 + item * 0.48
      painter.face(
        [
          wall(x, 0.7 + shelf * 0.7),
          wall(x + 0.4, 0.7 + shelf * 0.7),
          wall(x + 0.4, 0.3 + shelf * 0.7),
          wall(x, 0.3 + shelf * 0.7),
        ],
        rgb,
      )
    }
  }
  painter.face([wall(0.6, 4), wall(9, 4), wall(9, 3.1), wall(0.6, 3.1)], 0x1f5fa8)
  paintSign(painter, (along, up) => wall(along, up), 'TẠP HÓA', [1.6, 3.86, 0.085], 0xf5f2e6)
  for (let stripe = 0; stripe < 14; stripe++) {
    const from = 34 - 0.6 - stripe * 0.6
    painter.face(
      [
        [5.55, 3.1, from],
        [5.55, 3.1, from - 0.6],
        [4, 2.5, from - 0.6],
        [4, 2.5, from],
      ],
      stripe % 2 === 0 ? 0xd44a3c : 0xece6d8,
    )
  }
  const front = paintWall(painter, [5.58, 24.48], [14.9, 24.48], 3, 0xd6c6a0, shade(0xd6c6a0, 0.85))
  paintOpening(painter, front, [1, 4.4, 0, 2.5], 0x4b5a66, 0x39424a)
  paintOpening(painter, front, [5.6, 7.6, 0.9, 2.4], 0x5a4632, 0x2c3138)
}

const crossing = [-3.8, 26.2, 4.2, 26.2]

export const junction: Scene = {
  name: 'junction',
  title: 'Ngã ba Đình',
  begins_ms: (16 * 60 + 45) * 60_000,
  night: false,
  lens: { width: 1280, height: 720, focal: 800, height_m: 5.6, tilt: 0.25, turn: 0.1 },
  sun: { x: 0.5, z: 0.45 },
  lamps: [],
  background: paint,
  actors: [
    rider(
      're-trai',
      { body: 0x1f3f7a, shirt: 0xa33c3c, helmet: 0xe4e4e0 },
      passes([26, 20.6, 8, 20.6, 1, 17.5, 1.5, 10, 1.6, 4], 5.2, 0),
    ),
    rider(
      'di-thang',
      { body: 0x8a1f26, shirt: 0x5c7a8c, helmet: 0x23262c },
      passes([1.5, 56, 1.4, 30, 1.6, 4], 7.2, 5),
    ),
    rider(
      'len-doc',
      { body: 0x2f3236, shirt: 0xd0a23e, helmet: 0x2f5f9e, passenger: 0x6d3f6e },
      passes([-1.4, 4, -1.4, 30, -1.5, 60], 6, 9),
    ),
    rider(
      're-phai',
      { body: 0xcfd2d4, shirt: 0x3a6b4a, helmet: 0xb02a2a },
      passes([-1, 4, -0.6, 13, 3.5, 18, 14, 18.2, 34, 18.2], 5, 14),
    ),
    rider(
      'cho-hang',
      { body: 0x44474c, shirt: 0x7d6a4a, helmet: 0x1f2226, load: 0xb98a4a },
      passes([1.6, 50, 1.4, 24, 5, 20.4, 24, 20.6], 5.4, 19),
    ),
    cyclist('co-giao', { frame: 0x2f7a5a, shirt: 0xd9dbe8, hat: 'hair' }, passes([-2.3, 5, -2.4, 20, -2.2, 48], 3, 2)),
    walker('qua-duong', wardrobe.shopper, passes(crossing, 1.15, 4)),
    walker('tan-hoc', wardrobe.pupil, passes([-4, 44, -4.2, 30, -4.2, 22.5, -4, 16], 1.25, 1)),
    walker('ban-hoc', wardrobe.girl, passes([-3.6, 44.6, -3.7, 30, -3.7, 22.5, -3.5, 16.4], 1.25, 1)),
    walker('dung-cho', wardrobe.elder, stays(3.8, 28.5, -1.4)),
    cart('xe-day', 0x8a6a9a, passes([30, 17.2, 14, 17.2, 7, 17.4], 1, 12)),
    dog('cho-vang', 0xb98a55, passes([-4.3, 9, -3.8, 14, -4.4, 24], 1.4, 16)),
  ],
}

export const junctionByNight: Scene = {
  ...junction,
  name: 'junction-night',
  title: 'Ngã ba Trạm',
  begins_ms: (22 * 60 + 15) * 60_000,
  night: true,
  lens: { ...junction.lens, focal: 760, turn: 0.16, tilt: 0.27 },
  lamps: [{ at: [-1.6, 0, 18.5], radius_m: 7, light: 0.55 }],
  actors: [
    rider(
      've-khuya',
      { body: 0x30343a, shirt: 0x5c7a8c, helmet: 0xb9bcc0 },
      passes([1.5, 58, 1.4, 30, 1.6, 4], 6.4, 1),
    ),
    rider(
      'di-xa',
      { body: 0x6a1f26, shirt: 0x777f70, helmet: 0x40454c, passenger: 0x8c8c94 },
      passes([-1.4, 4, -1.4, 30, -1.5, 60], 6, 8),
    ),
    rider(
      're-ra',
      { body: 0x24406a, shirt: 0xa0a09a, helmet: 0xd0d0d0 },
      passes([30, 20.6, 8, 20.6, 1, 17.5, 1.5, 10, 1.6, 4], 5, 14),
    ),
    walker('di-tuan', wardrobe.worker, passes([-3.9, 9, -3.9, 20, -4.1, 33], 1.2, 3)),
    walker('di-bo', wardrobe.young, passes([16, 17, 6, 17, 2.2, 14, 2.4, 8], 1.25, 6)),
    dog('cho-den', 0x2c2a28, passes([4.4, 27, 3.6, 22, -2, 20, -4.4, 13], 1.3, 5)),
  ],
}
