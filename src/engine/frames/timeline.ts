// Timeline: gives each frame its place in the station's time. The camera's RTP clock says how frames are spaced, our clock at
// arrival says when they were; the network delays some packets and the camera's clock drifts, so the offset between the two is
// taken from the packets that came quickest and followed gently. A camera whose clock jumps is anchored anew, without a gap.

import { spanFromMillis, TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { DriftMeter } from './drift.ts'

/** A picture cannot arrive before it was taken: RTP time that runs ahead of arrival by more than this has jumped. */
const AHEAD = spanFromMillis(2000)
/** Packets held up on the way come late in one burst and are not a jump; later than this the session would have ended. */
const BEHIND = spanFromMillis(10_000)
/** RTP time goes back this far only by B-frames. */
const BACK = spanFromMillis(500)
/** Going back further than this is the station's own clock that was set back. */
const STEP_BACK = spanFromMillis(1000)
const WINDOW = spanFromMillis(4000)
/** How fast the offset follows, as a part of the time that passes. A small error is followed unseen, a large one quickly. */
const GENTLE = 0.02
const QUICK = 0.25
const QUICK_FROM = spanFromMillis(150)

export type Placed = {
  readonly at: WallTime90k
  /** The offset was taken anew: RTP time and station time parted ways before this frame. */
  readonly anchored: boolean
  /** The station's time went back; `at` may lie before the frame before. */
  readonly steppedBack: boolean
  /** The station's clock was set since the frame before, either way. */
  readonly clockSet: boolean
}

export type Timeline = {
  /**
   * Places the RTP time stamp `timestamp` (32 bits) of a frame whose first packet arrived at `arrival`. Where stamps go back and forth,
   * as with B-frames, only frames that need no other (`key`) tell how stamps and arrival relate: a frame that is sent ahead of those
   * shown before it would look quick.
   */
  readonly place: (timestamp: number, arrival: WallTime90k, key?: boolean) => Placed
  /** Somebody set the station's clock: without this word a step of some seconds forward looks like packets that were held up. */
  readonly clockWasSet: () => void
  /** The same RTP instant in the station's time, without moving anything; undefined before the first frame. */
  readonly peek: (timestamp: number) => WallTime90k | undefined
  /** Millionths that the camera's clock runs fast; null in the first minute. */
  readonly drift_ppm: () => number | null
}

/** `clock_rate` is the RTP clock in ticks a second. */
export const createTimeline = (clock_rate: number): Timeline => {
  let lastStamp = 0
  /** RTP time since the anchor in the camera's own ticks: exact, however often the 32 bits wrap. */
  let media = 0
  let offset = 0
  let lastArrival = 0
  let lowest = Number.POSITIVE_INFINITY
  let windowEnd = 0
  let error = 0
  let started = false
  let told = false
  /** Stamps have gone back a little: this camera sends B-frames. */
  let reordered = false
  const drift = new DriftMeter()

  const inTicks = (rtp: number): number =>
    clock_rate === TICKS_PER_SECOND ? rtp : Math.round((rtp * TICKS_PER_SECOND) / clock_rate)

  const anchor = (arrival: number) => {
    offset = arrival - inTicks(media)
    lowest = Number.POSITIVE_INFINITY
    windowEnd = arrival + WINDOW / 4
    error = 0
    drift.forget()
  }

  const follow = (seen: number, arrival: number, tells: boolean) => {
    const passed = Math.max(0, arrival - lastArrival)
    const step = passed * (Math.abs(error) > QUICK_FROM ? QUICK : GENTLE)
    const moved = Math.max(-step, Math.min(step, error))
    offset += moved
    error -= moved
    if (tells) lowest = Math.min(lowest, seen)
    if (arrival < windowEnd || lowest === Number.POSITIVE_INFINITY) return
    drift.note(arrival, lowest)
    error = lowest - offset
    lowest = Number.POSITIVE_INFINITY
    windowEnd = arrival + WINDOW
  }

  return {
    place: (timestamp, arrival, key = true) => {
      const steppedBack = started && arrival < lastArrival - STEP_BACK
      const moved = started ? (timestamp - lastStamp) | 0 : 0
      lastStamp = timestamp
      media += moved
      const ahead = inTicks(moved) - (arrival - lastArrival)
      const jumped = ahead > AHEAD || ahead < -BEHIND || inTicks(moved) < -BACK
      const seen = arrival - inTicks(media)
      // A timeline that has found its place already stays there.
      const clockSet = started && (steppedBack || (told && Math.abs(seen - offset) > STEP_BACK))
      told = false
      const anchored = clockSet || (started && jumped)
      if (moved < 0 && !jumped && !reordered) {
        reordered = true
        lowest = Number.POSITIVE_INFINITY
      }
      if (!started || anchored) anchor(arrival)
      else follow(seen, arrival, key || !reordered)
      started = true
      lastArrival = arrival
      return { at: wallTime90k(Math.round(offset + inTicks(media))), anchored, steppedBack, clockSet }
    },
    clockWasSet: () => {
      told = true
    },
    peek: timestamp =>
      started ? wallTime90k(Math.round(offset + inTicks(media + ((timestamp - lastStamp) | 0)))) : undefined,
    drift_ppm: () => drift.ppm,
  }
}
