// Manners: how one camera's time is shown. Pure.

import type { ClockState } from './review-clock.ts'

export type Manner =
  /** A video element plays beside the clock, or stands on the exact picture. */
  | 'follow'
  /** Every picture (or as many as are seen) going back. */
  | 'backwards'
  /** Keyframes only. */
  | 'keyframes'
  /** The video element jumps from place to place, as often as it can. */
  | 'seeks'

export type Able = {
  readonly backwards: boolean
  readonly keyframes: boolean
  /** This machine has shown that it cannot play so fast. */
  readonly falls_short: boolean
}

/** Nobody sees every picture at such speeds, and few machines decode them. */
export const KEYFRAMES_FROM = 8

export const mannerOf = (
  { playing, scrubbing, speed }: Pick<ClockState, 'playing' | 'scrubbing' | 'speed'>,
  { backwards, keyframes, falls_short }: Able,
): Manner => {
  if (scrubbing) return keyframes ? 'keyframes' : 'seeks'
  if (!playing) return 'follow'
  if (Math.abs(speed) >= KEYFRAMES_FROM && keyframes) return 'keyframes'
  if (speed < 0) return backwards ? 'backwards' : 'seeks'
  return falls_short && speed > 1 && keyframes ? 'keyframes' : 'follow'
}
