// Keyframe shelf: coded keyframes of one stream, as far as they have been fetched, the ones used last kept. It knows which keyframe shows an
// instant, and which one is merely the nearest it has.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Span90k } from './playback-plan.ts'
import { spanAt, withSpan } from './spans.ts'

export type Shelved = { readonly at: WallTime90k; readonly bytes: number }

type Place<K> = {
  readonly keyframe: K
  /** Until here it is proved to be the one that shows. */
  proved_to: WallTime90k
  used: number
}

/** Nobody leaves half a minute between two keyframes: what lies so far behind one is a gap. */
const LONGEST_GROUP = 30 * TICKS_PER_SECOND

export class KeyframeShelf<K extends Shelved> {
  readonly #most_bytes: number
  #places: Place<K>[] = []
  #bytes = 0
  #uses = 0
  /** Spans of which every keyframe is here, at the given nearness. */
  #combed: readonly Span90k[] = []

  constructor(most_bytes = 8 * 1024 * 1024) {
    this.#most_bytes = most_bytes
  }

  /** `for_at` is the instant that it was the answer to. */
  put(keyframe: K, for_at: WallTime90k): void {
    const known = this.#places.find(place => place.keyframe.at === keyframe.at)
    if (known !== undefined) {
      known.proved_to = wallTime90k(Math.max(known.proved_to, for_at))
      return
    }
    const place = { keyframe, proved_to: wallTime90k(Math.max(for_at, keyframe.at)), used: ++this.#uses }
    this.#places = [...this.#places, place].toSorted((a, b) => a.keyframe.at - b.keyframe.at)
    this.#bytes += keyframe.bytes
    this.#makeRoom()
  }

  /** All keyframes of this span have been put. */
  combed(span: Span90k): void {
    this.#combed = withSpan(this.#combed, span)
  }

  isCombed(at: WallTime90k): boolean {
    return spanAt(this.#combed, at) !== undefined
  }

  /** How far from here on, in a direction, everything is here. */
  combedEnd(at: WallTime90k, direction: 1 | -1): WallTime90k {
    const span = spanAt(this.#combed, at)
    if (span === undefined) return at
    return direction === 1 ? span.to : span.from
  }

  /** The keyframe that shows this instant, for sure. */
  showing(at: WallTime90k): K | undefined {
    const place = this.#before(at)
    if (place === undefined) return undefined
    const certain = at <= place.proved_to || (this.isCombed(at) && at - place.keyframe.at < LONGEST_GROUP)
    if (!certain) return undefined
    place.used = ++this.#uses
    return place.keyframe
  }

  /** The nearest keyframe that is here, whatever lies between. */
  nearest(at: WallTime90k): K | undefined {
    let best: K | undefined
    for (const { keyframe } of this.#places)
      if (best === undefined || Math.abs(keyframe.at - at) < Math.abs(best.at - at)) best = keyframe
    return best
  }

  /** The gap around an instant in a combed span. */
  gap(at: WallTime90k): Span90k | undefined {
    if (!this.isCombed(at) || this.showing(at) !== undefined) return undefined
    const before = wallTime90k(Math.max(this.combedEnd(at, -1), this.#before(at)?.keyframe.at ?? 0))
    const after = this.#places.find(({ keyframe }) => keyframe.at > at)?.keyframe.at
    return { from: before, to: wallTime90k(Math.min(after ?? Number.MAX_SAFE_INTEGER, this.combedEnd(at, 1))) }
  }

  #before(at: WallTime90k): Place<K> | undefined {
    return this.#places.findLast(({ keyframe }) => keyframe.at <= at)
  }

  #makeRoom(): void {
    if (this.#bytes <= this.#most_bytes) return
    const oldest = this.#places.toSorted((a, b) => a.used - b.used)
    const gone = new Set<Place<K>>()
    for (const place of oldest) {
      if (this.#bytes <= this.#most_bytes * 0.75) break
      gone.add(place)
      this.#bytes -= place.keyframe.bytes
    }
    this.#places = this.#places.filter(place => !gone.has(place))
    // What was complete is so no more.
    this.#combed = []
  }
}
