// Follow: how one picture keeps to the review clock. Pure decisions; the player carries them out. All values are seconds.

export type Following = {
  /** Where the picture is, and where the clock is. */
  readonly picture: number
  readonly clock: number
  readonly speed: number
  /** How long a jump of this picture has taken lately. */
  readonly jump_takes: number
}

export type Steering = { readonly kind: 'rate'; readonly rate: number } | { readonly kind: 'jump'; readonly to: number }

/** Beyond this a picture is not led back but jumps; at higher speeds the same delay is a longer span. */
const FAR_S = 0.25
/** Nobody sees this. */
const NEAR_S = 0.012
/** A picture that is off is brought back within about this time. */
const MENDED_IN_S = 0.6
const MOST_NUDGE = 0.2

/** Plays a little faster or slower towards the clock; jumps, ahead by what a jump takes, when it is far off. */
export const followClock = ({ picture, clock, speed, jump_takes }: Following): Steering => {
  const late = clock - picture
  if (Math.abs(late) > FAR_S * Math.max(1, speed))
    return { kind: 'jump', to: clock + Math.min(0.5, jump_takes) * speed }
  if (Math.abs(late) <= NEAR_S * Math.max(1, speed)) return { kind: 'rate', rate: speed }
  const nudge = Math.max(-MOST_NUDGE, Math.min(MOST_NUDGE, late / (MENDED_IN_S * speed)))
  // Steps of a hundredth: each change of rate costs the browser something.
  return { kind: 'rate', rate: Math.round(speed * (1 + nudge) * 100) / 100 }
}

/** A mean that forgets: the last values count most. */
export const leaning = (mean: number, value: number): number => mean * 0.7 + value * 0.3

export type Waiter = {
  /** Its picture of this instant is still coming. */
  readonly waits: boolean
  /** For how long it has, in milliseconds. */
  readonly waited_ms: number
  /** It held the others up before and has not caught up since. */
  readonly was_slow: boolean
}

/** Nobody holds the others longer than this. */
export const LONGEST_HOLD_MS = 1500

/** Time stands while pictures come, so that all begin together; one that is slow is not waited for again until it has caught up. */
export const holdsTime = (waiters: readonly Waiter[]): boolean =>
  waiters.some(({ waits, waited_ms, was_slow }) => waits && !was_slow && waited_ms < LONGEST_HOLD_MS)
