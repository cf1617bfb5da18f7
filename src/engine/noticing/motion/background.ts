// Background: what a camera sees when nothing moves, and where the picture of now differs from it. It learns noise pixel by pixel, so that
// leaves and a dark night's grain lie within what is usual; follows dusk; takes a shaken camera's picture back to its place; and tells
// apart light that falls on a wall from a thing that stands before it. Nothing but arithmetic: no clock, no input but pictures.

import { CELLS, type CellMap } from '#engine/noticing/motion-grid.ts'
import { ClockFinder } from './clock.ts'
import { isLight } from './lit.ts'
import { around, Pixels } from './pixels.ts'
import { type Settled, Settling } from './settling.ts'
import { type Shift, ShiftFinder } from './shift.ts'
import { TEXT, UNQUIET } from './travelling.ts'

export type Looked = {
  /** Valid until the next picture. */
  readonly moving: CellMap
  /** What is known of the cells that move: 0, UNQUIET or TEXT. */
  readonly places: CellMap
  readonly cells: number
  /** The whole picture became another: infrared, a turned camera, light switched on. What moved is not known for this look. */
  readonly changed: boolean
  /** By how many pixels the picture was moved back. */
  readonly shift: Shift
}

/** Pixels of a cell that differ. */
const SOME = 2
const MOST = 8
/** More of the picture than this does not move: the picture has become another one. */
const WHOLE = 0.55
/** So many cells each way say whether an edge is one of light. */
const AROUND_LIGHT = 2
/** A picture that is new is learned for so many looks before anything is told of it. */
const LOOKS_TO_LEARN = 12
/** Grey levels by which leaves in a gust and a flag usually differ; far walkers in rain stay below. */
const UNQUIET_NOISE = 5.5

export class Background {
  readonly #pixels = new Pixels()
  readonly #lit = new Uint8Array(CELLS)
  /** Cells in which something may move, now and a look ago: what is seen once and nowhere near it again is nothing that moves. */
  #seen = new Uint8Array(CELLS)
  #seenBefore = new Uint8Array(CELLS)
  /** Cells in which most differs, in company: a thing so fast that it is never twice in the same place. */
  readonly #full = new Uint8Array(CELLS)
  readonly #moving = new Uint8Array(CELLS)
  readonly #places = new Uint8Array(CELLS)
  readonly #clock = new ClockFinder()
  readonly #shifts = new ShiftFinder()
  readonly #settling: Settling
  #learned = 0

  /** `settled` is told of cells that have become another picture for good. */
  constructor(settled: Settled) {
    this.#settling = new Settling(settled, cell => this.#lit[cell] === 1 && this.#isMostlyLight(cell))
  }

  /** `grey`: PICTURE_WIDTH × PICTURE_HEIGHT bytes, at a tick that never goes back. */
  look(grey: Uint8Array, tick: number): Looked {
    if (this.#learned === 0) this.#begin(grey, tick)
    this.#clock.look(grey, tick)
    const isNew = this.#learned < LOOKS_TO_LEARN
    const shift = this.#shifts.find(grey, this.#pixels.mean, isNew)
    this.#pixels.compare(grey, shift, isNew)
    if (isNew) {
      this.#learned++
      this.#shifts.learn(shift)
      this.#moving.fill(0)
      return this.#told(0, false, shift)
    }
    if (this.#differing() > WHOLE * CELLS) {
      this.#begin(grey, tick)
      return this.#told(0, true, shift)
    }
    this.#shifts.learn(shift)
    return this.#told(this.#settle(shift.x === 0 && shift.y === 0 ? grey : undefined, tick), false, shift)
  }

  /** Everything is as it is now; how noisy each place is stays known. */
  #begin(grey: Uint8Array, tick: number): void {
    this.#pixels.begin(grey)
    this.#settling.begin(grey, tick)
    this.#shifts.begin(grey)
    this.#seenBefore.fill(0)
    this.#moving.fill(0)
    this.#learned = 1
  }

  #told(cells: number, changed: boolean, shift: Shift): Looked {
    return { moving: this.#moving, places: this.#places, cells, changed, shift }
  }

  #differing(): number {
    let cells = 0
    for (const differing of this.#pixels.differing) if (differing >= SOME) cells++
    return cells
  }

  /** Of what differs, what moves: in company, not for one look alone, and with an edge somewhere. What no longer moves becomes background. */
  #settle(grey: Uint8Array | undefined, tick: number): number {
    const { differing } = this.#pixels
    this.#settling.look(tick)
    for (let cell = 0; cell < CELLS; cell++) {
      this.#lit[cell] = differing[cell]! >= SOME && isLight(this.#pixels, cell) ? 1 : 0
      this.#full[cell] = differing[cell]! >= MOST && this.#inCompany(cell, MOST) ? 1 : 0
    }
    let cells = 0
    for (let cell = 0; cell < CELLS; cell++) {
      const seen = this.#moves(cell, grey, tick) && this.#lasts(cell) && !this.#amongLight(cell)
      this.#seen[cell] = seen ? 1 : 0
      const moves = seen && around(cell, near => this.#seenBefore[near] === 1)
      this.#moving[cell] = moves ? differing[cell]! * 20 : 0
      if (!moves) continue
      cells++
      this.#places[cell] = this.#placeOf(cell)
    }
    this.#turn()
    return cells
  }

  #placeOf(cell: number): number {
    if (this.#clock.cells[cell] === 1) return TEXT
    return this.#pixels.noiseOf(cell) > UNQUIET_NOISE ? UNQUIET : 0
  }

  #turn(): void {
    const before = this.#seenBefore
    this.#seenBefore = this.#seen
    this.#seen = before
  }

  #lasts(cell: number): boolean {
    const lasting = this.#pixels.lasting[cell]!
    if (lasting >= MOST || (lasting >= SOME && this.#inCompany(cell, SOME))) return true
    return this.#full[cell] === 1
  }

  /** `grey` is left out of a picture that is not in its place. */
  #moves(cell: number, grey: Uint8Array | undefined, tick: number): boolean {
    const differs = this.#pixels.differing[cell]! >= SOME
    if (grey === undefined) return differs
    if (!differs) {
      this.#settling.asBackground(cell, tick, this.#pixels.mean)
      return false
    }
    const found = this.#settling.differs(cell, tick, grey)
    if (found === 'stays') this.#pixels.take(cell, this.#settling.stood)
    return found === 'moves'
  }

  #inCompany(cell: number, least: number): boolean {
    return around(cell, near => near !== cell && this.#pixels.differing[near]! >= least)
  }

  /** Where most that differs around is light, an edge is where light was learned unevenly. */
  #amongLight(cell: number): boolean {
    return this.#lit[cell] !== 0 || this.#isMostlyLight(cell)
  }

  #isMostlyLight(cell: number): boolean {
    let lit = 0
    let things = 0
    const count = (near: number): boolean => {
      if (this.#lit[near] !== 0) lit++
      else if (this.#pixels.differing[near]! >= SOME) things++
      return false
    }
    around(cell, count, AROUND_LIGHT)
    return lit > 2 * things
  }
}
