// Steady: where a live picture should be played, and how fast. Pure decisions; the player carries them out.
//
// Slack is how much picture is left to play when the next frame arrives. Too little and a late frame stalls the picture;
// too much and the picture is older than it needs to be. All values are seconds of media time.

export type Slack = {
  /** Where the picture is now. */
  readonly position: number
  /** Where the buffered picture ends. */
  readonly edge: number
  /** The least slack seen over the last two seconds; undefined before the first measurement. */
  readonly least: number | undefined
  /** The slack to keep; grows when the network proves to need more. */
  readonly target: number
  /** The picture has only just begun: a jump is not noticed yet, being late would be. */
  readonly settling: boolean
}

export type Steering = { readonly kind: 'rate'; readonly rate: number } | { readonly kind: 'seek'; readonly to: number }

export const FIRST_TARGET_S = 0.1
const MOST_TARGET_S = 0.4
const TOO_FAR_BEHIND_S = 1
const TOO_FAR_AT_FIRST_S = 0.35

/** Keeps the picture `target` behind what has arrived: a little faster, a little slower, or a jump when it is far behind. */
export const steer = ({ position, edge, least, target, settling }: Slack): Steering => {
  const slack = least ?? edge - position
  if (edge - position < 0 || slack > (settling && least !== undefined ? TOO_FAR_AT_FIRST_S : TOO_FAR_BEHIND_S))
    return { kind: 'seek', to: Math.max(0, edge - target * 2) }
  if (least === undefined) return { kind: 'rate', rate: 1 }
  if (least > target + 0.3) return { kind: 'rate', rate: 1.1 }
  if (least > target + 0.06) return { kind: 'rate', rate: 1.05 }
  if (least < target * 0.4) return { kind: 'rate', rate: 0.97 }
  return { kind: 'rate', rate: 1 }
}

/** After a stall the picture keeps more slack; each quiet minute takes a little of it back. */
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

  clear(): void {
    this.#samples = []
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
