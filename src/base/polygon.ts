// Polygons on a picture, in parts of its width and height, so that they lie on every size of it alike: which pixels they cover. Covers rather a
// pixel too many than one too few.

/** From 0 to 1 each, from the picture's upper left corner. */
export type Point = readonly [number, number]
export type Polygon = readonly Point[]

/** Pixels `from` ≤ x < `to` of row `y`. */
export type Run = { readonly y: number; readonly from: number; readonly to: number }

/** So many pixels more on each side: scaling and coding carry colour over an edge. */
const MARGIN = 2
/** Rows are looked at so many times. */
const SLICES = 4

/** What the polygons cover of a picture of this size, row by row. What winds around a point covers it, whichever way it winds. */
export const coveredRuns = (polygons: readonly Polygon[], width: number, height: number): readonly Run[] => {
  const rows: { from: number; to: number }[][] = Array.from({ length: height }, () => [])
  for (const polygon of polygons) {
    const [top, bottom] = extent(polygon.map(([, y]) => y * height))
    for (let slice = Math.floor(top * SLICES); slice <= Math.ceil(bottom * SLICES); slice++) {
      const at = Math.min(bottom, Math.max(top, slice / SLICES))
      for (const [from, to] of crossed(polygon, width, height, at)) mark(rows, width, Math.floor(at), from, to)
    }
  }
  return rows.flatMap((spans, y) => joined(spans).map(({ from, to }) => ({ y, from, to })))
}

const extent = (values: readonly number[]): readonly [number, number] => [Math.min(...values), Math.max(...values)]

/** Where a line at height `at` is inside, and where edges pass near it. */
const crossed = (
  polygon: Polygon,
  width: number,
  height: number,
  at: number,
): readonly (readonly [number, number])[] => {
  const cuts: { readonly x: number; readonly turn: number }[] = []
  const inside: (readonly [number, number])[] = []
  polygon.forEach(([ax, ay], i) => {
    const [bx, by] = polygon[(i + 1) % polygon.length]!
    const [x0, y0, x1, y1] = [ax * width, ay * height, bx * width, by * height]
    const edge = passing(x0, y0, x1, y1, at)
    if (edge !== undefined) inside.push(edge)
    if (y0 === y1 || Math.min(y0, y1) > at || at >= Math.max(y0, y1)) return
    cuts.push({ x: x0 + ((at - y0) * (x1 - x0)) / (y1 - y0), turn: y1 > y0 ? 1 : -1 })
  })
  cuts.sort((a, b) => a.x - b.x)
  let winds = 0
  cuts.forEach(({ x, turn }, i) => {
    winds += turn
    const next = cuts[i + 1]
    if (winds !== 0 && next !== undefined) inside.push([x, next.x])
  })
  return inside
}

/** The part of an edge that lies within a slice of `at`; an area as thin as a thread has nothing else. */
const passing = (x0: number, y0: number, x1: number, y1: number, at: number): readonly [number, number] | undefined => {
  const [low, high] = [at - 1 / SLICES, at + 1 / SLICES]
  if (Math.max(y0, y1) < low || Math.min(y0, y1) > high) return undefined
  const xAt = (y: number) => (Math.abs(y1 - y0) < 1e-9 ? undefined : x0 + ((y - y0) * (x1 - x0)) / (y1 - y0))
  const ends = [clamped(y0, low, high), clamped(y1, low, high)].map(xAt)
  const [from = x0, to = x1] = ends
  return [Math.min(from, to), Math.max(from, to)]
}

const clamped = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

const mark = (rows: { from: number; to: number }[][], width: number, row: number, from: number, to: number): void => {
  const span = { from: Math.max(0, Math.floor(from) - MARGIN), to: Math.min(width, Math.ceil(to) + MARGIN) }
  if (span.to <= span.from) return
  for (let y = row - MARGIN; y <= row + MARGIN; y++) rows[y]?.push(span)
}

const joined = (spans: readonly { readonly from: number; readonly to: number }[]) => {
  const all: { from: number; to: number }[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else all.push({ ...span })
  }
  return all
}

const GRID = 240

/** Whether `over` covers all that `under` does, as far as a person could see. */
export const coversAll = (over: readonly Polygon[], under: readonly Polygon[]): boolean => {
  const covered = new Uint8Array(GRID * GRID)
  for (const { y, from, to } of coveredRuns(over, GRID, GRID)) covered.fill(1, y * GRID + from, y * GRID + to)
  return coveredRuns(under, GRID, GRID).every(({ y, from, to }) =>
    covered.subarray(y * GRID + from, y * GRID + to).every(cell => cell === 1),
  )
}
