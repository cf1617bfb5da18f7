// Light: headlights that sweep over walls, dusk and dawn, clouds, a neighbour's lamp switched on and off. Whatever it falls on is as it was.

import type { Canvas } from '#simulator/drawing/canvas.ts'
import type { Weather } from './weather.ts'

/** A car that is not in the picture turns its lamps over it every so many seconds: two spots with a common glow, for some three seconds. */
export const headlights =
  (every_s: number, bright: number): Weather =>
  random => {
    const seed = random() * every_s
    const sweeps = new Map<number, Sweep>()
    return (picture, time_s) => {
      const turn = Math.floor((time_s + seed) / every_s)
      const since = (time_s + seed) % every_s
      const sweep = sweeps.get(turn) ?? sweepAt(random)
      sweeps.set(turn, sweep)
      const along = since / sweep.lasts_s
      if (along > 1) return
      const left = (sweep.from + (sweep.to - sweep.from) * along) * picture.width
      const hard = bright * Math.sin(along * Math.PI)
      for (const beside of [-1, 1])
        shine(
          picture,
          left + beside * sweep.apart * picture.width,
          sweep.y * picture.height,
          sweep.wide * picture.width,
          hard,
        )
    }
  }

type Sweep = {
  readonly lasts_s: number
  readonly from: number
  readonly to: number
  readonly y: number
  readonly wide: number
  readonly apart: number
}

const sweepAt = (random: () => number): Sweep => {
  const leftwards = random() < 0.5
  return {
    lasts_s: 2 + random() * 3,
    from: leftwards ? 1.2 : -0.2,
    to: leftwards ? -0.2 : 1.2,
    y: 0.3 + random() * 0.35,
    wide: 0.1 + random() * 0.12,
    apart: 0.03 + random() * 0.05,
  }
}

/** As light does: what is pale becomes paler, what is black stays. */
const shine = ({ y, width, height }: Canvas, left: number, top: number, wide: number, hard: number): void => {
  const tall = wide * 0.8
  for (let row = Math.max(0, Math.floor(top - 2.2 * tall)); row < Math.min(height, top + 2.2 * tall); row++)
    for (let x = Math.max(0, Math.floor(left - 2.2 * wide)); x < Math.min(width, left + 2.2 * wide); x++) {
      const far = ((x - left) / wide) ** 2 + ((row - top) / tall) ** 2
      const at = row * width + x
      const value = 16 + (y[at]! - 16) * (1 + hard * Math.exp(-far * 1.4)) + hard * 6 * Math.exp(-far * 1.4)
      y[at] = value > 235 ? 235 : value
    }
}

/** How light it is by the second, 1 as painted. */
export const daylight =
  (light: (time_s: number) => number): Weather =>
  () =>
  ({ y }, time_s) => {
    const now = light(time_s)
    const table = Uint8Array.from({ length: 256 }, (_, value) =>
      Math.max(16, Math.min(235, Math.round(16 + (value - 16) * now))),
    )
    for (let at = 0; at < y.length; at++) y[at] = table[y[at]!]!
  }

/** A part of the picture becomes lighter at once and darker again. */
export const lampSwitched =
  (where: readonly [x: number, y: number, wide: number], on: (time_s: number) => boolean, bright = 0.8): Weather =>
  () =>
  (picture, time_s) => {
    const [x, y, wide] = where
    if (on(time_s)) shine(picture, x * picture.width, y * picture.height, wide * picture.width, bright)
  }
