// Decode order: cameras send presentation times in the order of decoding. Where B-frames make the two differ, MP4 wants a
// decode time that grows and the distance to the presentation time (ISO/IEC 14496-12 §8.6.1.1).
//
// With a reordering depth of r frames, the decode time of the n-th frame is the presentation time that stands n − r-th in
// ascending order: by then it is known, it grows, and it is never later than the frame's own.

import { type MediaSpan90k, mediaSpan90k, TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'

const DEEPEST = 16
/** Stands in for the frame interval before the first frames have shown it; only the first `r` decode times depend on it. */
const ASSUMED_INTERVAL = TICKS_PER_SECOND / 15

export type DecodeOrder = {
  readonly next: (shown: WallTime90k) => { readonly decode: WallTime90k; readonly composition: MediaSpan90k }
  /** What follows does not go on from what was; `newRun` allows time to go back. */
  readonly restart: (newRun: boolean) => void
}

/**
 * `reorder` is the depth that the stream announces (its SPS); undefined means learn it from what comes. `after` is the newest
 * decode time of what it follows on, which had another depth.
 */
export const createDecodeOrder = (reorder: number | undefined, after?: WallTime90k): DecodeOrder => {
  let depth = Math.min(reorder ?? 0, DEEPEST)
  /** Presentation times not yet used as decode times, ascending. */
  let waiting: number[] = []
  /** The newest presentation times, in a ring: it is looked at for every frame, so nothing is allocated. */
  const recent = new Float64Array(DEEPEST)
  let seen = 0
  let last: number = after ?? Number.NEGATIVE_INFINITY
  let opened = 0
  /** Where the picture stands that everything after a restart is counted from. */
  let first = 0

  return {
    next: shown => {
      if (reorder === undefined) {
        let overtaken = 0
        for (let i = 0; i < Math.min(seen, DEEPEST); i++) if (recent[i]! > shown) overtaken++
        depth = Math.max(depth, overtaken)
        recent[seen++ % DEEPEST] = shown
      }
      if (depth === 0) {
        last = Math.max(last + 1, shown)
        return { decode: wallTime90k(last), composition: mediaSpan90k(0) }
      }
      waiting = [...waiting, shown].sort((a, b) => a - b)
      if (opened === 0) first = shown
      const early = opened < depth ? first - (depth - opened) * ASSUMED_INTERVAL : Number.NEGATIVE_INFINITY
      opened++
      const due = waiting.length > depth ? waiting.shift()! : early
      last = Math.max(Number.isFinite(last) ? last + 1 : early, due)
      return { decode: wallTime90k(last), composition: mediaSpan90k(shown - last) }
    },
    restart: newRun => {
      waiting = []
      seen = 0
      opened = 0
      if (newRun) last = Number.NEGATIVE_INFINITY
    },
  }
}
