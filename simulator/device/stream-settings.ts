// Stream settings: what a camera is told about encoding one of its streams, and what footage follows from it.

import type { AudioCodec, VideoCodec } from '#simulator/footage/film.ts'
import type { Variant } from '#simulator/footage/variant.ts'

export type Picture = { readonly width: number; readonly height: number }

export type StreamSettings = {
  readonly codec: VideoCodec
  readonly width: number
  readonly height: number
  readonly fps: number
  /** What it can be set to; the first is what it usually has, another one is large. */
  readonly sizes: readonly Picture[]
  readonly bitrate_kbps: number
  readonly constant_bitrate: boolean
  /** With a variable bit rate it sends three times what is set. */
  readonly overshoots: boolean
  /** Pictures from one keyframe to the next. */
  readonly group_pictures: number
  readonly smart_codec: boolean
  /** The encoder uses B-frames where its profile allows them. */
  readonly b_frames: boolean
  readonly profile: 'Baseline' | 'Main'
}

const LONG_GROUP_S = 3

export const variantOf = (settings: StreamSettings, audio: 'none' | AudioCodec, encrypted: boolean): Variant => {
  const { codec, fps, group_pictures, smart_codec, b_frames, profile, sizes, width } = settings
  const groups = smart_codec ? 'smart' : group_pictures / fps > LONG_GROUP_S ? 'long' : 'short'
  return {
    codec,
    groups: codec === 'mjpeg' ? 'short' : groups,
    b_frames: b_frames && profile !== 'Baseline' && codec !== 'mjpeg',
    size: width === sizes[0]?.width ? 'usual' : 'large',
    bits: settings.overshoots && !settings.constant_bitrate ? 'triple' : 'usual',
    audio,
    encrypted,
  }
}

/** Whether it can be set to a size. */
export const hasSize = ({ sizes }: StreamSettings, wanted: Picture): boolean =>
  sizes.some(({ width, height }) => width === wanted.width && height === wanted.height)
