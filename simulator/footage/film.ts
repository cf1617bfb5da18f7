// Film: what a pretend camera sends, in memory: coded pictures as NAL units and coded sound, with times, ready to be looped.
// Times are ticks of the track's own clock, counted from the first coded picture. The first picture is always a keyframe.

export type VideoCodec = 'h264' | 'h265' | 'mjpeg'
export type AudioCodec = 'pcma' | 'pcmu' | 'aac' | 'opus'

/** `short`: a keyframe at least every 2 s. `long`: every 8 s. `smart`: now and then, as smart codecs do. */
export type Groups = 'short' | 'long' | 'smart'

/** `large`: more than 720p, the sub stream too. `triple`: so many times the bits that a stream usually has. */
export type Size = 'usual' | 'large'
export type Bits = 'usual' | 'triple'

export type CodedPicture = {
  /** NAL units without start codes or lengths; a keyframe carries its parameter sets. Motion JPEG: one whole JPEG. */
  readonly nals: readonly Buffer[]
  readonly key: boolean
  readonly shown_at: number
  /** When it is sent: decode order, never after `shown_at`. */
  readonly sent_at: number
}

export type VideoTrack = {
  readonly codec: VideoCodec
  readonly width: number
  readonly height: number
  /** VPS (H.265 only), SPS, PPS; none with motion JPEG. */
  readonly parameterSets: readonly Buffer[]
  readonly pictures: readonly CodedPicture[]
}

export type AudioTrack = {
  readonly codec: AudioCodec
  readonly rate: number
  readonly channels: number
  /** AudioSpecificConfig (ISO/IEC 14496-3 §1.6.2.1); empty for G.711 and Opus. */
  readonly config: Buffer
  readonly sounds: readonly { readonly bytes: Buffer; readonly sent_at: number }[]
}

export type Film = {
  /** Length of one loop, in ticks of 90 kHz. */
  readonly loop_90k: number
  readonly video: VideoTrack
  readonly audio: AudioTrack | undefined
}
