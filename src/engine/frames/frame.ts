// Frame: one picture or one piece of sound, whole, with its place in time. What leaves this room goes to disk and to viewers
// as it is; nobody behind it needs to know RTP, and nobody before it MP4.

import type { MediaSpan90k, WallTime90k } from '#base/units.ts'
import type { FrameBytes } from './frame-writer.ts'

export type VideoFormat = {
  readonly kind: 'video'
  /** Names this format: the first 16 hex digits of the SHA-256 of sample entry and description. */
  readonly id: string
  /** `mp4v`: each picture is a JPEG file. */
  readonly entry: 'avc1' | 'hvc1' | 'mp4v'
  /** RFC 6381. */
  readonly codec: string
  readonly width: number
  readonly height: number
  readonly reorder: number | undefined
  /** avcC or hvcC payload (ISO/IEC 14496-15); empty for `mp4v`. */
  readonly description: Buffer
}

export type AudioFormat = {
  readonly kind: 'audio'
  readonly id: string
  readonly entry: 'mp4a' | 'alaw' | 'ulaw' | 'Opus'
  readonly codec: string
  readonly sample_rate: number
  readonly channels: number
  /** AudioSpecificConfig (ISO/IEC 14496-3 §1.6.2.1) for AAC, the payload of `dOps` for Opus; empty for G.711. */
  readonly description: Buffer
}

/** Pictures that lean on no other: every one is a keyframe, and groups mean nothing. */
export const areStills = (format: Format): boolean => format.entry === 'mp4v'

export type Format = VideoFormat | AudioFormat

export type Frame = FrameBytes & {
  readonly kind: 'video' | 'audio'
  readonly format: Format
  /** True for a picture that needs no other: a group begins with it. Sound is always true. */
  readonly key: boolean
  /** When it is decoded, in the station's time; grows from frame to frame within a run. */
  readonly decode: WallTime90k
  /** How much later than `decode` it is shown; not 0 only where the camera sends B-frames. */
  readonly composition: MediaSpan90k
  /** The station's time went back: what follows is a new run. */
  readonly newRun: boolean
  /** Between the frame before and this one something was lost on the way: what lies between is not to be bridged unseen. */
  readonly lossBefore?: boolean
}

export type FrameSink = (frame: Frame) => void

/** What went wrong on the way to frames; numbers only grow. */
export type FrameCounts = {
  bad_packets: number
  lost_packets: number
  dropped_frames: number
  frames: number
  key_frames: number
}

export const noFrameCounts = (): FrameCounts => ({
  bad_packets: 0,
  lost_packets: 0,
  dropped_frames: 0,
  frames: 0,
  key_frames: 0,
})
