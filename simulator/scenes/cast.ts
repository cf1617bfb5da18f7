// Cast: the people of the commune and what they ride, as actors of a scene.

import { type Bag, drawBag } from '#simulator/drawing/bag.ts'
import { type Bicycle, drawBicycle, drawCart, drawDog } from '#simulator/drawing/bicycle.ts'
import { drawMotorbike, drawParkedMotorbike, type Motorbike } from '#simulator/drawing/motorbike.ts'
import { type Clothes, drawPerson } from '#simulator/drawing/person.ts'
import type { Actor } from './scene.ts'

type Steps = Actor['pose']

export const walker = (id: string, clothes: Clothes, pose: Steps): Actor => ({
  id,
  kind: 'person',
  pose,
  draw: (painter, at) => drawPerson(painter, at, clothes),
})

export const rider = (id: string, bike: Motorbike, pose: Steps): Actor => ({
  id,
  kind: 'motorbike',
  pose,
  draw: (painter, at) => drawMotorbike(painter, at, bike),
})

/** A motorbike that nobody rides. */
export const parked = (id: string, bike: Motorbike, pose: Steps): Actor => ({
  id,
  kind: 'motorbike',
  pose,
  draw: (painter, at) => drawParkedMotorbike(painter, at, bike),
})

export const bag = (id: string, filled: Bag, pose: Steps): Actor => ({
  id,
  kind: 'bag',
  pose,
  draw: (painter, at) => drawBag(painter, at, filled),
})

export const cyclist = (id: string, bike: Bicycle, pose: Steps): Actor => ({
  id,
  kind: 'bicycle',
  pose,
  draw: (painter, at) => drawBicycle(painter, at, bike),
})

export const cart = (id: string, shirt: number, pose: Steps): Actor => ({
  id,
  kind: 'cart',
  pose,
  draw: (painter, at) => drawCart(painter, at, shirt),
})

export const dog = (id: string, coat: number, pose: Steps): Actor => ({
  id,
  kind: 'dog',
  pose,
  draw: (painter, at) => drawDog(painter, at, coat),
})

const grey = { trousers: 0x2c2d33, tall_m: 1.64 } as const

/** What people of the street wear, by who they are. */
export const wardrobe = {
  carrier: { shirt: 0x7a3b57, trousers: 0x26252b, hat: 'cone', tall_m: 1.55, carries: 'shoulder-pole' },
  shopper: { shirt: 0x4f79a8, trousers: 0x2d2a33, hat: 'cone', tall_m: 1.56, carries: 'basket' },
  aunt: { shirt: 0xb8516a, trousers: 0x3b2f3a, hat: 'cone', tall_m: 1.54 },
  pupil: { shirt: 0xf1f1ee, trousers: 0x28406e, hat: 'cap', tall_m: 1.45 },
  girl: { shirt: 0xf3f0ea, trousers: 0x9c2f3a, hat: 'hair', tall_m: 1.42 },
  elder: { shirt: 0x8b8f6a, trousers: 0x4c4a40, hat: 'hair', tall_m: 1.62 },
  worker: { shirt: 0x2f5f8f, hat: 'cap', ...grey },
  young: { shirt: 0x2f7d5a, hat: 'hair', ...grey },
  vendor: { shirt: 0xc77a2f, trousers: 0x40352f, hat: 'cone', tall_m: 1.3 },
} as const satisfies Record<string, Clothes>
