// Notice glyphs: the shape of each kind of notice in a square of ten, for the canvas of the timeline and for its legend. Who does not see
// colours tells them apart by these.

import type { NoticeKind } from '#contract/notice.ts'

export type Glyph = { readonly points: readonly (readonly [number, number])[]; readonly hollow: boolean }
type GlyphName = 'hexagon' | 'triangle' | 'diamond' | 'cross' | 'square' | 'frame' | 'flag'

const square = [
  [1.5, 1.5],
  [8.5, 1.5],
  [8.5, 8.5],
  [1.5, 8.5],
] as const

export const glyphs: Record<GlyphName, Glyph> = {
  hexagon: {
    points: [
      [3, 1],
      [7, 1],
      [9, 5],
      [7, 9],
      [3, 9],
      [1, 5],
    ],
    hollow: false,
  },
  triangle: {
    points: [
      [5, 0.5],
      [9.5, 9],
      [0.5, 9],
    ],
    hollow: false,
  },
  diamond: {
    points: [
      [5, 0],
      [10, 5],
      [5, 10],
      [0, 5],
    ],
    hollow: false,
  },
  cross: {
    points: [
      [2, 0],
      [5, 3],
      [8, 0],
      [10, 2],
      [7, 5],
      [10, 8],
      [8, 10],
      [5, 7],
      [2, 10],
      [0, 8],
      [3, 5],
      [0, 2],
    ],
    hollow: false,
  },
  square: { points: square, hollow: false },
  frame: { points: square, hollow: true },
  flag: {
    points: [
      [1.5, 0.5],
      [9, 3.5],
      [3, 6],
      [3, 9.5],
      [1.5, 9.5],
    ],
    hollow: false,
  },
}

export const glyphOf: Record<NoticeKind, GlyphName> = {
  motion: 'hexagon',
  tamper: 'triangle',
  digital_input: 'diamond',
  lost: 'cross',
  disk_fault: 'square',
  recorder_fault: 'frame',
  quiet_motion: 'flag',
  loitering: 'flag',
  line_crossed: 'flag',
  parked: 'flag',
  left_object: 'flag',
  covered: 'triangle',
}

/** The role of its colour. */
export const noticeColours = {
  motion: 'warn',
  tamper: 'bad',
  digital_input: 'later',
  lost: 'quiet',
  disk_fault: 'bad',
  recorder_fault: 'ink',
  quiet_motion: 'warn',
  loitering: 'warn',
  line_crossed: 'warn',
  parked: 'warn',
  left_object: 'warn',
  covered: 'bad',
} as const satisfies Record<NoticeKind, string>
