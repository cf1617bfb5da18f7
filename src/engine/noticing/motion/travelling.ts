// Travelling: of what moves in a picture, what goes somewhere. Leaves, a drop on the lens, the edge of a lamp's light and a burned-in clock move in their
// place; whoever walks past does not. Looks come out some looks later, so that what is known by then to go somewhere is told from where it began.

import { CELLS, type CellMap, COLUMNS, ROWS } from '#engine/noticing/motion-grid.ts'
import { around } from './pixels.ts'

/** A look waits for so many others. */
const WAITS = 8
/** Cells that are no farther apart are one thing, now and from one look to the next; it may be unseen for so many looks. */
const REACH = 2
const UNSEEN = 6
/** It goes somewhere when its middle is so far, and such a share of its size, from where it was in one of its last looks. */
const PATH = 16
const LEAST_LOOKS = 3
const LEAST_WAY = 1.25
const WAY_OF_SIZE = 0.25
/** It comes there in so many looks at least, no step more than such a share of the way, and of all steps so much back. A thing of few cells is taken for
 * another one more easily. */
type Pace = { readonly least_looks: number; readonly step: number; readonly back: number }
const PACE: Pace = { least_looks: 2, step: 0.7, back: 0.3 }
const TINY = 3
const TINY_PACE: Pace = { least_looks: 4, step: 0.55, back: 0.3 }
/** Where looks are farther apart, all are leaps. */
const ANY_PACE: Pace = { least_looks: 1, step: 1e9, back: 1e9 }
/** Who stands still for so many looks afterwards is still somebody. */
const RESTS = 24
/** Far away a walker hardly leaves his cells: a small thing that is seen so often goes somewhere, unless such things never do there. */
const LASTING = 10
const SMALL = 6
/** What moved for so long and went nowhere makes its cells restless; so often. In restless cells a way must be so much longer. */
const LONG = 12
const RESTLESS = 2
const LONGER = 2
const NEVER = -1000

type Thing = {
  readonly x: Float32Array
  readonly y: Float32Array
  readonly over: Set<number>
  looks: number
  seen: number
  /** When it was last found to go somewhere. */
  went: number
  travelled: boolean
}
type Waiting = { readonly tick: number; readonly lasts: number; readonly of: Map<number, Thing> }
/** Leaves and flags are known to move there; a clock is burned in there. */
export const UNQUIET = 1
export const TEXT = 2
export type MovingCells = { readonly moving: CellMap; readonly places: CellMap }
export type TakeMoving = (tick: number, moving: CellMap, lasts: number) => void

export class Travelling {
  readonly #tell: TakeMoving
  /** Whose each cell was when something last moved in it. */
  readonly #owner: (Thing | undefined)[] = new Array<Thing | undefined>(CELLS).fill(undefined)
  readonly #things = new Set<Thing>()
  readonly #restless = new Float32Array(CELLS)
  readonly #seen = new Int32Array(CELLS).fill(NEVER)
  readonly #waiting: Waiting[] = []
  readonly #left = new Uint8Array(CELLS)
  readonly #told = new Uint8Array(CELLS)
  #look = 0

  constructor(tell: TakeMoving) {
    this.#tell = tell
  }

