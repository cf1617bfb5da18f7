// Step group: several clocks that go in step, each through a window of its own: played, stopped, skipped and begun again together. Where one's window is over
// it stands, and the others go on.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { ReviewClock } from '#web/player/review-clock.ts'

export type Window = { readonly from: WallTime90k; readonly to: WallTime90k }
export type GroupState = { readonly playing: boolean; readonly speed: number }

type Member = {
  readonly clock: Pick<ReviewClock, 'at' | 'play' | 'pause' | 'goTo' | 'setSpeed'>
  readonly window: Window
}

export class StepGroup {
  readonly #members = new Set<Member>()
  readonly #listeners = new Set<() => void>()
  #state: GroupState = { playing: true, speed: 1 }

  /** Stays the same object until something changes. */
  get state(): GroupState {
    return this.#state
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Takes a clock in, which goes as the others do; answers how it leaves. */
  join(member: Member): () => void {
    this.#members.add(member)
    member.clock.setSpeed(this.#state.speed)
    if (this.#state.playing) member.clock.play()
    return () => void this.#members.delete(member)
  }

  setPlaying(playing: boolean): void {
    for (const { clock, window } of this.#members) {
      if (!playing) clock.pause()
      else if (clock.at < window.to) clock.play()
    }
    this.#change({ playing })
  }

  setSpeed(speed: number): void {
    for (const { clock } of this.#members) clock.setSpeed(speed)
    this.#change({ speed })
  }

  /** By so many seconds, never out of its own window. */
  skip(seconds: number): void {
    for (const { clock, window } of this.#members) {
      const to = clock.at + seconds * TICKS_PER_SECOND
      clock.goTo(wallTime90k(Math.min(window.to, Math.max(window.from, to))))
      if (this.#state.playing) clock.play()
    }
  }

  /** All from the beginning of their windows. */
  restart(): void {
    for (const { clock, window } of this.#members) {
      clock.goTo(window.from)
      clock.play()
    }
    this.#change({ playing: true })
  }

  /** Comes now and then while time moves: whoever is through stands at the end of its window. */
  mind(): void {
    for (const { clock, window } of this.#members) {
      if (clock.at < window.to) continue
      clock.pause()
      // Over a gap time hops to where there are pictures again, which is another time than the one that was asked for.
      if (clock.at > window.to) clock.goTo(window.to)
    }
  }

  #change(change: Partial<GroupState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of [...this.#listeners]) listener()
  }
}
