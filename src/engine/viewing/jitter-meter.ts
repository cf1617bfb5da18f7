// Jitter meter: how unevenly a stream's packets come, as RFC 3550 §6.4.1 counts it, from the first packet of each picture.

import { TICKS_PER_SECOND } from '#base/units.ts'

const SURE = 20

export type JitterMeter = {
  /** A packet of this 90 kHz stamp came at this time. */
  readonly take: (timestamp: number, now_ms: number) => void
  /** Null before there is enough to tell. */
  readonly read: () => number | null
}

export const createJitterMeter = (): JitterMeter => {
  let last: { readonly timestamp: number; readonly now_ms: number } | undefined
  let jitter_ms = 0
  let pictures = 0
  return {
    take: (timestamp, now_ms) => {
      if (last?.timestamp === timestamp) return
      if (last !== undefined) {
        const sent_ms = (((timestamp - last.timestamp) | 0) * 1000) / TICKS_PER_SECOND
        // A camera that jumps in time says nothing about the network.
        if (Math.abs(sent_ms) < 10_000) jitter_ms += (Math.abs(now_ms - last.now_ms - sent_ms) - jitter_ms) / 16
      }
      pictures++
      last = { timestamp, now_ms }
    },
    read: () => (pictures < SURE ? null : Math.round(jitter_ms * 10) / 10),
  }
}
