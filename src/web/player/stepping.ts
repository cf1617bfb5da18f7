// Stepping: one picture forward or back. A step that is asked before its picture can be known waits for it, and steps asked meanwhile follow
// one another; whatever else somebody does with the clock ends them all.

import type { WallTime90k } from '#base/units.ts'
import type { Beside } from './picture-beside.ts'
import type { ReviewClock } from './review-clock.ts'

/** `none`: there is no picture near on that side; `late`: it did not come in time; `left`: somebody did something else meanwhile. */
export type Stepped = 'stepped' | 'none' | 'late' | 'left'

/** By whose pictures a step goes. */
export type Leader = {
  readonly beside: (direction: 1 | -1, signal: AbortSignal) => Promise<Beside>
}

const WITHIN_MS = 8000
const ASK_AGAIN_MS = 250
/** A key that is held asks faster than pictures come. */
const MOST_WAITING = 30

export class Stepping {
  readonly #clock: ReviewClock
  readonly #leader: () => Leader | undefined
  readonly #within_ms: number
  #control = new AbortController()
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #jumps: number

  /** `leader` is asked each time: the one that leads may come or change while a step waits. */
  constructor(clock: ReviewClock, leader: () => Leader | undefined, within_ms = WITHIN_MS) {
    this.#clock = clock
    this.#leader = leader
    this.#within_ms = within_ms
    this.#jumps = clock.state.jumps
    clock.subscribe(() => this.#mind())
  }

  /** Stops time and moves to the picture beside the one that is shown. */
  step(direction: 1 | -1): Promise<Stepped> {
    this.#clock.pause()
    if (this.#waiting === 0 || this.#control.signal.aborted) this.#begin()
    if (this.#waiting >= MOST_WAITING) return Promise.resolve('left')
    const { signal } = this.#control
    this.#waiting++
    const done = this.#last.then(() => this.#carryOut(direction, signal)).finally(() => this.#waiting--)
    this.#last = done
    return done
  }

  #begin(): void {
    this.#control = new AbortController()
    this.#jumps = this.#clock.state.jumps
  }

  /** A jump that is not a step's, or time that plays, says that a step is not what is wanted any more. */
  #mind(): void {
    const { playing, scrubbing, jumps } = this.#clock.state
    if (this.#waiting > 0 && (playing || scrubbing || jumps !== this.#jumps)) this.#control.abort()
  }

  async #carryOut(direction: 1 | -1, left: AbortSignal): Promise<Stepped> {
    if (left.aborted) return 'left'
    const control = new AbortController()
    const end = (): void => control.abort()
    const timer = setTimeout(end, this.#within_ms)
    left.addEventListener('abort', end, { once: true })
    try {
      const found = await this.#find(direction, control.signal)
      if (left.aborted) return 'left'
      if (found === 'none') this.#control.abort()
      if (typeof found === 'string') return found
      this.#goTo(found.at)
      return 'stepped'
    } finally {
      clearTimeout(timer)
      left.removeEventListener('abort', end)
    }
  }

  async #find(direction: 1 | -1, signal: AbortSignal): Promise<Exclude<Beside, 'not_yet'> | 'late'> {
    while (!signal.aborted) {
      const found = await this.#ask(direction, signal)
      if (signal.aborted) break
      if (found !== 'not_yet') return found
      await aMoment(signal)
    }
    return 'late'
  }

  async #ask(direction: 1 | -1, signal: AbortSignal): Promise<Beside> {
    try {
      return (await this.#leader()?.beside(direction, signal)) ?? 'not_yet'
    } catch {
      return 'not_yet' // The picture itself says what is wrong with the station.
    }
  }

  #goTo(at: WallTime90k): void {
    this.#jumps = this.#clock.state.jumps + 1
    this.#clock.standAt(at)
  }
}

const aMoment = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ASK_AGAIN_MS)
    signal.addEventListener('abort', done, { once: true })
  })
