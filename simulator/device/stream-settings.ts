// Stream settings: what a camera is told about encoding one of its streams, and what footage follows from it.

import type { AudioCodec, VideoCodec } from '#simulator/footage/film.ts'
import type { Variant } from '#simulator/footage/variant.ts'

export type StreamSettings = {
  readonly codec: VideoCodec
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly bitrate_kbps: number
  /** Pictures from one keyframe to the next. */
  readonly group_pictures: number
  readonly smart_codec: boolean
  /** The encoder uses B-frames where its profile allows them. */
  readonly b_frames: boolean
  readonly profile: 'Baseline' | 'Main'
}

const LONG_GROUP_S = 3

export const variantOf = (
  { codec, fps, group_pictures, smart_codec, b_frames, profile }: StreamSettings,
  audio: 'none' | AudioCodec,
  encrypted: boolean,
): Variant => {
  const groups = smart_codec ? 'smart' : group_pictures / fps > LONG_GROUP_S ? 'long' : 'short'
  return {
    codec,
    groups: codec === 'mjpeg' ? 'short' : groups,
    b_frames: b_frames && profile !== 'Baseline' && codec !== 'mjpeg',
    audio,
    encrypted,
  }
}
