// The village gate: a road through two pillars under a tiled roof, a banyan tree, a pond, people going to the fields and back.

import { drawMotorbike } from '#simulator/drawing/motorbike.ts'
import type { Painter } from '#simulator/drawing/painter.ts'
import { drawPerson } from '#simulator/drawing/person.ts'
import {
  paintGround,
  paintHouse,
  paintPole,
  paintSky,
  paintTree,
  paintWall,
  paintWire,
  shade,
} from '#simulator/drawing/place.ts'
import { type Actor, passes, type Scene, stays } from './scene.ts'

export const villageGate: Scene = {
  name: 'village-gate',
  title: 'Cổng chính',
  begins_ms: (7 * 60 + 30) * 60_000,
  night: false,
  lens: { width: 1280, height: 720, focal: 860, height_m: 4.6, tilt: 0.22, turn: 0 },
  sun: { x: 0.75, z: -0.35 },
  lamps: [],
  background: (painter, random) => paint(painter, random),
  actors: people(),
}

const paint = (painter: Painter, random: () => number): void => {
  paintSky(painter, 0x86aee0, 0xdfe8ee)
  for (let hill = 0; hill < 26; hill++) {
    const x = -90 + hill * 7.4
    painter.stick([x, -2, 150], [x + 4, 6 + random() * 7, 150], 9, 6, 0x6f8f86, 0x5c7d62)
  }
  paintGround(
    painter,
    [
      [-120, 3],
      [-120, 150],
      [120, 150],
      [120, 3],
    ],
    0x7d9150,
    14,
    random,
  )
  for (let tree = 0; tree < 22; tree++)
    paintTree(painter, [-60 + tree * 5.6 + random() * 3, 0, 58 + random() * 10], 6, 3.2, random)
  paintGround(
    painter,
    [
      [-2.6, 3],
      [-2.2, 60],
      [2.2, 60],
      [2.6, 3],
    ],
    0x8d8a84,
    10,
    random,
  )
  paintGround(
    painter,
    [
      [-3.3, 3],
      [-2.8, 60],
      [-2.2, 60],
      [-2.6, 3],
    ],
    0x9a8564,
    16,
    random,
  )
  paintGround(
    painter,
    [
      [2.6, 3],
      [2.2, 60],
      [2.8, 60],
      [3.3, 3],
    ],
    0x9a8564,
    16,
    random,
  )
  paintGround(
    painter,
    [
      [-16, 14],
      [-15, 21],
      [-5.4, 21.5],
      [-4.6, 13.4],
    ],
    0x5d7d86,
    3,
    random,
  )
  painter.face(
    [
      [-16, 0, 14],
      [-4.6, 0, 13.4],
      [-4.6, -0.35, 13.4],
      [-16, -0.35, 14],
    ],
    0x8b8172,
  )
  paintHouse(
    painter,
    { x0: -13, x1: -5.6, z0: 30, z1: 40, tall: 3.2, wall: 0xe3cf9a, roof: 0xa5492f, ridge: 2, doors: 4 },
    random,
  )
  paintHouse(
    painter,
    { x0: 5, x1: 13, z0: 27, z1: 37, tall: 3.4, wall: 0xd9d3c2, roof: 0x9a432c, ridge: 2.2, doors: 4 },
    random,
  )
  paintGate(painter, random)
  paintHouse(
    painter,
    { x0: 5.2, x1: 13, z0: 9.5, z1: 17, tall: 3.3, wall: 0xd6c08a, roof: 0x9e4a30, ridge: 1.8, doors: 3 },
    random,
  )
  paintTree(painter, [-6.2, 0, 24], 7.5, 3.6, random)
  paintPole(painter, 3.9, 20, 7.5)
  for (const along of [-0.8, -0.4, 0.4, 0.8]) {
    paintWire(painter, [3.9 + along, 7.1, 20], [3.7 + along, 7.4, 60], 0.6)
    paintWire(painter, [3.9 + along, 7.1, 20], [4.4 + along, 7.4, -6], 0.8)
  }
}

