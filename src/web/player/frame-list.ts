// Frame list: when the pictures of a camera are shown, as far as they have been fetched. It answers which picture an instant shows and which
// one stands beside it, so that one step moves by one picture exactly.

import { type MediaSpan90k, mediaSpan90k, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Span90k } from './playback-plan.ts'

export type FrameTime = { readonly at: WallTime90k; readonly span: MediaSpan90k }

export class FrameList {
  #frames: readonly FrameTime[] = []

  /** In any order; a picture that is known already is not added again. */
  add(frames: readonly FrameTime[]): void {
    const known = new Set(this.#frames.map(({ at }) => at))
    const fresh = frames.filter(({ at }) => !known.has(at)).map(({ at, span }) => ({ at, span }))
    if (fresh.length > 0) this.#frames = [...this.#frames, ...fresh].toSorted((a, b) => a.at - b.at)
  }

  /** Forgets the pictures that begin in a span. */
  drop({ from, to }: Span90k): void {
    this.#frames = this.#frames.filter(({ at }) => at < from || at >= to)
  }

  clear(): void {
    this.#frames = []
  }

  /** The picture that an instant shows: the last one that began by then. */
  at(at: WallTime90k): FrameTime | undefined {
    const frame = this.#frames[this.#indexAt(at)]
    return frame === undefined || at >= frame.at + 2 * frame.span ? undefined : frame
  }

  /** The next picture after the one that `at` shows, or the one before it. */
  beside(at: WallTime90k, direction: 1 | -1): FrameTime | undefined {
    const index = this.#indexAt(at)
    if (direction === 1) return this.#frames[index + 1]
    const shown = this.#frames[index]
    // In a hole the picture that began last is over already: it is the one before.
    return shown !== undefined && at >= shown.at + 2 * shown.span ? shown : this.#frames[index - 1]
  }

  /** Where a player stands to show it and no other: in its middle. */
  static middle({ at, span }: FrameTime): WallTime90k {
    return wallTime90k(at + Math.floor(mediaSpan90k(span) / 2))
  }

  #indexAt(at: WallTime90k): number {
    let [low, high] = [0, this.#frames.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#frames[middle]!.at <= at) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}
