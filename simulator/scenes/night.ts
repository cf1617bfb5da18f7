// Night: how far the camera's infrared lamp and the street lamps reach. What is beyond them is nearly black.

import type { Canvas } from '#simulator/drawing/canvas.ts'
import type { Spot, View } from '#simulator/drawing/view.ts'
import type { Scene } from './scene.ts'

const LAMP_REACH_M = 26

/** How brightly something at a spot is lit: 0 black, 1 as painted. */
export const lightAt = (view: View, scene: Scene, spot: Spot): number => {
  const [sx] = view.point(spot)
  const aside = (sx - scene.lens.width / 2) / scene.lens.width
  const infrared = 1.15 * Math.exp(-((view.depth(spot) / LAMP_REACH_M) ** 2)) * Math.exp(-((aside * 1.7) ** 2))
  let light = 0.1 + infrared
  for (const lamp of scene.lamps) {
    const far = Math.hypot(spot[0] - lamp.at[0], spot[2] - lamp.at[2]) / lamp.radius_m
    light += lamp.light * Math.exp(-far * far)
  }
  return Math.min(1.25, light)
}

/** Darkens a painted background: each row is taken to lie on the ground, or far away above the horizon. */
export const darken = (canvas: Canvas, view: View, scene: Scene): void => {
  const { width, height, focal, tilt, height_m } = scene.lens
  for (let row = 0; row < height; row++) {
    const angle = tilt - Math.atan2(height / 2 - row, focal)
    // Walls stand nearer than the ground behind them; beyond 34 m all is as dark as the distance.
    const ahead = angle > 0.02 ? Math.min(34, height_m / Math.tan(angle)) : 34
    for (let x = 0; x < width; x += 2) {
      const aside = ((x - width / 2) / focal) * ahead
      const light = lightAt(view, scene, [aside, 0, ahead])
      for (const at of [row * width + x, row * width + x + 1]) canvas.y[at] = 16 + (canvas.y[at]! - 16) * light
    }
  }
}
