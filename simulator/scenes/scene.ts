// Scene: one stretch of street with what stands in it, who passes through it, and when. Everything repeats after `LOOP_S`,
// so that the last picture leads into the first.

import type { Pose } from '#simulator/drawing/body.ts'
import type { Painter, Sun } from '#simulator/drawing/painter.ts'
import type { Lens, Spot } from '#simulator/drawing/view.ts'

export const LOOP_S = 24

export type Scene = {
  readonly name: string
  /** Burned into the picture. */
  readonly title: string
  /** The time of day at which the loop begins, milliseconds; undefined: this camera burns no clock in. */
  readonly begins_ms: number | undefined
  readonly night: boolean
  readonly lens: Lens
  readonly sun: Sun
  /** Street lamps by night: where their light falls, how far, and how brightly. */
  readonly lamps: readonly { readonly at: Spot; readonly radius_m: number; readonly light: number }[]
  readonly background: (painter: Painter, random: () => number) => void
  /** Leaves and other still things in front of those who pass. */
  readonly actors: readonly Actor[]
}

export type Actor = {
  readonly id: string
  readonly kind: 'person' | 'motorbike' | 'bicycle' | 'cart' | 'dog' | 'bag'
  readonly pose: (time_s: number) => Pose | undefined
  readonly draw: (painter: Painter, pose: Pose) => void
}

/** x, z, x, z … in metres. */
export type Way = readonly number[]

/** Passes along a way once a loop, at a steady speed, setting off at `from_s`; absent before and after. */
export const passes = (way: Way, speed: number, from_s: number): Actor['pose'] => {
  const { takes_s, at } = walked(way, speed)
  if (takes_s > LOOP_S) throw new Error(`a way takes ${takes_s} s at ${speed} m/s, longer than a loop`)
  return time_s => {
    const since = (((time_s - from_s) % LOOP_S) + LOOP_S) % LOOP_S
    return since > takes_s ? undefined : { ...at(since), time_s }
  }
}

/** Goes along a way once and never again. */
export const goes = (way: Way, speed: number, from_s: number): Actor['pose'] => {
  const { takes_s, at } = walked(way, speed)
  return time_s => (time_s < from_s || time_s - from_s > takes_s ? undefined : { ...at(time_s - from_s), time_s })
}

/** How long a way takes, and where somebody is on it after so many seconds. */
export const walked = (way: Way, speed: number) => {
  const line = smooth(way)
  const takes_s = line.at(-1)!.far / speed
  const at = (since_s: number): Omit<Pose, 'time_s'> => {
    const far = since_s * speed
    const found = line.findIndex(spot => spot.far >= far)
    const after = found === -1 ? line.length - 1 : Math.max(1, found)
    const a = line[after - 1]!
    const b = line[after]!
    const part = Math.min(1, (far - a.far) / Math.max(1e-6, b.far - a.far))
    const mix = (p: number, q: number): number => p + (q - p) * part
    return { x: mix(a.x, b.x), z: mix(a.z, b.z), heading: Math.atan2(b.x - a.x, b.z - a.z), speed }
  }
  return { takes_s, at }
}

/** Stays where it is, turning a little to and fro. */
export const stays = (x: number, z: number, heading: number, fidgets = 0.12): Actor['pose'] => {
  const turns = 2 + (Math.round(Math.abs(x * 7 + z * 3)) % 4)
  return time_s => {
    const swing = Math.sin((time_s / LOOP_S) * turns * 2 * Math.PI)
    return { x: x + swing * 0.02, z, heading: heading + swing * fidgets, time_s, speed: 0 }
  }
}

/** A Catmull-Rom curve through the way's places, as short straight pieces with the distance covered. */
const smooth = (way: Way): { x: number; z: number; far: number }[] => {
  const places = way.length / 2
  const at = (index: number): readonly [number, number] => {
    const place = Math.min(places - 1, Math.max(0, index)) * 2
    return [way[place]!, way[place + 1]!]
  }
  const line: { x: number; z: number; far: number }[] = []
  for (let piece = 0; piece < places - 1; piece++) {
    const [p0, p1, p2, p3] = [at(piece - 1), at(piece), at(piece + 1), at(piece + 2)]
    for (let step = piece === 0 ? 0 : 1; step <= 16; step++) {
      const t = step / 16
      const axis = (k: 0 | 1): number =>
        0.5 *
        (2 * p1[k] +
          (p2[k] - p0[k]) * t +
          (2 * p0[k] - 5 * p1[k] + 4 * p2[k] - p3[k]) * t * t +
          (3 * p1[k] - p0[k] - 3 * p2[k] + p3[k]) * t * t * t)
      const x = axis(0)
      const z = axis(1)
      const last = line.at(-1)
      line.push({ x, z, far: last === undefined ? 0 : last.far + Math.hypot(x - last.x, z - last.z) })
    }
  }
  return line
}
