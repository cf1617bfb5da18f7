// Bag: rubbish that somebody left by the road, tied at the top; small or as large as a sack of cement.

import { type Pose, placeOn } from './body.ts'
import type { Painter } from './painter.ts'

export type Bag = { readonly colour: number; readonly tall_m: number }

export const drawBag = (painter: Painter, pose: Pose, { colour, tall_m }: Bag): void => {
  const at = placeOn(pose)
  const wide = tall_m * 0.42
  painter.stick(at(0, 0, wide * 0.9), at(0, 0, tall_m * 0.6), wide, wide * 0.72, colour, darker(colour))
  painter.stick(at(0, 0, tall_m * 0.62), at(0.02, 0.03, tall_m), wide * 0.5, wide * 0.12, colour)
  painter.stick(at(0.05, wide * 0.8, 0.08), at(0.04, wide * 1.3, 0.07), 0.06, 0.05, darker(colour))
}

const darker = (rgb: number): number => {
  const part = (shift: number): number => Math.round(((rgb >> shift) & 255) * 0.7) << shift
  return part(16) | part(8) | part(0)
}
