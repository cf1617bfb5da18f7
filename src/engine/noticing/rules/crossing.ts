// Crossing: what walks or drives over a drawn line. Cells that move together are one thing, and a thing is followed from look to look by where its
// middle is: no more than that is known of it. Records of a moment come one by one and not in order, so a moment is looked at a little later.

import { COLUMNS, ROWS } from '#engine/noticing/motion-grid.ts'
import type { Corner } from '#engine/noticing/region.ts'
import { type Box, boxOf, type Found, holdsAt, type Judge, ticksOf, type WatchedRule, wallOf } from './judge.ts'

/** Runs of a thing that passes are told within this. */
const LATE = ticksOf(7)
/** Looked at in steps of half a second. */
const STEP = 2
const LEAST_CELLS = 2
/** A thing that is not seen for so many steps is another one when it comes back. */
const MOST_MISSED = 3
/** Parts of the picture's width that a thing may go within a step. */
const FARTHEST = 0.12
/** On which side a thing is counts only so far from the line. */
const CLEAR = 0.012
const MOST_THINGS = 64

type Run = { readonly cell: number; readonly from: number; readonly to: number }
type Thing = {
  at: Corner
  cells: readonly number[]
  missed: number
  /** The side of the line on which it was clearly last, and where. */
  side: number
  clear: Corner
}
type Line = NonNullable<WatchedRule['line']>

export class Crossing implements Judge {
  readonly #rule: WatchedRule
  readonly #line: Line
  readonly #tell: (found: Found) => void
  #runs: Run[] = []
  #at: number | undefined
  #things: Thing[] = []

  constructor(rule: WatchedRule, line: Line, tell: (found: Found) => void) {
    this.#rule = rule
    this.#line = line
    this.#tell = tell
  }

  moved(cell: number, from: number, to: number): void {
    this.#runs.push({ cell, from, to })
  }

  looked(to: number): void {
    const until = to - LATE
    const first = this.#runs.reduce((least, { from }) => Math.min(least, from), until)
    // Where nothing moves there is nothing to look at; and what was told too late is not gone back to.
    let at = Math.max(this.#at ?? first, first)
    for (; at < until; at += STEP) this.#look(at)
    this.#at = Math.max(this.#at ?? 0, at)
    this.#runs = this.#runs.filter(run => run.to > until)
  }

  #look(tick: number): void {
    const moving = new Set(this.#runs.filter(({ from, to }) => from <= tick && tick < to).map(({ cell }) => cell))
    const seen = groupsOf(moving)
    const left = new Set(this.#things)
    for (const cells of seen) {
      const at = middleOf(cells)
      const thing = nearest(left, at)
      if (thing === undefined) {
        if (this.#things.length < MOST_THINGS)
          this.#things.push({ at, cells, missed: 0, side: this.#sideOf(at), clear: at })
        continue
      }
      left.delete(thing)
      thing.missed = 0
      thing.at = at
      thing.cells = cells
      this.#judge(thing, tick)
    }
    for (const thing of left) thing.missed++
    this.#things = this.#things.filter(({ missed }) => missed <= MOST_MISSED)
  }

  #judge(thing: Thing, tick: number): void {
    const side = this.#sideOf(thing.at)
    if (side === 0) return
    const crossed = thing.side !== 0 && side !== thing.side && crosses(thing.clear, thing.at, this.#line)
    thing.side = side
    thing.clear = thing.at
    const way = side < 0 ? 'to_left' : 'to_right'
    if (!crossed || (this.#line.way !== 'both' && this.#line.way !== way) || !holdsAt(this.#rule, tick)) return
    const box: Box | undefined = boxOf(thing.cells)
    this.#tell({ rule: this.#rule.id, from: wallOf(tick), to: wallOf(tick + STEP), lasts: false, box })
  }

  /** −1: left of the line as one walks along it, 1: right, 0: too near to say. */
  #sideOf(at: Corner): number {
    const { from, to } = this.#line
    const long = Math.hypot(to[0] - from[0], to[1] - from[1])
    const apart = turn(from, to, at) / (long || 1)
    return Math.abs(apart) < CLEAR ? 0 : Math.sign(apart)
  }
}

/** Cells that touch, or have one cell between them. */
const groupsOf = (moving: ReadonlySet<number>): readonly (readonly number[])[] => {
  const left = new Set(moving)
  const groups: number[][] = []
  for (const first of moving) {
    if (!left.delete(first)) continue
    const group = [first]
    for (let n = 0; n < group.length; n++) {
      const [column, row] = [group[n]! % COLUMNS, Math.floor(group[n]! / COLUMNS)]
      for (let y = row - 2; y <= row + 2; y++)
        for (let x = column - 2; x <= column + 2; x++) {
          const near = y * COLUMNS + x
          if (x >= 0 && x < COLUMNS && y >= 0 && y < ROWS && left.delete(near)) group.push(near)
        }
    }
    if (group.length >= LEAST_CELLS) groups.push(group)
  }
  return groups
}

const middleOf = (cells: readonly number[]): Corner => {
  let [x, y] = [0, 0]
  for (const cell of cells) {
    x += (cell % COLUMNS) + 0.5
    y += Math.floor(cell / COLUMNS) + 0.5
  }
  return [x / cells.length / COLUMNS, y / cells.length / ROWS]
}

const nearest = (things: ReadonlySet<Thing>, at: Corner): Thing | undefined => {
  let found: Thing | undefined
  let least = FARTHEST
  for (const thing of things) {
    const apart = Math.hypot(thing.at[0] - at[0], (thing.at[1] - at[1]) * (ROWS / COLUMNS))
    if (apart >= least * (1 + thing.missed)) continue
    least = apart
    found = thing
  }
  return found
}

/** Positive: `at` lies right of the way from `a` to `b`; the picture's y grows downwards. */
const turn = (a: Corner, b: Corner, at: Corner): number =>
  (b[0] - a[0]) * (at[1] - a[1]) - (b[1] - a[1]) * (at[0] - a[0])

const crosses = (a: Corner, b: Corner, { from, to }: Line): boolean =>
  Math.sign(turn(from, to, a)) !== Math.sign(turn(from, to, b)) &&
  Math.sign(turn(a, b, from)) !== Math.sign(turn(a, b, to))
