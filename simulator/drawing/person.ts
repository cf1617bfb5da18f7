// Person: somebody who walks, stands or sits, with a conical hat or a shopping basket when they have one.

import { type Pose, placeOn } from './body.ts'
import type { Painter } from './painter.ts'

export type Clothes = {
  readonly shirt: number
  readonly trousers: number
  readonly hat: 'cone' | 'cap' | 'hair'
  readonly tall_m: number
  readonly carries?: 'basket' | 'shoulder-pole'
}

const SKIN = 0xc08a63
const STRIDE_M = 1.3

export const drawPerson = (painter: Painter, pose: Pose, clothes: Clothes): void => {
  const at = placeOn(pose)
  const size = clothes.tall_m / 1.65
  const step = pose.speed === 0 ? 0 : Math.sin((pose.time_s * pose.speed * 2 * Math.PI) / STRIDE_M)
  const swing = step * 0.34 * size
  const bob = Math.abs(step) * 0.03
  const hip = 0.86 * size - bob
  const neck = 1.4 * size - bob
  const legs = [
    { side: -0.1, ahead: swing },
    { side: 0.1, ahead: -swing },
  ]
  for (const { side, ahead } of legs) {
    const lifted = Math.max(0, -ahead) * 0.25
    const knee = at(ahead * 0.5 + 0.04, side, hip * 0.52)
    painter.stick(at(0, side * 0.8, hip), knee, 0.1 * size, 0.075 * size, clothes.trousers)
    painter.stick(knee, at(ahead, side, 0.07 + lifted), 0.075 * size, 0.05 * size, clothes.trousers)
    painter.stick(at(ahead - 0.04, side, 0.05 + lifted), at(ahead + 0.13, side, 0.04 + lifted), 0.045, 0.04, 0x2b2420)
  }
  const armSwing = swing * 0.8
  painter.stick(
    at(0, -0.22 * size, neck - 0.06),
    at(-armSwing, -0.27 * size, hip + 0.02),
    0.06,
    0.045,
    clothes.shirt,
    SKIN,
  )
  painter.stick(at(0, 0, hip), at(0, 0, neck - 0.08), 0.16 * size, 0.2 * size, clothes.shirt, clothes.trousers)
  painter.stick(
    at(0, 0.22 * size, neck - 0.06),
    at(armSwing, 0.27 * size, hip + 0.02),
    0.06,
    0.045,
    clothes.shirt,
    SKIN,
  )
  drawHead(painter, at, neck, size, clothes)
  drawLoad(painter, at, hip, neck, clothes)
}

const drawHead = (
  painter: Painter,
  at: ReturnType<typeof placeOn>,
  neck: number,
  size: number,
  clothes: Clothes,
): void => {
  const head = neck + 0.14 * size
  painter.stick(at(0, 0, neck - 0.03), at(0.01, 0, head), 0.055, 0.1, SKIN)
  painter.ball(at(-0.025, 0, head + 0.035), 0.105, 0x1d1815)
  if (clothes.hat === 'hair') return
  if (clothes.hat === 'cap') {
    painter.stick(at(-0.02, 0, head + 0.07), at(0.12, 0, head + 0.05), 0.1, 0.05, clothes.trousers)
    return
  }
  // Nón lá: a cone of pale palm leaves.
  const brim = Array.from({ length: 12 }, (_, index) => {
    const angle = (index / 12) * Math.PI * 2
    return at(Math.cos(angle) * 0.24, Math.sin(angle) * 0.24, head + 0.04)
  })
  painter.face(brim, 0xb79f6a)
  brim.forEach((spot, index) => {
    painter.face([spot, brim[(index + 1) % brim.length]!, at(0, 0, head + 0.23)], index % 2 === 0 ? 0xe6d7a3 : 0xd9c892)
  })
}

const drawLoad = (
  painter: Painter,
  at: ReturnType<typeof placeOn>,
  hip: number,
  neck: number,
  clothes: Clothes,
): void => {
  if (clothes.carries === 'basket') {
    painter.stick(at(0.03, 0.36, hip - 0.28), at(0.03, 0.36, hip - 0.12), 0.13, 0.16, 0xb5763a, 0x8a5527)
    painter.stick(at(0.03, 0.34, hip - 0.02), at(0.03, 0.36, hip - 0.1), 0.02, 0.06, 0x2f8f4e)
  }
  if (clothes.carries !== 'shoulder-pole') return
  painter.stick(at(0.85, 0.08, neck - 0.12), at(-0.85, 0.08, neck - 0.12), 0.025, 0.025, 0x9b7440)
  for (const end of [0.8, -0.8]) {
    painter.stick(at(end, 0.08, neck - 0.15), at(end, 0.08, 0.42), 0.012, 0.012, 0x6b5535)
    painter.stick(at(end, 0.08, 0.24), at(end, 0.08, 0.36), 0.2, 0.28, 0xa67c44, 0x7c5a2d)
    painter.stick(at(end, 0.08, 0.42), at(end, 0.08, 0.46), 0.23, 0.16, 0x5f9a3d)
  }
}
