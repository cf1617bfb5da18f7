// Review clock: the one time that every picture of a review shows. It moves by itself between −16 and 16 times, repeats a span (A-B), never
// runs past the present, and tells whoever follows it of every change. It shows nothing; pictures follow it (`synchronised.ts`).

import { TICKS_PER_MILLI, TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { stationNow } from '#web/station-clock.ts'
import type { Span90k } from './playback-plan.ts'

/** In the order in which a person goes through them; below 0 time goes back. */
export const clockSpeeds: readonly number[] = [-16, -8, -4, -2, -1, 0.25, 0.5, 1, 2, 4, 8, 16]

/** The next speed up or down; stays at the ends. */
export const nextClockSpeed = (speed: number, direction: 1 | -1): number =>
  clockSpeeds[Math.min(clockSpeeds.length - 1, Math.max(0, clockSpeeds.indexOf(speed) + direction))]!

export type ClockState = {
  readonly playing: boolean
  readonly speed: number
  /** The span that is repeated. */
  readonly loop: Span90k | undefined
  /** A finger moves over the timeline: pictures under it are shown at once, time stands. */
  readonly scrubbing: boolean
  /** Time stands although it plays: pictures are still coming. */
  readonly held: boolean
  /** Counts the jumps: another number says that time did not simply go on. */
  readonly jumps: number
}

type TimeSource = {
  readonly monotonic_ms: () => number
  /** Nothing is recorded later than this. */
  readonly present: () => WallTime90k
}

const SHORTEST_LOOP = TICKS_PER_SECOND / 5
/** What was recorded in the last moments may not be on disk yet. */
const BEHIND_PRESENT = 2 * TICKS_PER_SECOND

const pageTime: TimeSource = { monotonic_ms: () => performance.now(), present: stationNow }

export class ReviewClock {
  readonly #time: TimeSource
  readonly #listeners = new Set<() => void>()
  #anchor: { readonly at: WallTime90k; readonly mono_ms: number }
  #state: ClockState = { playing: false, speed: 1, loop: undefined, scrubbing: false, held: false, jumps: 0 }

  constructor(at: WallTime90k, time: TimeSource = pageTime) {
    this.#time = time
    this.#anchor = { at: this.#possible(at), mono_ms: time.monotonic_ms() }
  }

  /** The instant that is shown now. */
  get at(): WallTime90k {
    const { at, mono_ms } = this.#anchor
    if (!this.running) return at
    const passed = (this.#time.monotonic_ms() - mono_ms) * TICKS_PER_MILLI * this.#state.speed
    // Where it stands later than that already, it waits there for the present to move on.
    const latest = Math.max(at, this.#latest())
    return wallTime90k(Math.max(0, Math.min(Math.round(at + passed), latest)))
  }

  /** Time moves. */
  get running(): boolean {
    const { playing, held, scrubbing } = this.#state
    return playing && !held && !scrubbing
  }

  /** Stays the same object until something changes. */
  get state(): ClockState {
    return this.#state
  }

  /** Calls at every change of the state, not as time goes by; answers how to stop it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  play(): void {
    this.#change({ playing: true })
  }

  pause(): void {
    this.#change({ playing: false })
  }

  /** Jumps; ends scrubbing. A loop that does not hold this instant is over. */
  goTo(at: WallTime90k): void {
    this.#jump(this.#possible(at))
  }

  /** Stops at an instant that was seen, however new: its picture may not even be on the disk yet. */
  standAt(at: WallTime90k): void {
    this.#jump(wallTime90k(Math.min(at, this.#time.present())), { playing: false })
  }

  /** The instant under a finger that still moves. */
  scrub(at: WallTime90k): void {
    this.#change({ scrubbing: true, jumps: this.#state.jumps + 1 }, this.#possible(at))
  }

  setSpeed(speed: number): void {
    if (clockSpeeds.includes(speed)) this.#change({ speed })
  }

  /** Repeats a span, from its beginning; undefined ends it. A span too short to be seen is made longer. */
  setLoop(span: Span90k | undefined): void {
    if (span === undefined) {
      this.#change({ loop: undefined })
      return
    }
    const from = this.#possible(wallTime90k(Math.min(span.from, span.to)))
    const to = wallTime90k(Math.max(span.from, span.to, from + SHORTEST_LOOP))
    const inside = this.at >= from && this.at < to
    const loop = { from, to }
    if (inside) this.#change({ loop })
    else this.#change({ loop, jumps: this.#state.jumps + 1 }, this.#state.speed < 0 ? to : from)
  }

  /** Lets time stand until pictures are there, or go on. */
  setHeld(held: boolean): void {
    if (held !== this.#state.held) this.#change({ held })
  }

  /** Comes many times a second while time moves: begins a loop again, and stops at the present. */
  mind(): void {
    if (!this.running) return
    const { at } = this
    const { loop, speed, jumps } = this.#state
    if (loop !== undefined && speed > 0 && at >= loop.to) this.#change({ jumps: jumps + 1 }, loop.from)
    else if (loop !== undefined && speed < 0 && at <= loop.from) this.#change({ jumps: jumps + 1 }, loop.to)
    else if (speed > 1 && at >= this.#latest()) this.#change({ speed: 1 })
  }

  #jump(to: WallTime90k, change: Partial<ClockState> = {}): void {
    const { loop, jumps } = this.#state
    const kept = loop !== undefined && to >= loop.from && to <= loop.to ? loop : undefined
    this.#change({ ...change, scrubbing: false, loop: kept, jumps: jumps + 1 }, to)
  }

  #latest(): WallTime90k {
    return wallTime90k(this.#time.present() - BEHIND_PRESENT)
  }

  #possible(at: WallTime90k): WallTime90k {
    return wallTime90k(Math.max(0, Math.min(Math.round(at), this.#latest())))
  }

  #change(change: Partial<ClockState>, at: WallTime90k = this.at): void {
    this.#anchor = { at, mono_ms: this.#time.monotonic_ms() }
    this.#state = { ...this.#state, ...change }
    for (const listener of [...this.#listeners]) listener()
  }
}
