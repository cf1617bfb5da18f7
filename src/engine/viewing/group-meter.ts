// Group meter: what the frames of some seconds show of how a camera encodes: pictures and bits a second by the stream's own time, the
// longest way from one keyframe to the next, and pictures that are shown in another order than they are sent.

import { TICKS_PER_SECOND } from '#base/units.ts'

/** Long enough for a rate; and so many groups that the next will be no longer. */
const ENOUGH_MS = 4000
const ENOUGH_KEYS = 3

export type MeteredFrame = {
  readonly key: boolean
  /** In ticks. */
  readonly decode: number
  readonly composition: number
  readonly bytes: number
}

export type GroupMeter = {
  readonly take: (frame: MeteredFrame) => void
  /** Longer looking would show no more. */
  readonly enough: () => boolean
  readonly read: () => {
    readonly frames_per_second: number | null
    readonly bits_per_second: number | null
    readonly group_ms: number | null
    readonly no_key_for_ms: number | null
    readonly b_frames: boolean | null
    readonly span_ms: number
  }
}

export const createGroupMeter = (): GroupMeter => {
  let first: number | undefined
  let last = 0
  let shown = Number.NEGATIVE_INFINITY
  let frames = 0
  let bytes = 0
  let lastBytes = 0
  let keys = 0
  let lastKey: number | undefined
  let longest = 0
  let reordered = false
  const millis = (ticks: number): number => Math.round((ticks * 1000) / TICKS_PER_SECOND)
  return {
    take: frame => {
      if (first === undefined) first = frame.decode
      if (frame.decode < last) return // its time went back: what comes is another run
      if (frame.decode + frame.composition < shown) reordered = true
      shown = Math.max(shown, frame.decode + frame.composition)
      last = frame.decode
      frames++
      bytes += frame.bytes
      lastBytes = frame.bytes
      if (!frame.key) return
      if (lastKey !== undefined) longest = Math.max(longest, frame.decode - lastKey)
      lastKey = frame.decode
      keys++
    },
    enough: () => first !== undefined && millis(last - first) >= ENOUGH_MS && keys >= ENOUGH_KEYS,
    read: () => {
      const span = first === undefined ? 0 : last - first
      const rate = frames < 3 || span <= 0 ? null : TICKS_PER_SECOND / (span / (frames - 1))
      return {
        frames_per_second: rate === null ? null : Math.round(rate * 10) / 10,
        bits_per_second: millis(span) < 1000 ? null : Math.round(((bytes - lastBytes) * 8 * TICKS_PER_SECOND) / span),
        group_ms: keys < 2 ? null : millis(longest),
        no_key_for_ms: lastKey === undefined ? null : millis(last - lastKey),
        b_frames: frames < 3 ? null : reordered,
        span_ms: millis(span),
      }
    },
  }
}
