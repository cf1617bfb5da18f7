// What a commune puts up along its streets: poles and wires, signs, flags.

import { glyphs } from './burned-text.ts'
import type { Painter } from './painter.ts'
import type { Spot } from './view.ts'

export const paintPole = (painter: Painter, x: number, z: number, tall: number): void => {
  painter.stick([x, 0, z], [x, tall, z], 0.16, 0.1, 0xa7a59e, 0x8a8780)
  painter.stick([x - 0.9, tall - 0.6, z], [x + 0.9, tall - 0.6, z], 0.05, 0.05, 0x6c6a66)
  for (const along of [-0.8, -0.4, 0.4, 0.8])
    painter.stick([x + along, tall - 0.55, z], [x + along, tall - 0.35, z], 0.06, 0.05, 0x6e3b2a)
}

/** Wires that sag between two places. */
export const paintWire = (painter: Painter, a: Spot, b: Spot, sag: number): void => {
  const at = (part: number): Spot => [
    a[0] + (b[0] - a[0]) * part,
    a[1] + (b[1] - a[1]) * part - sag * 4 * part * (1 - part),
    a[2] + (b[2] - a[2]) * part,
  ]
  for (let piece = 0; piece < 12; piece++) painter.stick(at(piece / 12), at((piece + 1) / 12), 0.018, 0.018, 0x202224)
}

/** Letters on a wall: `left` and `top` in metres on it, `dot` the size of one dot of the font. */
export const paintSign = (
  painter: Painter,
  on: (along: number, up: number) => Spot,
  text: string,
  [left, top, dot]: readonly [left: number, top: number, dot: number],
  rgb: number,
): void => {
  glyphs(text).forEach((dots, letter) => {
    for (const [column, row] of dots) {
      const x = left + (letter * 6 + column) * dot
      const y = top - row * dot
      painter.face([on(x, y), on(x + dot, y), on(x + dot, y - dot), on(x, y - dot)], rgb)
    }
  })
}

/** The flag, red with its yellow star, on a slanting pole. */
export const paintFlag = (painter: Painter, [x, y, z]: Spot, wide: number): void => {
  painter.stick([x, y - 1.1, z], [x, y + 0.9, z], 0.03, 0.025, 0xd9d6cc)
  const tall = wide * 0.66
  painter.face(
    [
      [x, y + 0.85, z],
      [x + wide, y + 0.8, z - 0.1],
      [x + wide, y + 0.8 - tall, z - 0.1],
      [x, y + 0.85 - tall, z],
    ],
    0xd01f26,
    0xb3161d,
  )
  const star = Array.from({ length: 10 }, (_, point): Spot => {
    const reach = (point % 2 === 0 ? 0.3 : 0.12) * tall
    const angle = (point / 10) * Math.PI * 2
    return [x + wide / 2 + Math.sin(angle) * reach, y + 0.83 - tall / 2 + Math.cos(angle) * reach, z - 0.06]
  })
  painter.face(star, 0xf6d32d)
}
