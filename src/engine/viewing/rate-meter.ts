// Rate meter: how many pictures and how many bits a second a stream has, told from a moment of its packets. Time stamps tell the pictures,
// since a network hands packets over in bursts; the clock tells the bits.

import type { Clock } from '#base/clock.ts'
import { TICKS_PER_SECOND } from '#base/units.ts'

/** So many pictures make the rate sure. */
const SURE = 16
const MOST_KEPT = 400

export type RateMeter = {
  readonly take: (timestamp: number, bytes: number) => void
  readonly any: () => boolean
  readonly sure: () => boolean
  readonly frames_per_second: () => number | null
  readonly bits_per_second: () => number | null
}

export const createRateMeter = (clock: Clock): RateMeter => {
  /** From one picture to the next, in ticks. */
  const steps: number[] = []
  let last: number | undefined
  let began_ms = 0
  let bytes = 0
  let first = 0
  return {
    take: (timestamp, length) => {
      if (last === undefined) {
        began_ms = clock.monotonic()
        first = length
      }
      bytes += length
      if (last === timestamp) return
      const step = last === undefined ? 0 : (timestamp - last) | 0
      // With B-frames stamps go back and forth; the steps on either side of zero cancel out in the middle.
      if (step !== 0 && Math.abs(step) < 5 * TICKS_PER_SECOND && steps.length < MOST_KEPT) steps.push(step)
      last = timestamp
    },
    any: () => last !== undefined,
    sure: () => steps.length >= SURE,
    frames_per_second: () => {
      const forward = steps.filter(step => step > 0)
      if (steps.length < 2 || forward.length === 0) return null
      const span = steps.reduce((sum, step) => sum + step, 0)
      const reordered = forward.length < steps.length
      const step = reordered ? span / steps.length : median(forward)
      return step > 0 ? Math.round((TICKS_PER_SECOND / step) * 10) / 10 : null
    },
    bits_per_second: () => {
      const passed_ms = clock.monotonic() - began_ms
      return last === undefined || passed_ms < 500 ? null : Math.round(((bytes - first) * 8000) / passed_ms)
    },
  }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!
