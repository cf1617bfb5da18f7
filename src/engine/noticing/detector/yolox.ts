// YOLOX: what its table of numbers says, as boxes on the picture that was looked at. A table may still be told per grid of strides 8, 16 and 32, as it
// is exported by default, or in pixels already; which of both shows in its numbers. Boxes that lie over each other are one thing.

import { BOX_NUMBERS, type ModelLayout, STRIDES } from '#engine/noticing/model-check.ts'

export type Detected = {
  /** Number of the class. */
  readonly class: number
  readonly score: number
  /** Left, top, width, height: parts of the picture. */
  readonly box: readonly [number, number, number, number]
}

/** How a picture lies in the square that the network looks at: scaled, in the upper left corner, grey around. */
export type Letterbox = { readonly width: number; readonly height: number }

export const letterboxed = (width: number, height: number, model: Pick<ModelLayout, 'width' | 'height'>): Letterbox => {
  const scale = Math.min(model.width / width, model.height / height)
  return { width: Math.max(2, Math.round(width * scale)), height: Math.max(2, Math.round(height * scale)) }
}

const SAME_THING = 0.45
const MOST = 64

/** Whether a table is told in pixels already: in grids the middle of a box is a few cells at most. */
const isDecoded = (table: Float32Array, { classes, width, height }: ModelLayout): boolean => {
  const row = BOX_NUMBERS + classes
  let farthest = 0
  for (let at = 0; at + 1 < table.length; at += row) farthest = Math.max(farthest, table[at]!, table[at + 1]!)
  return farthest > Math.min(width, height) / 4
}

/** `wanted`: scores of these classes count, others are not looked at. */
export const boxesOf = (
  table: Float32Array,
  model: ModelLayout,
  {
    picture,
    wanted,
    least,
  }: { readonly picture: Letterbox; readonly wanted: readonly number[]; readonly least: number },
): readonly Detected[] => {
  const decoded = isDecoded(table, model)
  const row = BOX_NUMBERS + model.classes
  const found: Detected[] = []
  let at = 0
  for (const stride of STRIDES)
    for (let y = 0; y < model.height / stride; y++)
      for (let x = 0; x < model.width / stride; x++, at += row) {
        const there = table[at + 4]!
        if (there < least) continue
        const best = bestOf(table, at + BOX_NUMBERS, wanted)
        const score = there * best.score
        if (!(score >= least)) continue
        const box = decoded ? pixelsAt(table, at) : gridAt(table, at, x, y, stride)
        found.push({ class: best.class, score: Math.min(1, score), box: partsOf(box, picture) })
      }
  return apart(found.filter(({ box: [, , w, h] }) => w > 0 && h > 0))
}

const bestOf = (table: Float32Array, at: number, wanted: readonly number[]) => {
  let best = { class: wanted[0] ?? 0, score: 0 }
  for (const one of wanted) if (table[at + one]! > best.score) best = { class: one, score: table[at + one]! }
  return best
}

type Middle = readonly [x: number, y: number, width: number, height: number]

const pixelsAt = (table: Float32Array, at: number): Middle => [
  table[at]!,
  table[at + 1]!,
  table[at + 2]!,
  table[at + 3]!,
]

const gridAt = (table: Float32Array, at: number, x: number, y: number, stride: number): Middle => [
  (table[at]! + x) * stride,
  (table[at + 1]! + y) * stride,
  Math.exp(Math.min(10, table[at + 2]!)) * stride,
  Math.exp(Math.min(10, table[at + 3]!)) * stride,
]

/** What reaches out of the picture is cut off. */
const partsOf = ([x, y, w, h]: Middle, { width, height }: Letterbox): Detected['box'] => {
  const part = (value: number): number => Math.min(1, Math.max(0, Number.isFinite(value) ? value : 0))
  const [left, top] = [part((x - w / 2) / width), part((y - h / 2) / height)]
  return [left, top, part((x + w / 2) / width) - left, part((y + h / 2) / height) - top]
}

const apart = (found: readonly Detected[]): readonly Detected[] => {
  const kept: Detected[] = []
  for (const one of found.toSorted((a, b) => b.score - a.score)) {
    if (kept.length === MOST) break
    if (kept.every(other => overlap(one.box, other.box) < SAME_THING)) kept.push(one)
  }
  return kept
}

/** What two boxes share, as a part of what they cover together. */
export const overlap = (a: Detected['box'], b: Detected['box']): number => {
  const width = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0])
  const height = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1])
  if (width <= 0 || height <= 0) return 0
  const shared = width * height
  return shared / (a[2] * a[3] + b[2] * b[3] - shared)
}
