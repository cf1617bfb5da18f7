// Weather: what comes between a street and its picture, and moves without being a thing: rain, wind, lamps, insects, dusk, a shaking pole. Laid over a
// drawn picture before the sensor's grain. The same seed gives the same weather.

import type { Canvas } from '#simulator/drawing/canvas.ts'

/** Paints into a drawn picture; pictures are asked for in order. */
export type Overlay = (picture: Canvas, time_s: number) => void

/** Begun anew for each film. */
export type Weather = (random: () => number) => Overlay

/** Lighter or darker by so much at a pixel, kept within what a camera codes. */
export const lighten = (luma: Uint8Array, at: number, by: number): void => {
  const value = luma[at]! + by
  luma[at] = value < 16 ? 16 : value > 235 ? 235 : value
}

/** From 0 to 1 and back, never the same twice: how hard it blows now. */
export const gust = (time_s: number, seed: number): number => {
  const wave =
    Math.sin(time_s * 0.31 + seed) + Math.sin(time_s * 0.13 + seed * 2.7) + Math.sin(time_s * 0.047 + seed * 5)
  return Math.max(0, Math.min(1, 0.35 + wave / 3))
}
