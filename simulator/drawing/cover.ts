// Cover: how much of each pixel a polygon covers, row by row (even-odd rule, four sub-rows, exact left and right edges).

/** x, y, x, y … in picture pixels. */
export type Points = readonly number[]

export type Coverage = {
  row: number
  /** First touched pixel and the one after the last. */
  left: number
  right: number
  /** 0…1 by pixel of the row; valid from `left` to `right` during the call only. */
  readonly amount: Float32Array
}

const SUB_ROWS = 4
const MOST_WIDTH = 4_096
const amount = new Float32Array(MOST_WIDTH)
const crossings = new Float64Array(64)
const span: Coverage = { row: 0, left: 0, right: 0, amount }

/** Calls `each` for every row that the polygon, scaled by `scale`, touches in a plane of `width` × `height`. */
export const cover = (
  points: Points,
  scale: number,
  width: number,
  height: number,
  each: (span: Coverage) => void,
): void => {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let at = 1; at < points.length; at += 2) {
    low = Math.min(low, points[at]! * scale)
    high = Math.max(high, points[at]! * scale)
  }
  const first = Math.max(0, Math.floor(low))
  const last = Math.min(height - 1, Math.ceil(high) - 1)
  for (let row = first; row <= last; row++) {
    span.row = row
    span.left = width
    span.right = 0
    for (let sub = 0; sub < SUB_ROWS; sub++) addSubRow(points, scale, row + (sub + 0.5) / SUB_ROWS, width)
    if (span.left >= span.right) continue
    each(span)
    amount.fill(0, span.left, span.right)
  }
}

const addSubRow = (points: Points, scale: number, y: number, width: number): void => {
  const count = findCrossings(points, scale, y)
  for (let pair = 0; pair + 1 < count; pair += 2) {
    const from = Math.max(0, crossings[pair]!)
    const to = Math.min(width, crossings[pair + 1]!)
    if (from >= to) continue
    const left = Math.floor(from)
    const right = Math.ceil(to)
    if (left < span.left) span.left = left
    if (right > span.right) span.right = right
    if (right - left === 1) {
      amount[left] = amount[left]! + (to - from) / SUB_ROWS
      continue
    }
    amount[left] = amount[left]! + (left + 1 - from) / SUB_ROWS
    for (let x = left + 1; x < right - 1; x++) amount[x] = amount[x]! + 1 / SUB_ROWS
    amount[right - 1] = amount[right - 1]! + (to - right + 1) / SUB_ROWS
  }
}

const findCrossings = (points: Points, scale: number, y: number): number => {
  let count = 0
  let x0 = points[points.length - 2]! * scale
  let y0 = points[points.length - 1]! * scale
  for (let at = 0; at < points.length; at += 2) {
    const x1 = points[at]! * scale
    const y1 = points[at + 1]! * scale
    if (y0 <= y !== y1 <= y && count < crossings.length) {
      let place = count++
      const x = x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)
      while (place > 0 && crossings[place - 1]! > x) {
        crossings[place] = crossings[place - 1]!
        place--
      }
      crossings[place] = x
    }
    x0 = x1
    y0 = y1
  }
  return count
}
