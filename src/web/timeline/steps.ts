// Steps: how far a key moves on a timeline: about a fiftieth of what is seen, in a length that people count in. Pure.

import { TICKS_PER_SECOND } from '#base/units.ts'
import { lengthOf, type View } from './view.ts'

const steps = [0.2, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 43_200, 86_400]

export const keyStep = (view: View): number => {
  const least = lengthOf(view) / 60
  const seconds = steps.find(step => step * TICKS_PER_SECOND >= least) ?? steps.at(-1)!
  return seconds * TICKS_PER_SECOND
}
