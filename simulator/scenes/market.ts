// The market road: stalls under striped awnings on both sides, vegetables in heaps, many people, a cart, motorbikes in between.

import { paintPole, paintSign, paintWire } from '#simulator/drawing/furniture.ts'
import { paintTree } from '#simulator/drawing/greenery.ts'
import { type House, paintHouse } from '#simulator/drawing/house.ts'
import type { Painter } from '#simulator/drawing/painter.ts'
import { type Chance, paintGround, paintSky, shade } from '#simulator/drawing/place.ts'
import { paintShadows } from '#simulator/drawing/shadows.ts'
import { cart, cyclist, dog, rider, walker, wardrobe } from './cast.ts'
import { passes, type Scene, stays } from './scene.ts'

const rows: readonly House[] = [
  { x0: -15, x1: -6.4, z0: 38, z1: 50, tall: 6.2, wall: 0xd8c9a4, roof: 0x777777, ridge: 0, doors: 4 },
  { x0: 6.4, x1: 15, z0: 36, z1: 48, tall: 3.4, wall: 0xcfc3a8, roof: 0x96442c, ridge: 2, doors: 4 },
  { x0: -15, x1: -6.4, z0: 24, z1: 36, tall: 3.6, wall: 0xe2cf9c, roof: 0xa2492e, ridge: 2.2, doors: 4 },
  { x0: 6.4, x1: 15, z0: 20, z1: 33, tall: 6.6, wall: 0xc8d3cf, roof: 0x777777, ridge: 0, doors: 4 },
  { x0: -15, x1: -6.4, z0: 9, z1: 21, tall: 6.4, wall: 0xdcd3c0, roof: 0x777777, ridge: 0, doors: 4 },
  { x0: 6.4, x1: 15, z0: 6, z1: 17, tall: 3.5, wall: 0xe8d193, roof: 0xa44a30, ridge: 2.2, doors: 3 },
]

const stalls = [
  { side: -1, z: 34, awning: 0x2f7fc0 },
  { side: 1, z: 31, awning: 0xd8433a },
  { side: -1, z: 27.5, awning: 0xd8433a },
  { side: 1, z: 24.5, awning: 0x2f9a5c },
  { side: -1, z: 21, awning: 0xe0a32e },
  { side: 1, z: 18, awning: 0x2f7fc0 },
  { side: -1, z: 14.5, awning: 0x2f9a5c },
  { side: 1, z: 11.5, awning: 0xd8433a },
] as const

const goods = [0x5f9f3c, 0x86b84e, 0xd2452f, 0xe2912f, 0xe6c93c, 0x7a4a8c, 0x3f7f3a, 0xc9c2a8]

const paint = (painter: Painter, random: Chance): void => {
  paintSky(painter, 0x93b4da, 0xe9e6dc)
  paintGround(painter, [-90, 3, -90, 150, 90, 150, 90, 3], 0x8c8a66, 12, random)
  for (let tree = 0; tree < 12; tree++)
    paintTree(painter, [-40 + tree * 7 + random() * 3, 0, 60 + random() * 8], 7, 3.8, random)
  paintGround(painter, [-6.4, 3, -6.4, 90, 6.4, 90, 6.4, 3], 0x9c9384, 14, random)
  paintGround(painter, [-2.6, 3, -2.6, 90, 2.6, 90, 2.6, 3], 0x85817b, 11, random)
  for (let puddle = 0; puddle < 9; puddle++) {
    const [x, z] = [-2 + random() * 4, 6 + random() * 30]
    painter.face(
      Array.from(
        { length: 9 },
        (_, k) => [x + Math.cos(k * 0.7) * (0.3 + random() * 0.4), 0, z + Math.sin(k * 0.7) * 0.5] as const,
      ),
      0x74736f,
    )
  }
  const shade_of = stalls.map(({ side, z }) => ({
    x0: side > 0 ? 2.8 : -5.6,
    x1: side > 0 ? 5.6 : -2.8,
    z0: z,
    z1: z + 3,
    tall: 2.5,
  }))
  paintShadows(painter, [...rows, ...shade_of], [])
  for (const house of rows) paintHouse(painter, house, random)
  paintSign(painter, (along, up) => [6.35, up, 33 - along], 'CHỢ ĐOÀI', [1.2, 4.6, 0.14], 0xb3261e)
  paintBanner(painter)
  for (const stall of stalls) paintStall(painter, stall, random)
  paintPole(painter, -5.9, 23, 8)
  for (const along of [-0.8, -0.4, 0.4, 0.8]) {
    paintWire(painter, [-5.9 + along, 7.5, 23], [-5.7 + along, 7.4, 60], 0.8)
    paintWire(painter, [-5.9 + along, 7.5, 23], [-6 + along, 7.4, -6], 0.7)
  }
}

const paintBanner = (painter: Painter): void => {
  painter.stick([-6.2, 6.2, 42], [6.2, 6.2, 42], 0.03, 0.03, 0x333333)
  painter.face(
    [
      [-5.2, 6.1, 42],
      [5.2, 6.1, 42],
      [5.2, 4.9, 42],
      [-5.2, 4.9, 42],
    ],
    0xc41f26,
  )
  paintSign(painter, (x, y) => [x - 5.2, y, 41.9], 'GIỮ CHỢ SẠCH', [0.5, 5.8, 0.135], 0xf4d53a)
}

type Stall = { readonly side: number; readonly z: number; readonly awning: number }

