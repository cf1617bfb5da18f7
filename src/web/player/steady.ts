// Steady: how far behind the station a live picture plays, and how it gets there. Pure decisions; the player carries them out.
//
// A frame is never shown the moment it arrives: the next one may be late. The picture keeps one even delay behind the quickest
// way that frames have come lately, so that uneven arrival is not seen. All values are seconds.

export type Pace = {
  /** Where the picture is now, in media time. */
  readonly position: number
  /** Where the buffered picture ends. */
  readonly edge: number
  /** Where a picture without any delay would be: the present, less the quickest way here. */
  readonly present: number
  /** The delay to keep; grows when arrival proves more uneven. */
  readonly target: number
  /** The picture has only just begun: a jump is not noticed yet, being late would be. */
  readonly settling: boolean
}

export type Steering = { readonly kind: 'rate'; readonly rate: number } | { readonly kind: 'seek'; readonly to: number }

/** Frames of eight a second on a busy machine of two cores come up to 150 ms unevenly. */
export const FIRST_TARGET_S = 0.17
const MOST_TARGET_S = 0.5
const TOO_LATE_S = 1
const TOO_LATE_AT_FIRST_S = 0.3

/** Keeps the picture `target` behind the present: a little faster, a little slower, or a jump when it is far off. */
export const steer = ({ position, edge, present, target, settling }: Pace): Steering => {
  const late = present - position - target
  if (position > edge || late > (settling ? TOO_LATE_AT_FIRST_S : TOO_LATE_S))
    return { kind: 'seek', to: Math.max(0, Math.min(edge - 0.02, present - target)) }
  if (late > 0.15) return { kind: 'rate', rate: 1.1 }
  if (late > 0.02) return { kind: 'rate', rate: 1.04 }
  if (late < -0.08) return { kind: 'rate', rate: 0.93 }
  if (late < -0.02) return { kind: 'rate', rate: 0.97 }
  return { kind: 'rate', rate: 1 }
}

/** After a stall the picture keeps a longer delay; each quiet minute takes a little of it back. */
export const afterStall = (target: number): number => Math.min(MOST_TARGET_S, target + 0.06)
export const afterQuietMinute = (target: number): number => Math.max(FIRST_TARGET_S, target - 0.02)

/** The least of the values added within the last `window_ms`. */
export class RecentLeast {
  #samples: { at_ms: number; value: number }[] = []
  readonly #window_ms: number

  constructor(window_ms: number) {
    this.#window_ms = window_ms
  }

  add(at_ms: number, value: number): number {
    this.#samples = this.#samples.filter(sample => at_ms - sample.at_ms < this.#window_ms && sample.value < value)
    this.#samples.push({ at_ms, value })
    return this.#samples[0]!.value
  }

  peek(at_ms: number): number | undefined {
    return this.#samples.find(sample => at_ms - sample.at_ms < this.#window_ms)?.value
  }
}

/** How far to remove old picture: a keyframe at least `keep_s` behind, and only when `most_s` has gathered. */
export const trimTo = (
  keys: readonly number[],
  start: number,
  position: number,
  { keep_s, most_s }: { keep_s: number; most_s: number },
): number | undefined => {
  if (position - start < most_s) return undefined
  return keys.findLast(key => key > start && key <= position - keep_s)
}
