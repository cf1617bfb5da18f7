// Wind: leaves, a flag and an awning that move in gusts without going anywhere; a pole that shakes when a truck passes; insects at the lamp.

import type { Canvas } from '#simulator/drawing/canvas.ts'
import type { Ellipse } from './rain.ts'
import { gust, lighten, type Weather } from './weather.ts'

export type Blown = {
  readonly where: Ellipse
  /** How far it is moved at most, pixels of 640 × 360. */
  readonly pixels: number
  /** Swings in a second. */
  readonly quick: number
  /** One cloth moves as one; leaves do not. */
  readonly cloth: boolean
}

export const wind =
  (blown: readonly Blown[]): Weather =>
  random => {
    const seed = random() * 100
    let copy = new Uint8Array(0)
    return (picture, time_s) => {
      if (copy.length !== picture.y.length) copy = new Uint8Array(picture.y.length)
      copy.set(picture.y)
      const hard = gust(time_s, seed)
      for (const one of blown) sway(picture, copy, one, hard, time_s)
    }
  }

const sway = (
  picture: Canvas,
  from: Uint8Array,
  { where, pixels, quick, cloth }: Blown,
  hard: number,
  time_s: number,
): void => {
  const { width, height } = picture
  const [x, y, wide, tall] = [where[0] * width, where[1] * height, where[2] * width, where[3] * height]
  const far = pixels * hard * (width / 640)
  const turn = time_s * quick * 2 * Math.PI
  for (let row = Math.max(0, Math.floor(y - tall)); row < Math.min(height, y + tall); row++)
    for (let column = Math.max(0, Math.floor(x - wide)); column < Math.min(width, x + wide); column++) {
      const out = ((column - x) / wide) ** 2 + ((row - y) / tall) ** 2
      if (out >= 1) continue
      const hold = cloth ? (column - x + wide) / (2 * wide) : 1 - out
      const leaf = cloth ? (column - x) / 9 : column / 7 + row / 5
      const dx = Math.round(far * hold * Math.sin(turn + leaf))
      const dy = Math.round(far * 0.7 * hold * Math.cos(turn * 0.83 + leaf * 1.3))
      const at = Math.min(height - 1, Math.max(0, row + dy)) * width + Math.min(width - 1, Math.max(0, column + dx))
      picture.y[row * width + column] = from[at]!
    }
}

/** The whole picture trembles for some seconds, every so often; `pixels` of 640 × 360. */
export const shaking =
  (pixels: number, every_s: number): Weather =>
  random => {
    const seed = random() * every_s
    let copy = new Uint8Array(0)
    return (picture, time_s) => {
      const since = (time_s + seed) % every_s
      const hard = since < 6 ? Math.sin((since / 6) * Math.PI) : 0
      const far = pixels * hard * (picture.width / 640)
      const dx = Math.round(far * Math.sin(time_s * 29))
      const dy = Math.round(far * 0.6 * Math.sin(time_s * 37 + 1))
      if (dx === 0 && dy === 0) return
      if (copy.length !== picture.y.length) copy = new Uint8Array(picture.y.length)
      copy.set(picture.y)
      move(picture, copy, dx, dy)
    }
  }

const move = ({ y, width, height }: Canvas, from: Uint8Array, dx: number, dy: number): void => {
  for (let row = 0; row < height; row++) {
    const source = Math.min(height - 1, Math.max(0, row + dy)) * width
    for (let column = 0; column < width; column++)
      y[row * width + column] = from[source + Math.min(width - 1, Math.max(0, column + dx))]!
  }
}

/** Near the lamp, out of focus and bright; each flies a curve through the picture in less than a second, `each_minute` of them in swarms. */
export const insects =
  (each_minute: number): Weather =>
  random => {
    const flying: Insect[] = []
    const seed = random() * 100
    let told = 0
    return (picture, time_s) => {
      for (; told < time_s; told += 0.05)
        if (random() < (each_minute / 1200) * 2 * gust(told, seed)) flying.push(insectAt(told, random))
      while (flying.length > 0 && time_s - flying[0]!.from_s > 2) flying.shift()
      for (const insect of flying) drawInsect(picture, insect, time_s)
    }
  }

type Insect = {
  readonly from_s: number
  readonly lasts_s: number
  readonly way: readonly [x: number, y: number, toX: number, toY: number, bend: number]
  readonly radius: number
  readonly light: number
}

const insectAt = (from_s: number, random: () => number): Insect => ({
  from_s,
  lasts_s: 0.25 + random() * 0.9,
  way: [random() * 1.2 - 0.1, random() * 1.2 - 0.1, random() * 1.2 - 0.1, random() * 1.2 - 0.1, random() - 0.5],
  radius: 2 + random() ** 2 * 12,
  light: 60 + random() * 110,
})

const SHUTTER_S = 0.03

const drawInsect = (picture: Canvas, insect: Insect, time_s: number): void => {
  for (let part = 0; part < 6; part++) {
    const along = (time_s - insect.from_s + (part / 6) * SHUTTER_S) / insect.lasts_s
    if (along < 0 || along > 1) continue
    const [x, y, toX, toY, bend] = insect.way
    const left = (x + (toX - x) * along + bend * Math.sin(along * 9) * 0.15) * picture.width
    const top = (y + (toY - y) * along + bend * Math.cos(along * 7) * 0.15) * picture.height
    drawGlow(picture, left, top, insect.radius * (picture.width / 640), insect.light / 2)
  }
}

const drawGlow = (picture: Canvas, left: number, top: number, radius: number, light: number): void => {
  for (let row = Math.max(0, Math.floor(top - radius)); row < Math.min(picture.height, top + radius); row++)
    for (
      let column = Math.max(0, Math.floor(left - radius));
      column < Math.min(picture.width, left + radius);
      column++
    ) {
      const far = Math.hypot(column - left, row - top) / radius
      if (far < 1) lighten(picture.y, row * picture.width + column, light * (1 - far * far))
    }
}
