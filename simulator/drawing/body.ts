// Body: a thing's own directions. A limb is placed by how far it is ahead, to the right and up from where the thing stands.

import type { Spot } from './view.ts'

export type Pose = {
  readonly x: number
  readonly z: number
  /** Where it faces: 0 is away from the camera, π/2 to the right. */
  readonly heading: number
  /** Seconds into the loop, for limbs that swing. */
  readonly time_s: number
  /** Metres a second. */
  readonly speed: number
}

export type Place = (ahead: number, right: number, up: number) => Spot

export const placeOn = ({ x, z, heading }: Pose): Place => {
  const sin = Math.sin(heading)
  const cos = Math.cos(heading)
  return (ahead, right, up) => [x + ahead * sin + right * cos, up, z + ahead * cos - right * sin]
}
