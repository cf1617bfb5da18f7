// Bicycle, hand cart and dog: the slower travellers.

import { type Place, type Pose, placeOn } from './body.ts'
import type { Painter } from './painter.ts'
import { drawPerson } from './person.ts'

export type Bicycle = { readonly frame: number; readonly shirt: number; readonly hat: 'cone' | 'hair' }

export const drawBicycle = (painter: Painter, pose: Pose, bike: Bicycle): void => {
  const at = placeOn(pose)
  for (const along of [0.55, -0.52]) {
    painter.stick(at(along, 0, 0.05), at(along, 0, 0.62), 0.03, 0.03, 0x1d1d1f)
    painter.wheel(at(along, 0, 0.33), 0.33, pose.heading, 0x2a2a2c, 0.75)
    painter.wheel(at(along, 0, 0.33), 0.28, pose.heading, 0x9a9a92, 0.55)
  }
  painter.stick(at(0.55, 0, 0.33), at(0.42, 0, 0.98), 0.03, 0.03, bike.frame)
  painter.stick(at(0.45, 0, 0.82), at(-0.12, 0, 0.4), 0.03, 0.03, bike.frame)
  painter.stick(at(-0.12, 0, 0.4), at(-0.22, 0, 0.9), 0.03, 0.03, bike.frame)
  painter.stick(at(-0.12, 0, 0.4), at(-0.52, 0, 0.33), 0.025, 0.025, bike.frame)
  painter.stick(at(0.42, -0.26, 1), at(0.42, 0.26, 1), 0.022, 0.022, 0x333333)
  painter.stick(at(-0.3, 0, 0.94), at(-0.1, 0, 0.95), 0.08, 0.05, 0x201c1a)
  drawCyclist(painter, at, pose, bike)
}

const drawCyclist = (painter: Painter, at: Place, pose: Pose, { shirt, hat }: Bicycle): void => {
  const turn = pose.time_s * pose.speed * 1.9
  for (const side of [-1, 1]) {
    const crank = turn + (side > 0 ? Math.PI : 0)
    const foot = at(-0.12 + Math.cos(crank) * 0.17, side * 0.12, 0.34 + Math.sin(crank) * 0.17)
    const knee = at(0.14 + Math.cos(crank) * 0.08, side * 0.13, 0.76 + Math.sin(crank) * 0.1)
    painter.stick(at(-0.2, side * 0.09, 0.98), knee, 0.085, 0.07, 0x2b2f3a)
    painter.stick(knee, foot, 0.07, 0.045, 0x2b2f3a)
  }
  painter.stick(at(-0.2, 0, 1), at(-0.02, 0, 1.42), 0.15, 0.18, shirt)
  for (const side of [-0.2, 0.2])
    painter.stick(at(0, side, 1.4), at(0.4, side * 1.1, 1.03), 0.055, 0.04, shirt, 0xc08a63)
  painter.stick(at(0.02, 0, 1.55), at(0.05, 0, 1.68), 0.07, 0.1, 0xc08a63)
  painter.ball(at(0.02, 0, 1.72), 0.105, 0x1d1815)
  if (hat === 'hair') return
  const brim = Array.from({ length: 12 }, (_, index) => {
    const angle = (index / 12) * Math.PI * 2
    return at(0.03 + Math.cos(angle) * 0.25, Math.sin(angle) * 0.25, 1.74)
  })
  brim.forEach((spot, index) => {
    painter.face([spot, brim[(index + 1) % 12]!, at(0.03, 0, 1.94)], index % 2 === 0 ? 0xe6d7a3 : 0xd4c28a)
  })
}

/** A two-wheeled cart of vegetables, pushed. */
export const drawCart = (painter: Painter, pose: Pose, shirt: number): void => {
  const at = placeOn(pose)
  const away = painter.view.depth(at(1, 0, 0.5)) > painter.view.depth(at(-1, 0, 0.5))
  const pusher = at(-1.35, 0, 0)
  const push = (): void =>
    drawPerson(
      painter,
      { ...pose, x: pusher[0], z: pusher[2] },
      { shirt, trousers: 0x33302f, hat: 'cone', tall_m: 1.6 },
    )
  if (!away) push()
  for (const side of [-0.55, 0.55]) painter.wheel(at(0, side, 0.33), 0.33, pose.heading, 0x232325)
  painter.stick(at(-0.95, -0.35, 0.95), at(-0.5, -0.35, 0.62), 0.03, 0.03, 0x6d5438)
  painter.stick(at(-0.95, 0.35, 0.95), at(-0.5, 0.35, 0.62), 0.03, 0.03, 0x6d5438)
  const bed = (up: number, grow: number) => [
    at(-0.75 - grow, -0.5 - grow, up),
    at(-0.75 - grow, 0.5 + grow, up),
    at(0.75 + grow, 0.5 + grow, up),
    at(0.75 + grow, -0.5 - grow, up),
  ]
  const low = bed(0.5, 0)
  const high = bed(0.78, 0.05)
  low.forEach((spot, side) => {
    painter.face([high[side]!, high[(side + 1) % 4]!, low[(side + 1) % 4]!, spot], 0x8a673f, 0x6a4d2d)
  })
  painter.face(high, 0x5d472b)
  const heap = [0x5b9a3c, 0x7bb04a, 0xd2802f, 0x4e8a36, 0xc0452f, 0x86b552]
  heap.forEach((rgb, index) => {
    painter.ball(at(-0.5 + (index % 3) * 0.48, index < 3 ? -0.22 : 0.22, 0.86), 0.25, rgb)
  })
  if (away) push()
}

export const drawDog = (painter: Painter, pose: Pose, coat: number): void => {
  const at = placeOn(pose)
  const step = Math.sin(pose.time_s * pose.speed * 6) * 0.12
  for (const [along, side, swing] of [
    [0.22, 0.07, step],
    [0.22, -0.07, -step],
    [-0.24, 0.07, -step],
    [-0.24, -0.07, step],
  ] as const) {
    painter.stick(at(along, side, 0.32), at(along + swing, side, 0.03), 0.045, 0.03, coat)
  }
  painter.stick(at(-0.26, 0, 0.38), at(0.24, 0, 0.4), 0.12, 0.13, coat)
  painter.stick(at(0.26, 0, 0.46), at(0.4, 0, 0.56), 0.08, 0.09, coat)
  painter.stick(at(0.42, 0, 0.55), at(0.54, 0, 0.52), 0.06, 0.035, coat)
  painter.stick(at(-0.32, 0, 0.44), at(-0.5, 0, 0.62), 0.03, 0.015, coat)
}