/** A table of goods with its back to the houses, under an awning on four posts. */
const paintStall = (painter: Painter, { side, z, awning }: Stall, random: Chance): void => {
  const inner = side * 3.4
  const outer = side * 5.2
  for (const [x, at] of [
    [inner, z + 2.8],
    [outer, z + 2.8],
    [outer, z],
  ] as const)
    painter.stick([x, 0, at], [x, 2.4, at], 0.04, 0.04, 0x77706a)
  painter.face(
    [
      [inner, 0.75, z],
      [inner, 0.75, z + 2.8],
      [inner, 0, z + 2.8],
      [inner, 0, z],
    ],
    0x6d4f32,
    0x503a26,
  )
  painter.face(
    [
      [inner, 0.75, z],
      [outer, 0.75, z],
      [outer, 0, z],
      [inner, 0, z],
    ],
    0x7b5a3a,
    0x5a4229,
  )
  painter.face(
    [
      [inner, 0.75, z],
      [inner, 0.75, z + 2.8],
      [outer, 0.75, z + 2.8],
      [outer, 0.75, z],
    ],
    0x8b6a45,
  )
  for (let heap = 0; heap < 12; heap++) {
    const rgb = goods[Math.floor(random() * goods.length)]!
    const along = z + 2.6 - (heap >> 1) * 0.46
    const across = heap % 2 === 0 ? outer - side * 0.5 : inner + side * 0.4
    for (let piece = 0; piece < 9; piece++) {
      const spot = [across + (random() - 0.5) * 0.6, 0.82 + random() * 0.16, along - random() * 0.3] as const
      painter.ball(spot, 0.09 + random() * 0.05, shade(rgb, 0.8 + random() * 0.35))
    }
  }
  painter.stick([inner, 0, z], [inner, 2.4, z], 0.04, 0.04, 0x77706a)
  const stripes = 8
  for (let stripe = 0; stripe < stripes; stripe++) {
    const from = z - 0.2 + (stripe * 3.2) / stripes
    const to = from + 3.2 / stripes
    const rgb = stripe % 2 === 0 ? awning : 0xeae5d8
    painter.face(
      [
        [outer, 2.75, from],
        [outer, 2.75, to],
        [inner - side * 0.6, 2.25, to],
        [inner - side * 0.6, 2.25, from],
      ],
      rgb,
    )
    painter.face(
      [
        [inner - side * 0.6, 2.25, from],
        [inner - side * 0.6, 2.25, to],
        [inner - side * 0.6, 2.05, to],
        [inner - side * 0.6, 2.05, from],
      ],
      shade(rgb, 0.85),
    )
  }
}

export const market: Scene = {
  name: 'market',
  title: 'Đường chợ',
  begins_ms: (6 * 60 + 40) * 60_000,
  night: false,
  lens: { width: 1280, height: 720, focal: 840, height_m: 5.2, tilt: 0.24, turn: -0.03 },
  sun: { x: -0.6, z: -0.2 },
  lamps: [],
  background: paint,
  actors: [
    walker('ban-rau', wardrobe.vendor, stays(-2.75, 16.2, 1.5)),
    walker('ban-ca', { ...wardrobe.vendor, shirt: 0x3f6f8a }, stays(2.75, 19.4, -1.6)),
    walker('ban-qua', { ...wardrobe.vendor, shirt: 0x8a3f5c }, stays(2.8, 12.8, -1.4)),
    walker('mua-1', wardrobe.shopper, stays(-2, 16.8, -1.7)),
    walker('mua-2', wardrobe.aunt, stays(2, 18.7, 1.5)),
    walker('mua-3', wardrobe.elder, stays(2, 25.8, 1.7)),
    walker('mua-4', { ...wardrobe.shopper, shirt: 0x7a8a3f }, stays(-2.1, 23, -1.5)),
    walker('di-cho-1', wardrobe.carrier, passes([-1.4, 40, -1.2, 22, -1.6, 8], 1.4, 0)),
    walker('di-cho-2', { ...wardrobe.shopper, shirt: 0xb0722f }, passes([1.5, 7, 1.2, 18, 1.6, 36], 1.3, 3)),
    walker('di-cho-3', wardrobe.young, passes([0.4, 40, 0.9, 26, 0.5, 9], 1.35, 11)),
    walker('me', wardrobe.aunt, passes([-0.6, 8, -0.4, 20, -0.6, 34], 1.15, 8)),
    walker('con', { ...wardrobe.girl, tall_m: 1.1 }, passes([-0.05, 8.2, 0.1, 20, -0.05, 34], 1.15, 8)),
    cart('xe-rau', 0x54708a, passes([0.9, 30, 0.6, 20, 0.9, 10], 0.9, 1)),
    rider(
      'len-cho',
      { body: 0xa8262c, shirt: 0x4a5f7a, helmet: 0xd8d8d4, load: 0x6f9f46 },
      passes([0.2, 4.5, -0.3, 20, 0.1, 52], 3.4, 15),
    ),
    rider(
      'xuong-cho',
      { body: 0x2c5a8a, shirt: 0xc0c4c8, helmet: 0x303338 },
      passes([0, 52, 0.2, 30, -0.4, 4.5], 3.6, 6),
    ),
    cyclist(
      'dap-xe',
      { frame: 0x7a2f2f, shirt: 0x6a7f9a, hat: 'cone' },
      passes([-0.9, 44, -0.6, 26, -0.9, 5], 2.6, 17),
    ),
    dog('cho-muc', 0x3a332d, passes([2.3, 24, 0, 20, -2.4, 19, -2.3, 12], 1.2, 10)),
  ],
}
