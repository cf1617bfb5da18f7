// Variant: how a camera is set to encode, as far as the footage differs by it. Whatever else a camera's settings say is what it says, not what it
// sends.

import type { AudioCodec, Bits, Groups, Size, VideoCodec } from './film.ts'

export type Variant = {
  readonly codec: VideoCodec
  readonly groups: Groups
  readonly b_frames: boolean
  readonly size: Size
  readonly bits: Bits
  readonly audio: 'none' | AudioCodec
  /** Slices are scrambled with a key that the footage's reader does not have. */
  readonly encrypted: boolean
}
