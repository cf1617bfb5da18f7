// Crossings: what went over a drawn line during a day, and which way. The front of a motion is followed from cell to cell beside the line; whoever
// crosses begins and ends later on the far side than on the near one. Two that meet on the line begin on both outer sides before the middle and
// leave the middle before both outer sides: one each way. Who turns round at the line is none.
//
// It tells apart what is two cells or more apart along the line, or a few seconds apart. A crowd that never stops moving on the line is not told apart.

import { CELLS, COLUMNS, ROWS } from '#engine/noticing/motion-grid.ts'
import { type CellRange, type Corner, rangesOf } from '#engine/noticing/region.ts'
import { FoundRuns } from './found-runs.ts'
import type { CellBox, DayHit, Within } from './search-day.ts'
import { boxOfBoth } from './search-day.ts'
import type { SearchableDay } from './searchable-day.ts'

export type Way = 'to_left' | 'to_right'
export type Crossing = DayHit & { readonly way: Way }

/** So many cells on either side are looked at. */
const REACH = 5
/** A motorbike at speed leaves a cell out between two looks. */
const STEP = 2
/** The front goes on to a cell beside it within so many ticks. */
const FRONT_TICKS = 12
/** Later by less than this is at the same time. */
const LATER = 0.5

/** The cells beside a line, each with how far it lies to the right of it, in cells; NaN: not beside it. */
export type Beside = { readonly cells: readonly CellRange[]; readonly rightOf: Float32Array }

export const besideLine = (from: Corner, to: Corner): Beside => {
  const [ax, ay] = [from[0] * COLUMNS, from[1] * ROWS]
  const [dx, dy] = [to[0] * COLUMNS - ax, to[1] * ROWS - ay]
  const length = Math.hypot(dx, dy)
  const rightOf = new Float32Array(CELLS).fill(Number.NaN)
  const near = new Uint8Array(CELLS)
  for (let cell = 0; cell < CELLS && length > 0; cell++) {
    const [x, y] = [(cell % COLUMNS) + 0.5 - ax, Math.floor(cell / COLUMNS) + 0.5 - ay]
    const along = (x * dx + y * dy) / length
    // The picture's rows go down, so that what turns clockwise lies to the right.
    const right = (dx * y - dy * x) / length
    if (along < 0 || along > length || Math.abs(right) > REACH) continue
    rightOf[cell] = right
    near[cell] = 1
  }
  return { cells: rangesOf(near), rightOf }
}

/** Room that a search uses again for every day. */
export class CrossingSearch {
  readonly #runs = new FoundRuns()

  /** In order of time. Undefined: the day's bytes are damaged. */
  search(day: SearchableDay, { cells, rightOf }: Beside, within: Within): readonly Crossing[] | undefined {
    if (!this.#runs.gather(day, 'motion', cells)) return undefined
    const isWithin = (tick: number): boolean => within.some(([from, to]) => from <= tick && tick < to)
    return this.#fronts()
      .flatMap(front => this.#crossings(front, rightOf))
      .filter(({ from }) => isWithin(from))
      .toSorted((a, b) => a.from - b.from)
  }

  /** Runs that begin in cells beside each other at about the same time, as numbers of runs. */
  #fronts(): readonly (readonly number[])[] {
    const { cells, spans, length } = this.#runs
    const inOrder = Array.from({ length }, (_, run) => run).sort((a, b) => spans[2 * a]! - spans[2 * b]!)
    const heads = Int32Array.from({ length }, (_, run) => run)
    const headOf = (run: number): number => {
      let at = run
      while (heads[at] !== at) {
        heads[at] = heads[heads[at]!]!
        at = heads[at]!
      }
      return at
    }
    const latest = new Int32Array(CELLS).fill(-1)
    for (const run of inOrder) {
      const cell = cells[run]!
      eachNeighbour(cell, beside => {
        const other = latest[beside]!
        if (other >= 0 && spans[2 * run]! - spans[2 * other]! <= FRONT_TICKS) heads[headOf(run)] = headOf(other)
      })
      latest[cell] = run
    }
    return [...Map.groupBy(inOrder, headOf).values()].filter(front => front.length > 1)
  }

  #crossings(front: readonly number[], rightOf: Float32Array): readonly Crossing[] {
    const { cells, spans } = this.#runs
    const [begins, ends] = [new Sides(), new Sides()]
    let box: CellBox | undefined
    let [from, to] = [Number.POSITIVE_INFINITY, 0]
    for (const run of front) {
      const cell = cells[run]!
      begins.add(rightOf[cell]!, spans[2 * run]!)
      ends.add(rightOf[cell]!, spans[2 * run + 1]!)
      const [column, row] = [cell % COLUMNS, (cell / COLUMNS) | 0]
      const own = { left: column, top: row, right: column, bottom: row }
      box = box === undefined ? own : boxOfBoth(box, own)
      from = Math.min(from, spans[2 * run]!)
      to = Math.max(to, spans[2 * run + 1]!)
    }
    const hit = { from, to, cells: mostAtOnce(front, spans), parts: 1, box: box! }
    return waysOf(begins, ends).map(way => ({ ...hit, way }))
  }
}

/** Times of the cells left of the line, on it, and right of it. */
class Sides {
  readonly #ticks: readonly [number[], number[], number[]] = [[], [], []]

  add(right: number, tick: number): void {
    this.#ticks[right < -1 ? 0 : right > 1 ? 2 : 1].push(tick)
  }

  /** Of each side the first, or the last, of its times: the mean of a third of them, for one cell alone may flicker. */
  outermost(which: 'first' | 'last'): readonly (number | undefined)[] {
    return this.#ticks.map(ticks => {
      if (ticks.length === 0) return undefined
      const inOrder = ticks.toSorted((a, b) => (which === 'first' ? a - b : b - a))
      const third = inOrder.slice(0, Math.ceil(ticks.length / 3))
      return third.reduce((sum, tick) => sum + tick, 0) / third.length
    })
  }
}

const waysOf = (begins: Sides, ends: Sides): readonly Way[] => {
  const [left, middle, right] = begins.outermost('first')
  const [leftEnds, middleEnds, rightEnds] = ends.outermost('last')
  if (left === undefined || right === undefined || leftEnds === undefined || rightEnds === undefined) return []
  const met =
    middle !== undefined &&
    middleEnds !== undefined &&
    middle - Math.max(left, right) > LATER &&
    Math.min(leftEnds, rightEnds) - middleEnds > LATER
  if (met) return ['to_left', 'to_right']
  const [later, laterEnds] = [right - left, rightEnds - leftEnds]
  if (later > LATER && laterEnds > LATER) return ['to_right']
  return later < -LATER && laterEnds < -LATER ? ['to_left'] : []
}

const mostAtOnce = (front: readonly number[], spans: Uint32Array): number => {
  const edges = front.flatMap(run => [
    { tick: spans[2 * run]!, by: 1 },
    { tick: spans[2 * run + 1]!, by: -1 },
  ])
  edges.sort((a, b) => a.tick - b.tick || a.by - b.by)
  let [most, now] = [0, 0]
  for (const { by } of edges) {
    now += by
    if (now > most) most = now
  }
  return most
}

const eachNeighbour = (cell: number, take: (beside: number) => void): void => {
  const [column, row] = [cell % COLUMNS, (cell / COLUMNS) | 0]
  for (let y = Math.max(0, row - STEP); y <= Math.min(ROWS - 1, row + STEP); y++)
    for (let x = Math.max(0, column - STEP); x <= Math.min(COLUMNS - 1, column + STEP); x++)
      if (x !== column || y !== row) take(y * COLUMNS + x)
}
