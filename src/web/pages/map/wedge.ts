// Wedge: what a camera sees from where it stands, as a shape on the map; and what a hand says that pulls at one of its handles.
// Directions are the compass's: 0 up, 90 to the right.

import type { Point } from './mercator.ts'

export const MOST_RANGE_M = 2000

/** Drawn where nobody said, once somebody pulls at it: what most cameras in a commune have. */
export const USUAL = { direction_deg: 0, field_of_view_deg: 84, range_m: 30 } as const

/** A point `length` away from where the camera stands. */
export const towards = (direction_deg: number, length: number): Point => {
  const angle = (direction_deg * Math.PI) / 180
  return { x: Math.sin(angle) * length, y: -Math.cos(angle) * length }
}

/** The path of a wedge around 0, 0. */
export const wedgePath = (direction_deg: number, field_of_view_deg: number, radius: number): string => {
  if (field_of_view_deg >= 359.5)
    return `M0 ${short(-radius)}A${short(radius)} ${short(radius)} 0 1 1 -.01 ${short(-radius)}Z`
  const [from, to] = [-0.5, 0.5].map(side => towards(direction_deg + side * field_of_view_deg, radius)) as [
    Point,
    Point,
  ]
  const large = field_of_view_deg > 180 ? 1 : 0
  return `M0 0L${short(from.x)} ${short(from.y)}A${short(radius)} ${short(radius)} 0 ${large} 1 ${short(to.x)} ${short(to.y)}Z`
}

/** The compass direction from the camera to the hand, in whole degrees. */
export const directionTo = ({ x, y }: Point): number => wholeDegrees((Math.atan2(x, -y) * 180) / Math.PI)

/** 0 to 359, from any number of turns. */
export const wholeDegrees = (degrees: number): number => ((Math.round(degrees) % 360) + 360) % 360

/** Metres, from pixels between camera and hand. */
export const rangeTo = ({ x, y }: Point, px_per_metre: number): number =>
  Math.min(MOST_RANGE_M, Math.max(1, Math.round(Math.hypot(x, y) / px_per_metre)))

/** How wide it sees when the hand holds one edge. */
export const widthTo = (hand: Point, direction_deg: number): number => {
  const off = Math.abs(directionTo(hand) - direction_deg)
  return Math.min(360, Math.max(2, 2 * Math.min(off, 360 - off)))
}

const short = (value: number): number => Math.round(value * 100) / 100
