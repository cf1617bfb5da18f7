// Staying: something came into a zone and stays: a car where none may stand, a bag of rubbish at night. Read from what changed and stayed changed;
// what was there before and is gone looks the same from here, which is why a person is asked. A thing that stays long becomes how the place
// looks (settling.ts); it is still there until its cells change anew.

import { SETTLED } from '#engine/noticing/motion/settling.ts'
import { CELLS, COLUMNS } from '#engine/noticing/motion-grid.ts'
import {
  boxOf,
  type Found,
  holdsAt,
  type Judge,
  leastCells,
  ticksOf,
  type WatchedRule,
  wallOf,
  zoneOf,
} from './judge.ts'

/** Fewer cells of a thing than this part of what stood there: it has gone. */
const STILL_THERE = 0.5

type Thing = { readonly cells: readonly number[]; readonly from: number }

export class Staying implements Judge {
  readonly #rule: WatchedRule
  readonly #tell: (found: Found) => void
  readonly #inside: Uint8Array
  readonly #cells: number
  /** Since when another thing stands in a cell; -1: none. */
  readonly #since = new Float64Array(CELLS).fill(-1)
  /** What stands there has become how the cell looks. */
  readonly #settled = new Uint8Array(CELLS)
  #told: Thing[] = []

  constructor(rule: WatchedRule, tell: (found: Found) => void) {
    this.#rule = rule
    this.#tell = tell
    this.#inside = zoneOf(rule)
    this.#cells = leastCells(rule, this.#inside)
  }

  changed(cell: number, from: number): void {
    if (this.#inside[cell] === 0) return
    // What had settled here has gone, or something stands before it: either way it is not there as it was.
    const gone = this.#settled[cell] === 1
    this.#settled[cell] = 0
    this.#since[cell] = gone ? -1 : from
  }

  ended(cell: number, to: number): void {
    const since = this.#since[cell]!
    if (since < 0 || this.#settled[cell] === 1) return
    if (to - since >= SETTLED) this.#settled[cell] = 1
    else this.#since[cell] = -1
  }

  looked(to: number): void {
    const standing = this.#told.filter(thing => this.#isThere(thing))
    for (const thing of this.#told) if (!standing.includes(thing)) this.#say(thing, to, false)
    this.#told = standing
    for (const thing of this.#things(to - ticksOf(this.#rule.least_s))) {
      if (this.#told.some(({ cells }) => cells.some(cell => thing.cells.includes(cell)))) continue
      if (!holdsAt(this.#rule, thing.from)) continue
      this.#told.push(thing)
    }
    for (const thing of this.#told) this.#say(thing, to, true)
  }

  #isThere({ cells, from }: Thing): boolean {
    const left = cells.filter(cell => this.#since[cell]! >= 0 && this.#since[cell]! <= from + ticksOf(60))
    return left.length >= cells.length * STILL_THERE
  }

  #say({ cells, from }: Thing, to: number, lasts: boolean): void {
    this.#tell({ rule: this.#rule.id, from: wallOf(from), to: wallOf(to), lasts, box: boxOf(cells) })
  }

  /** Cells that lie together and have looked different since before an instant. */
  #things(before: number): readonly Thing[] {
    const seen = new Uint8Array(CELLS)
    const things: Thing[] = []
    for (let cell = 0; cell < CELLS; cell++) {
      if (seen[cell] === 1 || !this.#stood(cell, before)) continue
      const cells = this.#together(cell, before, seen)
      if (cells.length < this.#cells) continue
      things.push({ cells, from: Math.min(...cells.map(one => this.#since[one]!)) })
    }
    return things
  }

  #stood(cell: number, before: number): boolean {
    return this.#since[cell]! >= 0 && this.#since[cell]! <= before
  }

  #together(first: number, before: number, seen: Uint8Array): number[] {
    const cells = [first]
    seen[first] = 1
    for (let at = 0; at < cells.length; at++) {
      const [column, row] = [cells[at]! % COLUMNS, Math.floor(cells[at]! / COLUMNS)]
      for (let y = row - 1; y <= row + 1; y++)
        for (let x = column - 1; x <= column + 1; x++) {
          const near = y * COLUMNS + x
          if (x < 0 || x >= COLUMNS || near < 0 || near >= CELLS || seen[near] === 1) continue
          if (!this.#stood(near, before)) continue
          seen[near] = 1
          cells.push(near)
        }
    }
    return cells
  }
}