const paintGate = (painter: Painter, random: () => number): void => {
  const stone = 0xcdbd98
  for (const side of [-1, 1]) {
    paintWall(painter, [side * 3.9, 26], [side * 9, 26], 1.7, shade(stone, 0.95), shade(stone, 0.7))
    paintWall(painter, [side * 2.9, 26.6], [side * 2.9, 26], 5, shade(stone, 0.7), shade(stone, 0.6))
    paintWall(painter, [side * 2.9, 26], [side * 3.9, 26], 5.2, stone, shade(stone, 0.78))
    paintWall(painter, [side * 3.1, 25.95], [side * 3.7, 25.95], 4.4, 0x9c2f25, 0x7d241c)
    painter.stick([side * 3.4, 5.2, 26], [side * 3.4, 5.7, 26], 0.55, 0.25, shade(stone, 0.9))
    painter.ball([side * 3.4, 6, 26], 0.28, 0xb98a3a)
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
      [-2.5, 5.7, 25.9],
      [2.5, 5.7, 25.9],
      [2.5, 4.9, 25.9],
      [-2.5, 4.9, 25.9],
    ],
    0x8e2a20,
  )
  for (let letter = 0; letter < 9; letter++) {
    const x = -1.9 + letter * 0.45
    painter.face(
      [
        [x, 5.5, 25.85],
        [x + 0.28, 5.5, 25.85],
        [x + 0.28, 5.1, 25.85],
        [x, 5.1, 25.85],
      ],
      0xf0d27a,
    )
  }
  for (let row = 0; row < 7; row++) {
    const up = 5.9 + row * 0.2
    const half = 5 - row * 0.28
    painter.face(
      [
        [-half, up + 0.22, 25.6],
        [half, up + 0.22, 25.6],
        [half + 0.25, up, 25.5],
        [-half - 0.25, up, 25.5],
      ],
      shade(0xa04a30, 0.85 + random() * 0.2),
      0x74301f,
    )
  }
  painter.stick([-5.3, 6, 25.5], [-5.9, 6.6, 25.5], 0.14, 0.06, 0x74301f)
  painter.stick([5.3, 6, 25.5], [5.9, 6.6, 25.5], 0.14, 0.06, 0x74301f)
}

function people(): Actor[] {
  const walker = (id: string, clothes: Parameters<typeof drawPerson>[2], pose: Actor['pose']): Actor => ({
    id,
    kind: 'person',
    pose,
    draw: (painter, at) => drawPerson(painter, at, clothes),
  })
  const rider = (id: string, bike: Parameters<typeof drawMotorbike>[2], pose: Actor['pose']): Actor => ({
    id,
    kind: 'motorbike',
    pose,
    draw: (painter, at) => drawMotorbike(painter, at, bike),
  })
  return [
    walker(
      'ba-ganh',
      { shirt: 0x7a3b57, trousers: 0x26252b, hat: 'cone', tall_m: 1.55, carries: 'shoulder-pole' },
      passes(
        [
          [-1.7, 34],
          [-1.6, 20],
          [-1.9, 7.5],
        ],
        1.2,
        2,
      ),
    ),
    walker(
      'hoc-sinh',
      { shirt: 0xf1f1ee, trousers: 0x28406e, hat: 'cap', tall_m: 1.45 },
      passes(
        [
          [2, 6.5],
          [1.8, 20],
          [1.9, 30],
        ],
        1.3,
        9,
      ),
    ),
    walker('ong-tu', { shirt: 0x8b8f6a, trousers: 0x4c4a40, hat: 'hair', tall_m: 1.66 }, stays(-4.2, 22.5, 2.4)),
    walker(
      'ba-sau',
      { shirt: 0x4f79a8, trousers: 0x2d2a33, hat: 'cone', tall_m: 1.56, carries: 'basket' },
      stays(-3.7, 23.1, -1.2),
    ),
    rider(
      'xe-do',
      { body: 0xb8242a, shirt: 0x3b5f93, helmet: 0xd9d9d6 },
      passes(
        [
          [0.9, 48],
          [0.8, 26],
          [1.2, 4.5],
        ],
        6.5,
        0,
      ),
    ),
    rider(
      'xe-xanh',
      { body: 0x245a9c, shirt: 0xc9862e, helmet: 0x35383f, passenger: 0xc4546c },
      passes(
        [
          [-0.9, 4.5],
          [-0.7, 26],
          [-0.8, 50],
        ],
        5.6,
        6.5,
      ),
    ),
    rider(
      'xe-cho-rau',
      { body: 0x3c3f44, shirt: 0x59743d, helmet: 0x86302b, load: 0x57913f },
      passes(
        [
          [0.7, 46],
          [0.9, 26],
          [1, 4.5],
        ],
        5,
        13,
      ),
    ),
  ]
}