  look(tick: number, { moving, places }: MovingCells, lasts: number): void {
    this.#look++
    const of = new Map<number, Thing>()
    const now = new Map<Thing, readonly number[]>()
    this.#left.set(moving)
    for (let cell = 0; cell < CELLS; cell++) {
      if (this.#left[cell] === 0) continue
      const cells = this.#gather(cell)
      const known = this.#knownIn(cells)
      const thing = known === undefined || now.has(known) ? newThing() : known
      now.set(thing, cells)
      for (const one of cells) of.set(one, thing)
      this.#follow(thing, cells, { places, lasts })
    }
    for (const [thing, cells] of now) this.#hold(thing, cells)
    this.#forget()
    this.#waiting.push({ tick, lasts, of })
    if (this.#waiting.length > WAITS) this.#next()
  }

  /** Nothing is looked at any more: what waits is told as far as it is known. */
  end(): void {
    while (this.#waiting.length > 0) this.#next()
  }

  #next(): void {
    const { tick, lasts, of } = this.#waiting.shift()!
    this.#told.fill(0)
    for (const [cell, { went }] of of) if (this.#look - went <= RESTS) this.#told[cell] = 1
    this.#tell(tick, this.#told, lasts)
  }

  #gather(first: number): readonly number[] {
    const left = this.#left
    const cells = [first]
    left[first] = 0
    const take = (near: number): boolean => {
      if (left[near] !== 0) cells.push(near)
      left[near] = 0
      return false
    }
    for (const cell of cells) around(cell, take, REACH)
    return cells
  }

  #knownIn(cells: readonly number[]): Thing | undefined {
    let found: Thing | undefined
    const take = (near: number): boolean => {
      const owner = this.#owner[near]
      if (owner === undefined || owner === found || this.#look - this.#seen[near]! > UNSEEN) return false
      found = better(owner, found)
      return false
    }
    for (const cell of cells) around(cell, take, REACH)
    return found
  }

  #hold(thing: Thing, cells: readonly number[]): void {
    thing.seen = this.#look
    this.#things.add(thing)
    for (const cell of cells) {
      this.#owner[cell] = thing
      this.#seen[cell] = this.#look
      thing.over.add(cell)
    }
  }

  #follow(
    thing: Thing,
    cells: readonly number[],
    { places, lasts }: { readonly places: CellMap; readonly lasts: number },
  ): void {
    const { x, y, size } = middleOf(cells)
    const at = thing.looks++ % PATH
    thing.x[at] = x
    thing.y[at] = y
    if (thing.looks < LEAST_LOOKS || cells.every(cell => places[cell] === TEXT)) return
    let restless = 0
    for (const cell of cells) if (this.#restless[cell]! >= RESTLESS || places[cell] === UNQUIET) restless++
    if (thing.looks >= LASTING && cells.length <= SMALL && restless === 0) thing.went = this.#look
    const way = LEAST_WAY * (1 + (LONGER * restless) / cells.length) + WAY_OF_SIZE * size
    const pace = lasts > 1 ? ANY_PACE : cells.length <= TINY ? TINY_PACE : PACE
    if (!wentOver(thing, way, pace)) return
    thing.went = this.#look
    thing.travelled = true
    for (const cell of cells) this.#restless[cell] = this.#restless[cell]! / 2
  }

  /** What is gone and went nowhere. */
  #forget(): void {
    for (const thing of this.#things) {
      if (this.#look - thing.seen <= UNSEEN) continue
      this.#things.delete(thing)
      if (thing.travelled || thing.looks < LONG) continue
      for (const cell of thing.over) this.#restless[cell] = this.#restless[cell]! + 1
    }
  }
}

const newThing = (): Thing => ({
  ...{ x: new Float32Array(PATH), y: new Float32Array(PATH), over: new Set() },
  ...{ looks: 0, seen: 0, went: NEVER, travelled: false },
})

/** Whether it came so far in its last looks, step by step: what leaps once (a drop on the lens, another leaf) or sways to and fro goes nowhere. */
const wentOver = ({ x, y, looks }: Thing, way: number, { least_looks, step, back }: Pace): boolean => {
  const last = (looks - 1) % PATH
  for (let ago = Math.min(PATH, looks) - 1; ago >= least_looks; ago--) {
    const first = (looks - 1 - ago) % PATH
    const [across, down] = [x[last]! - x[first]!, y[last]! - y[first]!]
    const far = Math.hypot(across, down)
    if (far < way) continue
    let [longest, backwards] = [0, 0]
    for (let left = ago; left > 0; left--) {
      const [from, to] = [(looks - 1 - left) % PATH, (looks - left) % PATH]
      const along = ((x[to]! - x[from]!) * across + (y[to]! - y[from]!) * down) / far
      longest = Math.max(longest, along)
      backwards -= Math.min(0, along)
    }
    if (longest <= step * far && backwards <= back * far) return true
  }
  return false
}

/** Which of two things goes on: the one that goes somewhere, or the older. */
const better = (one: Thing, other: Thing | undefined): Thing => {
  if (other === undefined || one.went > other.went) return one
  return one.went === other.went && one.looks > other.looks ? one : other
}

const middleOf = (cells: readonly number[]): { readonly x: number; readonly y: number; readonly size: number } => {
  let [x, y, left, right, top, bottom] = [0, 0, COLUMNS, 0, ROWS, 0]
  for (const cell of cells) {
    const column = cell % COLUMNS
    const row = (cell / COLUMNS) | 0
    x += column
    y += row
    left = Math.min(left, column)
    right = Math.max(right, column)
    top = Math.min(top, row)
    bottom = Math.max(bottom, row)
  }
  return { x: x / cells.length, y: y / cells.length, size: Math.max(right - left, bottom - top) }
}
