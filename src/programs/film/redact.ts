// Redact: covers rectangles in the planes of a decoded picture (4:2:0) before anything codes it again. What a blurred rectangle shows comes from
// at most sixteen numbers, coarsely rounded, so that no amount of arithmetic brings back what was there; filled ones show nothing at all. Pure.

import type { RedactionArea, RedactionKey } from '#contract/redaction.ts'
import type { Planes } from '#programs/pictures/cover.ts'

/** Whoever draws a rectangle stops it a little early and begins it a little late. */
const TIME_PAD = 22_500
/** Of its size, on each side, and pixels at least. */
const SPACE_PAD = 0.06
const LEAST_PAD = 3
const CELLS = 4
const STEP = 16
const MIDDLE = 128

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** Where an area stands at an instant, in parts of the picture; undefined outside its time. */
export const areaAt = (area: RedactionArea, at: number): Omit<RedactionKey, 'at_90k'> | undefined => {
  if (at < area.from_90k - TIME_PAD || at > area.to_90k + TIME_PAD) return undefined
  const keys = inOrder(area.keys)
  const next = keys.findIndex(key => key.at_90k > at)
  if (next === 0) return keys[0]
  const before = keys[next < 0 ? keys.length - 1 : next - 1]!
  const after = keys[next]
  if (after === undefined) return before
  const part = (at - before.at_90k) / (after.at_90k - before.at_90k)
  const between = (one: number, other: number) => one + (other - one) * part
  return {
    x: between(before.x, after.x),
    y: between(before.y, after.y),
    width: between(before.width, after.width),
    height: between(before.height, after.height),
  }
}

const ordered = new WeakMap<readonly RedactionKey[], readonly RedactionKey[]>()

/** Put in order once, not for every picture. */
const inOrder = (keys: readonly RedactionKey[]): readonly RedactionKey[] => {
  const known = ordered.get(keys) ?? [...keys].sort((a, b) => a.at_90k - b.at_90k)
  ordered.set(keys, known)
  return known
}

/** Pixels that are covered, even on all sides so that the planes of colour are covered as widely; undefined: none in the picture. */
export const boxOf = (
  rectangle: Omit<RedactionKey, 'at_90k'>,
  size: { readonly width: number; readonly height: number },
): Box | undefined => {
  const { x, y } = { x: Math.min(rectangle.x, rectangle.x + rectangle.width), y: rectangle.y }
  const [across, down] = [Math.abs(rectangle.width) * size.width, Math.abs(rectangle.height) * size.height]
  const top = Math.min(y, rectangle.y + rectangle.height) * size.height
  const [wide, high] = [Math.max(LEAST_PAD, across * SPACE_PAD), Math.max(LEAST_PAD, down * SPACE_PAD)]
  const even = (value: number, most: number, up: 0 | 1) => Math.min(most, Math.max(0, (Math.floor(value / 2) + up) * 2))
  const box = {
    left: even(x * size.width - wide, size.width, 0),
    top: even(top - high, size.height, 0),
    right: even(x * size.width + across + wide, size.width, 1),
    bottom: even(top + down + high, size.height, 1),
  }
  return box.right > box.left && box.bottom > box.top ? box : undefined
}

/** The boxes of all areas at an instant; those that are filled come last and so lie on top. */
export const boxesAt = (areas: readonly RedactionArea[], at: number, size: Parameters<typeof boxOf>[1]) =>
  areas
    .flatMap(area => {
      const rectangle = areaAt(area, at)
      const box = rectangle && boxOf(rectangle, size)
      return box === undefined ? [] : [{ box, how: area.how }]
    })
    .sort((a, b) => Number(a.how === 'fill') - Number(b.how === 'fill'))

/** Throws where it cannot be covered: then there is no picture. */
export const redact = (picture: Planes, areas: readonly RedactionArea[], at: number, black = 16): void => {
  const { data, linesize } = picture
  const boxes = boxesAt(areas, at, picture)
  if (boxes.length === 0) return
  if (data === null || data.length < 3) throw new Error('a picture without planes cannot be covered')
  const [light, blue, red] = data as [Buffer, Buffer, Buffer]
  for (const { box, how } of boxes) {
    const small = halved(box, picture)
    if (how === 'fill') {
      fill(light, linesize[0]!, box, black)
      fill(blue, linesize[1]!, small, MIDDLE)
      fill(red, linesize[2]!, small, MIDDLE)
    } else {
      blur(light, linesize[0]!, box)
      blur(blue, linesize[1]!, small)
      blur(red, linesize[2]!, small)
    }
  }
}

const halved = (box: Box, { width, height }: Planes): Box => ({
  left: box.left >> 1,
  top: box.top >> 1,
  right: Math.min((width + 1) >> 1, (box.right + 1) >> 1),
  bottom: Math.min((height + 1) >> 1, (box.bottom + 1) >> 1),
})

const fill = (plane: Buffer, line: number, { left, top, right, bottom }: Box, value: number): void => {
  for (let y = top; y < bottom; y++) plane.fill(value, y * line + left, y * line + right)
}

/** Sixteen means at most, rounded, and between their middles a smooth passage. */
const blur = (plane: Buffer, line: number, box: Box): void => {
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  const [across, down] = width >= height ? [CELLS, cellsOf(height, width)] : [cellsOf(width, height), CELLS]
  const means = new Float64Array(across * down)
  for (let row = 0; row < down; row++)
    for (let column = 0; column < across; column++)
      means[row * across + column] = meanOf(plane, line, {
        left: box.left + Math.floor((width * column) / across),
        right:
          box.left + Math.max(Math.floor((width * column) / across) + 1, Math.floor((width * (column + 1)) / across)),
        top: box.top + Math.floor((height * row) / down),
        bottom: box.top + Math.max(Math.floor((height * row) / down) + 1, Math.floor((height * (row + 1)) / down)),
      })
  const xs = places(width, across)
  const ys = places(height, down)
  for (let y = 0; y < height; y++) {
    const { cell: row, part: below } = ys[y]!
    const next = Math.min(down - 1, row + 1)
    const begins = (box.top + y) * line + box.left
    for (let x = 0; x < width; x++) {
      const { cell, part } = xs[x]!
      const right = Math.min(across - 1, cell + 1)
      const upper = means[row * across + cell]! * (1 - part) + means[row * across + right]! * part
      const lower = means[next * across + cell]! * (1 - part) + means[next * across + right]! * part
      plane[begins + x] = upper * (1 - below) + lower * below + 0.5
    }
  }
}

const cellsOf = (side: number, longer: number): number => Math.max(1, Math.round((CELLS * side) / longer))

const meanOf = (plane: Buffer, line: number, { left, top, right, bottom }: Box): number => {
  let sum = 0
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += plane[y * line + x]!
  const mean = sum / ((right - left) * (bottom - top))
  return Math.min(240, Math.max(16, Math.round(mean / STEP) * STEP))
}

/** Between the middles of which two cells each pixel lies, and how far. */
const places = (length: number, cells: number): readonly { readonly cell: number; readonly part: number }[] =>
  Array.from({ length }, (_, at) => {
    const place = Math.min(cells - 1, Math.max(0, ((at + 0.5) * cells) / length - 0.5))
    return { cell: Math.floor(place), part: place - Math.floor(place) }
  })
