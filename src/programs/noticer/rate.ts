// Rate: how often pictures are looked at, by what it costs. Recording and looking come first on a machine without time; then motion is told from
// fewer pictures, and at last from those alone that need no others. Slow to take more, quick to take less.

import type { Rate } from './camera-follower.ts'

/** From what is wanted to what costs next to nothing. */
export const rates: readonly Rate[] = [
  { every: 1, keys_only: false },
  { every: 2, keys_only: false },
  { every: 4, keys_only: false },
  { every: 8, keys_only: true },
]

export type Load = {
  /** Of the time since the last decision, how much was spent at work: 1 is one core. */
  readonly busy: number
  /** How far behind the recording the camera farthest behind is, seconds. */
  readonly behind_s: number
}

/** More than this of a core is taken from others. */
const MOST_BUSY = 0.6
const LITTLE_BUSY = 0.25
const BEHIND_S = 20
/** Decisions in a row that found little to do before more is tried. */
const CALM = 6

export class RateChoice {
  #at = 0
  #calm = 0

  get rate(): Rate {
    return rates[this.#at]!
  }

  /** Asked every ten seconds. */
  decide({ busy, behind_s }: Load): Rate {
    const over = busy > MOST_BUSY || behind_s > BEHIND_S
    this.#calm = !over && busy < LITTLE_BUSY ? this.#calm + 1 : 0
    if (over) this.#at = Math.min(rates.length - 1, this.#at + 1)
    else if (this.#calm >= CALM) {
      this.#at = Math.max(0, this.#at - 1)
      this.#calm = 0
    }
    return this.rate
  }
}
