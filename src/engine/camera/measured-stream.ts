// Measured stream: what some seconds of one stream show: how quickly its pictures come, how far apart its keyframes are, what is lost on
// the way. Measuring needs to know frames, which come behind this room on the road: the rooms that can do it are handed in.

import type { LookWish, StreamPicture } from './look.ts'
import type { StreamReason } from './stream-state.ts'

export type MeasuredStream = {
  /** Where it was measured: in the stream that is being recorded, or in a short session beside it. */
  readonly in: 'recording' | 'own_session'
  readonly codec: 'h264' | 'h265' | 'mjpeg' | null
  readonly width: number | null
  readonly height: number | null
  readonly frames_per_second: number | null
  readonly bits_per_second: number | null
  /** The longest time between two keyframes that was seen. */
  readonly group_ms: number | null
  /** Since its last keyframe no other had come for so long when it ended. */
  readonly no_key_for_ms: number | null
  readonly b_frames: boolean | null
  /** Parameter sets can be read, the pictures that belong to them cannot. */
  readonly scrambled: boolean
  readonly packets: number | null
  readonly lost_packets: number | null
  /** How unevenly packets come (RFC 3550 §6.4.1); null in a recorded stream. */
  readonly jitter_ms: number | null
  /** The camera's clock minus ours by its sender reports. */
  readonly clock_offset_ms: number | null
  readonly picture: StreamPicture | undefined
  /** Of media time that was seen. */
  readonly span_ms: number
  /** Why no picture came; null with pictures. */
  readonly trouble: StreamReason | null
  readonly detail: string | null
}

/** Plays one stream for some seconds. Never throws, and signs in once. */
export type MeasureStream = (wish: LookWish, signal: AbortSignal) => Promise<MeasuredStream>
