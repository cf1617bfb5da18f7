// Clock: time is a parameter. Code on the road of a frame is handed a clock, so that tests can set it.

import { type Millis, millis, type WallTime90k, wallFromUnixMillis } from './units.ts'

export type Clock = {
  /** The station's idea of the time of day. May step when the operating system sets its clock. */
  readonly wall: () => WallTime90k
  /** Never steps and never goes back; only differences mean anything. */
  readonly monotonic: () => Millis
}

export const systemClock: Clock = {
  wall: () => wallFromUnixMillis(Date.now()),
  monotonic: () => millis(performance.now()),
}
