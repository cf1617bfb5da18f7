// Drift: how fast a camera's clock runs against the station's, from how its quickest packets come earlier or later as time passes. Only
// tells; where frames stand is the timeline's.

import { spanFromMillis } from '#base/units.ts'

/** Before this the network's own unrest would be told as drift. */
const LEAST = spanFromMillis(60_000)
/** What lies further back than twice this counts no more, so that a step of our clock is forgotten. */
const REMEMBERED = spanFromMillis(30 * 60_000)

type Seen = { readonly at: number; readonly offset: number }

export class DriftMeter {
  #from: Seen | undefined
  #next: Seen | undefined
  #newest: Seen | undefined

  /** Notes the least distance between arrival and the camera's own time in a while that ended `at`; both in ticks. */
  note(at: number, offset: number): void {
    const seen = { at, offset }
    this.#from ??= seen
    this.#next ??= seen
    this.#newest = seen
    if (at - this.#next.at < REMEMBERED) return
    this.#from = this.#next
    this.#next = seen
  }

  /** The camera's clock jumped, or ours did: what was seen before says nothing any more. */
  forget(): void {
    this.#from = undefined
    this.#next = undefined
    this.#newest = undefined
  }

  /** Millionths that the camera's clock runs fast (slow when negative); null while it is too early to say. */
  get ppm(): number | null {
    if (this.#from === undefined || this.#newest === undefined) return null
    const passed = this.#newest.at - this.#from.at
    return passed < LEAST ? null : Math.round((-1e6 * (this.#newest.offset - this.#from.offset)) / passed)
  }
}
