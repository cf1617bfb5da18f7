// Pace: how much of a core the detector takes and how often it looks, by how far it is behind. It looks less often first, and passes over what it will
// not come to; both are told.

/** Ticks between pictures, from what is wanted to what is little. */
const steps = [2, 4, 8, 16] as const
const BEHIND_S = 60
const CAUGHT_UP_S = 10
/** What is farther behind is passed over. */
export const MOST_BEHIND_S = 900

export class DetectorPace {
  #at = 0
  #picture_ms = 0

  get every(): number {
    return steps[this.#at]!
  }

  get picture_ms(): number {
    return this.#picture_ms
  }

  /** How long to rest after a picture that took `took_ms`, to stay within a share of one core. */
  rest_ms(took_ms: number, share: number): number {
    this.#picture_ms = this.#picture_ms === 0 ? took_ms : this.#picture_ms * 0.9 + took_ms * 0.1
    return took_ms * (1 / share - 1)
  }

  /** Asked now and then. */
  decide(behind_s: number): void {
    if (behind_s > BEHIND_S) this.#at = Math.min(steps.length - 1, this.#at + 1)
    else if (behind_s < CAUGHT_UP_S) this.#at = Math.max(0, this.#at - 1)
  }
}
