// Night: how far the camera's infrared lamp and the street lamps reach. What is beyond them is nearly black.

import type { Canvas } from '#simulator/drawing/canvas.ts'
import type { Spot, View } from '#simulator/drawing/view.ts'
import type { Scene } from './scene.ts'

const LAMP_REACH_M = 24

/** How brightly something at a spot is lit: 0 black, 1 as painted. */
export const lightAt = (view: View, scene: Scene, spot: Spot): number => {
  const [sx] = view.point(spot)
  const aside = (sx - scene.lens.width / 2) / scene.lens.width
  const infrared = 1.15 * Math.exp(-((view.depth(spot) / LAMP_REACH_M) ** 2)) * Math.exp(-((aside * 1.7) ** 2))
  let light = 0.06 + infrared
  for (const lamp of scene.lamps) {
    const far = Math.hypot(spot[0] - lamp.at[0], spot[2] - lamp.at[2]) / lamp.radius_m
    light += lamp.light * Math.exp(-far * far)
  }
  return Math.min(1.25, light)
}

/** Darkens a painted background: each row is taken to lie on the ground, ever farther away towards the horizon. */
export const darken = (canvas: Canvas, view: View, scene: Scene): void => {
  const { width, height, focal, tilt, turn, height_m } = scene.lens
  for (let row = 0; row < height; row++) {
    const angle = tilt - Math.atan2(height / 2 - row, focal)
    const ahead = 1 / (1 / FARTHEST_M + Math.tan(Math.max(0, angle)) / height_m)
    for (let x = 0; x < width; x += 2) {
      const aside = ((x - width / 2) / focal) * ahead
      const spot = [
        aside * Math.cos(turn) + ahead * Math.sin(turn),
        0,
        ahead * Math.cos(turn) - aside * Math.sin(turn),
      ] as const
      const light = lightAt(view, scene, spot)
      for (const at of [row * width + x, row * width + x + 1]) canvas.y[at] = 16 + (canvas.y[at]! - 16) * light
    }
  }
}

const FARTHEST_M = 48
