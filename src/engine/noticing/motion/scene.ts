// Scene: whether a camera still sees what it is there to see. The edges of a picture, cell by cell, tell its place: they stay when night falls, when
// infrared is switched on and when it rains, and go when somebody holds a bag before the lens, turns the camera away or sprays it. What a camera sees
// for half an hour is what it is meant to see.

import { CELL_PIXELS, CELLS, COLUMNS, PICTURE_HEIGHT, PICTURE_WIDTH } from '#engine/noticing/motion-grid.ts'
import type { SceneState } from '#engine/noticing/motion-record.ts'

/** A picture is judged once in so many ticks. */
const EVERY = 4
/** Judged pictures before anything is said. */
const TO_LEARN = 20
const LEARN_AT_FIRST = 1 / 8
const LEARN = 1 / 600
/** So many in a row say the same before it is told. */
const LASTS = 20
const LASTS_USUAL = 5
/** After so many it is how the camera hangs now. */
const ACCEPTED = 1800
/** Slopes up to this are grain. */
const GRAIN = 7
/** A wall without edges says nothing. */
const LEAST_EDGES = 0.5
const NO_EDGES = 0.3
const FEW_EDGES = 0.5
const ELSEWHERE = 0.3
const DARK = 12

export class SceneWatch {
  readonly #usual = new Float32Array(CELLS)
  readonly #now = new Float32Array(CELLS)
  readonly #tell: (tick: number, state: SceneState) => void
  #looked = Number.NEGATIVE_INFINITY
  #learned = 0
  #state: SceneState | undefined
  #candidate: SceneState = 'usual'
  #lasted = 0
  #since = 0

  constructor(tell: (tick: number, state: SceneState) => void) {
    this.#tell = tell
  }

  /** `grey`: PICTURE_WIDTH × PICTURE_HEIGHT, at a tick that never goes back. */
  look(grey: Uint8Array, tick: number): void {
    if (tick - this.#looked < EVERY) return
    this.#looked = tick
    const light = this.#readEdges(grey)
    if (this.#learned < TO_LEARN) this.#learnAtFirst(tick)
    else this.#take(this.#judge(light), tick)
  }

  #take(seen: SceneState, tick: number): void {
    if (seen === 'usual' && this.#state === 'usual') this.#learn(LEARN)
    if (seen !== this.#candidate) {
      this.#candidate = seen
      this.#lasted = 0
      this.#since = tick
    }
    this.#lasted++
    if (seen === this.#state) {
      if (seen !== 'usual' && this.#lasted >= ACCEPTED) this.#accept(tick)
      return
    }
    if (this.#lasted < (seen === 'usual' ? LASTS_USUAL : LASTS)) return
    this.#state = seen
    this.#tell(this.#since, seen)
  }

  /** A picture without edges is not learned: it may be covered already. */
  #learnAtFirst(tick: number): void {
    if (mean(this.#now) < LEAST_EDGES) return
    this.#learn(this.#learned === 0 ? 1 : LEARN_AT_FIRST)
    if (++this.#learned < TO_LEARN) return
    this.#state = 'usual'
    this.#tell(tick, 'usual')
  }

  #accept(tick: number): void {
    this.#learned = 0
    this.#lasted = 0
    this.#candidate = 'usual'
    this.#learnAtFirst(tick)
  }

  #learn(rate: number): void {
    for (let cell = 0; cell < CELLS; cell++)
      this.#usual[cell] = this.#usual[cell]! + (this.#now[cell]! - this.#usual[cell]!) * rate
  }

  #judge(light: number): SceneState {
    const left = mean(this.#now) / mean(this.#usual)
    if (left < NO_EDGES) return light < DARK ? 'dark' : 'covered'
    if (likeness(this.#now, this.#usual) < ELSEWHERE) return 'turned'
    return left < FEW_EDGES ? 'blurred' : 'usual'
  }

  /** Answers how light the picture is. */
  #readEdges(grey: Uint8Array): number {
    const edges = this.#now.fill(0)
    let light = 0
    for (let y = 0; y < PICTURE_HEIGHT - 1; y++) {
      const row = y * PICTURE_WIDTH
      const cells = ((y / CELL_PIXELS) | 0) * COLUMNS
      for (let x = 0; x < PICTURE_WIDTH - 1; x++) {
        const here = grey[row + x]!
        light += here
        const across = Math.abs(grey[row + x + 1]! - here)
        const down = Math.abs(grey[row + x + PICTURE_WIDTH]! - here)
        const slope = across > down ? across : down
        const cell = cells + ((x / CELL_PIXELS) | 0)
        if (slope > GRAIN) edges[cell] = edges[cell]! + slope / CELL_PIXELS ** 2
      }
    }
    return light / ((PICTURE_WIDTH - 1) * (PICTURE_HEIGHT - 1))
  }
}

const mean = (values: Float32Array): number => {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

/** 1: edges lie in the same places; 0: they have nothing to do with each other. */
const likeness = (a: Float32Array, b: Float32Array): number => {
  const [meanA, meanB] = [mean(a), mean(b)]
  let [both, ofA, ofB] = [0, 0, 0]
  for (let cell = 0; cell < a.length; cell++) {
    const [x, y] = [a[cell]! - meanA, b[cell]! - meanB]
    both += x * y
    ofA += x * x
    ofB += y * y
  }
  return ofA === 0 || ofB === 0 ? 0 : both / Math.sqrt(ofA * ofB)
}
