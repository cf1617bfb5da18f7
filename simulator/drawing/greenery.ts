// Trees, with leaves in many greens.

import type { Painter } from './painter.ts'
import type { Chance } from './place.ts'
import type { Spot } from './view.ts'

/** A tree: a forked trunk and leaves in many greens, darker inside and below. */
export const paintTree = (painter: Painter, [x, , z]: Spot, tall: number, spread: number, random: Chance): void => {
  painter.stick([x, 0, z], [x + 0.1, tall * 0.55, z], 0.09 * spread, 0.06 * spread, 0x5b4a38, 0x3e3226)
  painter.stick([x, tall * 0.4, z], [x - spread * 0.45, tall * 0.72, z], 0.05 * spread, 0.02 * spread, 0x55442f)
  painter.stick([x, tall * 0.45, z], [x + spread * 0.5, tall * 0.75, z], 0.05 * spread, 0.02 * spread, 0x55442f)
  const greens = [0x24421e, 0x2f5526, 0x3a652c, 0x477a34, 0x578a3d, 0x6d9c4a]
  const leaves = 420
  for (let leaf = 0; leaf < leaves; leaf++) {
    const angle = random() * Math.PI * 2
    const out = Math.sqrt(random()) * spread
    const up = (random() - 0.42) * spread * 1.1
    const bright = Math.min(5, Math.floor((leaf / leaves) * 2.4 + (up / spread + 0.5) * 2.2 + random() * 1.8))
    const size = spread * (0.05 + random() * 0.085)
    painter.ball(
      [x + Math.cos(angle) * out, tall * 0.8 + up * 0.8, z + Math.sin(angle) * out * 0.6],
      size,
      greens[Math.max(0, bright)]!,
    )
  }
}
