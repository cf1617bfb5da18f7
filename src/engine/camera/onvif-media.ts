// ONVIF media: what streams a device has, how they are encoded, where they are fetched, and changing that. One shape for Media (profile S)
// and Media2 (profile T); Media2 is asked where it is there, since only it can say H.265.

import type { OnvifResult } from './onvif-trouble.ts'

export type StreamCodec = 'h264' | 'h265' | 'mjpeg' | 'mpeg4' | 'other'

export type EncoderSettings = {
  readonly token: string
  readonly name: string
  readonly codec: StreamCodec
  readonly width: number | undefined
  readonly height: number | undefined
  readonly fps: number | undefined
  readonly bitrate_kbit: number | undefined
  /** Pictures from one keyframe to the next. */
  readonly gop_frames: number | undefined
  /** `Main`, `High`, `Baseline`, as the device writes it. */
  readonly profile: string | undefined
  readonly quality: number | undefined
  readonly constant_bitrate: boolean | undefined
}

export type MediaProfile = {
  readonly token: string
  readonly name: string
  /** The sensor or the channel of a recorder: profiles with the same source are streams of one camera. */
  readonly source: string | undefined
  readonly video: EncoderSettings | undefined
  /** `g711`, `aac` …, as the device writes it, in lower case. */
  readonly audio: string | undefined
  /** There when the profile can be steered. */
  readonly ptz: string | undefined
}

export type Span = { readonly least: number; readonly most: number }

export type EncoderOptions = {
  readonly codec: StreamCodec
  readonly sizes: readonly { readonly width: number; readonly height: number }[]
  readonly fps: Span | undefined
  readonly gop_frames: Span | undefined
  readonly bitrate_kbit: Span | undefined
  readonly profiles: readonly string[]
}

export type EncoderChange = {
  readonly codec?: StreamCodec
  readonly width?: number
  readonly height?: number
  readonly fps?: number
  readonly bitrate_kbit?: number
  readonly gop_frames?: number
  /** Only Media2 can say it. */
  readonly constant_bitrate?: boolean
}

export type OnvifMedia = {
  readonly profiles: () => Promise<OnvifResult<readonly MediaProfile[]>>
  /** An RTSP address on the host that was asked, without user and password. */
  readonly streamUri: (profile: string) => Promise<OnvifResult<string>>
  /** An HTTP address on the host that was asked. */
  readonly snapshotUri: (profile: string) => Promise<OnvifResult<string>>
  readonly encoder: (token: string) => Promise<OnvifResult<EncoderSettings>>
  readonly encoderOptions: (token: string) => Promise<OnvifResult<readonly EncoderOptions[]>>
  /** Reads, changes only what is named, writes, and reads again: what the device has now. */
  readonly setEncoder: (token: string, change: EncoderChange) => Promise<OnvifResult<EncoderSettings>>
}
