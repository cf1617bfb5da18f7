// Rain: streaks that are somewhere else in every picture, brighter by night in the infrared lamp; drops that land on the lens, run down and dry;
// puddles that glitter.

import type { Canvas } from '#simulator/drawing/canvas.ts'
import { lighten, type Weather } from './weather.ts'

export type Rain = {
  /** Streaks in a picture of 640 × 360. */
  readonly streaks: number
  readonly light: number
  /** Drops on the lens in a minute. */
  readonly drops: number
  /** Ellipses of the picture in which the ground glitters: middle and half widths, parts of the picture. */
  readonly puddles: readonly Ellipse[]
}
export type Ellipse = readonly [x: number, y: number, wide: number, tall: number]

export const rain =
  ({ streaks, light, drops, puddles }: Rain): Weather =>
  random => {
    const fallen: Drop[] = []
    let told = 0
    return (picture, time_s) => {
      const scale = picture.width / 640
      for (let streak = 0; streak < streaks; streak++) drawStreak(picture, random, light, scale)
      for (const puddle of puddles) glitter(picture, puddle, random)
      for (; told < time_s; told += 0.25) if (random() < drops / 240) fallen.push(dropAt(told, random))
      while (fallen.length > 0 && time_s - fallen[0]!.from_s > DRIES_S) fallen.shift()
      for (const drop of fallen) drawDrop(picture, drop, time_s)
    }
  }

const drawStreak = (picture: Canvas, random: () => number, light: number, scale: number): void => {
  const near = random()
  const long = (8 + near * 26) * scale
  const lean = 0.12 + random() * 0.05
  const left = random() * picture.width
  const top = random() * (picture.height + long) - long
  const by = light * (0.35 + 0.65 * near)
  for (let down = 0; down < long; down++) {
    const y = Math.round(top + down)
    const x = Math.round(left - down * lean)
    if (x >= 0 && x < picture.width && y >= 0 && y < picture.height) lighten(picture.y, y * picture.width + x, by)
  }
}

const glitter = (picture: Canvas, [x, y, wide, tall]: Ellipse, random: () => number): void => {
  const count = Math.round(wide * tall * 6000)
  for (let spot = 0; spot < count; spot++) {
    const far = Math.sqrt(random())
    const angle = random() * 2 * Math.PI
    const left = Math.round((x + Math.cos(angle) * far * wide) * picture.width)
    const top = Math.round((y + Math.sin(angle) * far * tall) * picture.height)
    const by = (random() - 0.4) * 70
    for (let dx = 0; dx < 3; dx++) {
      const at = top * picture.width + left + dx
      if (left >= 0 && left + 2 < picture.width && top >= 0 && top < picture.height) lighten(picture.y, at, by)
    }
  }
}

type Drop = {
  readonly from_s: number
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly light: number
}

const DRIES_S = 40

const dropAt = (from_s: number, random: () => number): Drop => ({
  from_s,
  x: random(),
  y: random(),
  radius: 0.012 + random() * 0.02,
  light: (random() - 0.35) * 60,
})

/** Far out of focus: soft at its edge. It runs down now and then and dries slowly. */
const drawDrop = (picture: Canvas, { from_s, x, y, radius, light }: Drop, time_s: number): void => {
  const age = time_s - from_s
  const wet = Math.min(1, age * 4) * (1 - age / DRIES_S)
  const wide = radius * picture.width
  const left = x * picture.width
  const top = (y + 0.06 * Math.floor(age / 9)) * picture.height
  for (let row = Math.max(0, Math.floor(top - wide)); row < Math.min(picture.height, top + wide); row++)
    for (let column = Math.max(0, Math.floor(left - wide)); column < Math.min(picture.width, left + wide); column++) {
      const far = Math.hypot(column - left, row - top) / wide
      if (far < 1) lighten(picture.y, row * picture.width + column, light * wet * (1 - far * far) ** 1.5)
    }
}
