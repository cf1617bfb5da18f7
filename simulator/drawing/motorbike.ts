// Motorbike: the street's usual traveller, with a rider in a helmet and now and then somebody behind.

import { type Place, type Pose, placeOn } from './body.ts'
import type { Painter } from './painter.ts'

export type Motorbike = {
  readonly body: number
  readonly shirt: number
  readonly helmet: number
  readonly passenger?: number
  /** Goods tied behind the rider. */
  readonly load?: number
}

export const drawMotorbike = (painter: Painter, pose: Pose, bike: Motorbike): void => {
  const at = placeOn(pose)
  // What is farther from the camera is drawn first.
  const away = painter.view.depth(at(1, 0, 0.5)) > painter.view.depth(at(-1, 0, 0.5))
  const parts: (() => void)[] = [
    () => drawFront(painter, at, pose, bike),
    () => drawRider(painter, at, bike.shirt, bike.helmet, 0.05),
    () => drawRear(painter, at, pose, bike),
  ]
  if (bike.passenger !== undefined) {
    const shirt = bike.passenger
    parts.splice(2, 0, () => drawRider(painter, at, shirt, 0xd8d2c4, -0.38))
  }
  if (painter.night) drawBeam(painter, at)
  drawWheels(painter, at, pose)
  for (const part of away ? parts : parts.reverse()) part()
  if (painter.night && !away) painter.glow(at(0.62, 0, 0.88), 0.55)
}

/** Stands, or is pushed: nobody rides it and its lamp is off. */
export const drawParkedMotorbike = (painter: Painter, pose: Pose, bike: Motorbike): void => {
  const at = placeOn(pose)
  const away = painter.view.depth(at(1, 0, 0.5)) > painter.view.depth(at(-1, 0, 0.5))
  const parts: (() => void)[] = [() => drawFront(painter, at, pose, bike), () => drawRear(painter, at, pose, bike)]
  drawWheels(painter, at, pose)
  for (const part of away ? parts : parts.reverse()) part()
}

/** How far and how wide: many faint beams over each other have no edge. */
const beams = Array.from({ length: 9 }, (_, index) => [10 - index * 0.9, 2 - index * 0.19] as const)

const drawBeam = (painter: Painter, at: Place): void => {
  for (const [far, wide] of beams) {
    painter.beam([at(0.8, -0.15, 0), at(0.8, 0.15, 0), at(far, wide, 0), at(far, -wide, 0)], 0.045)
  }
}

const drawWheels = (painter: Painter, at: Place, pose: Pose): void => {
  for (const along of [0.62, -0.6]) {
    painter.stick(at(along, 0, 0.06), at(along, 0, 0.5), 0.07, 0.07, 0x1a1a1c)
    painter.wheel(at(along, 0, 0.28), 0.28, pose.heading, 0x161618)
    painter.wheel(at(along, 0, 0.28), 0.17, pose.heading, 0x77797c)
    painter.wheel(at(along, 0, 0.28), 0.06, pose.heading, 0x2a2b2d)
  }
}

const drawFront = (painter: Painter, at: Place, pose: Pose, bike: Motorbike): void => {
  painter.stick(at(0.62, 0, 0.3), at(0.42, 0, 0.95), 0.06, 0.05, 0x3a3b3e)
  painter.stick(at(0.5, 0, 0.5), at(0.4, 0, 0.9), 0.16, 0.17, bike.body)
  painter.stick(at(0.4, -0.33, 1.02), at(0.4, 0.33, 1.02), 0.03, 0.03, 0x26272a)
  painter.stick(at(0.44, -0.24, 1.04), at(0.42, -0.32, 1.22), 0.012, 0.04, 0x26272a)
  painter.stick(at(0.44, 0.24, 1.04), at(0.42, 0.32, 1.22), 0.012, 0.04, 0x26272a)
  painter.ball(at(0.56, 0, 0.88), 0.085, painter.night ? 0xffffff : 0xf3efd8)
  painter.stick(at(0.66, -0.07, 0.5), at(0.66, 0.07, 0.5), 0.09, 0.09, lighter(bike.body, pose.speed > 0 ? 0.85 : 0.7))
}

const drawRear = (painter: Painter, at: Place, _pose: Pose, bike: Motorbike): void => {
  painter.stick(at(0.3, 0, 0.42), at(-0.35, 0, 0.42), 0.14, 0.16, 0x35363a)
  painter.stick(at(-0.1, 0, 0.6), at(-0.72, 0, 0.68), 0.16, 0.12, bike.body)
  painter.stick(at(0.05, 0, 0.76), at(-0.62, 0, 0.8), 0.1, 0.1, 0x1c1b1d)
  painter.stick(at(-0.78, 0, 0.66), at(-0.8, 0, 0.66), 0.06, 0.06, painter.night ? 0xf0f0f0 : 0xb01c1c)
  painter.face([at(-0.82, -0.1, 0.58), at(-0.82, 0.1, 0.58), at(-0.82, 0.1, 0.45), at(-0.82, -0.1, 0.45)], 0xf4f4f0)
  painter.stick(at(0.1, 0.17, 0.3), at(-0.75, 0.19, 0.36), 0.04, 0.06, 0x8b8d90)
  if (bike.load === undefined) return
  painter.stick(at(-0.55, -0.2, 1), at(-0.55, 0.2, 1), 0.24, 0.24, bike.load, lighter(bike.load, 0.7))
}

const drawRider = (painter: Painter, at: Place, shirt: number, helmet: number, along: number): void => {
  for (const side of [-0.16, 0.16]) {
    painter.stick(at(along - 0.1, side * 0.8, 0.84), at(along + 0.28, side * 1.2, 0.78), 0.1, 0.085, 0x2a3142)
    painter.stick(at(along + 0.28, side * 1.2, 0.78), at(along + 0.2, side * 1.1, 0.36), 0.08, 0.06, 0x2a3142)
    painter.stick(at(along + 0.16, side * 1.1, 0.32), at(along + 0.32, side * 1.1, 0.31), 0.05, 0.05, 0x241f1c)
  }
  painter.stick(at(along - 0.12, 0, 0.88), at(along, 0, 1.3), 0.17, 0.19, shirt, lighter(shirt, 0.72))
  for (const side of [-0.24, 0.24]) {
    painter.stick(at(along, side, 1.3), at(along + 0.18, side * 1.25, 1.08), 0.065, 0.055, shirt)
    painter.stick(at(along + 0.18, side * 1.25, 1.08), at(along + 0.36, side * 1.1, 1.05), 0.05, 0.04, 0xc08a63)
  }
  painter.stick(at(along + 0.02, 0, 1.42), at(along + 0.06, 0, 1.54), 0.07, 0.1, 0xc08a63)
  painter.stick(at(along + 0.01, 0, 1.6), at(along + 0.04, 0, 1.61), 0.135, 0.13, helmet, lighter(helmet, 0.8))
}

const lighter = (rgb: number, by: number): number => {
  const part = (shift: number): number => Math.min(255, Math.round(((rgb >> shift) & 255) * by)) << shift
  return part(16) | part(8) | part(0)
}
