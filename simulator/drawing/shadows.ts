// Shadows of what never moves, painted on the ground before the things themselves.

import type { Painter } from './painter.ts'
import type { Spot } from './view.ts'

export type Solid = {
  readonly x0: number
  readonly x1: number
  readonly z0: number
  readonly z1: number
  readonly tall: number
}

/** Shadows of houses and crowns of trees on the ground, before they are painted themselves. */
export const paintShadows = (
  painter: Painter,
  solids: readonly Solid[],
  crowns: readonly (readonly [Spot, number])[],
): void => {
  if (painter.night) return
  painter.shadowOf(() => {
    for (const { x0, x1, z0, z1, tall } of solids) {
      const low: Spot[] = [
        [x0, 0, z0],
        [x1, 0, z0],
        [x1, 0, z1],
        [x0, 0, z1],
      ]
      const high = low.map(([x, , z]): Spot => [x, tall, z])
      painter.face(high, 0)
      low.forEach((spot, side) => {
        painter.face([spot, low[(side + 1) % 4]!, high[(side + 1) % 4]!, high[side]!], 0)
      })
    }
    for (const [[x, y, z], spread] of crowns) {
      for (let leaf = 0; leaf < 14; leaf++) {
        const angle = leaf * 2.4
        const out = (spread * Math.sqrt(leaf)) / 4.2
        painter.ball([x + Math.cos(angle) * out, y, z + Math.sin(angle) * out], spread * 0.32, 0)
      }
    }
  })
  painter.canvas.applyMask(0.58)
}
