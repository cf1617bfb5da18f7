// Picture format: what a video stream's parameter sets say of its pictures.

export type PictureFormat = {
  /** RFC 6381 codecs parameter, such as `avc1.64001f`. */
  readonly codec: string
  /** In luma samples, after cropping. */
  readonly width: number
  readonly height: number
  /** How many frames may come before another in decoding and after it on screen; undefined when the stream does not say. */
  readonly reorder: number | undefined
}
