// Picture format: what a video stream's parameter sets say of its pictures.

export type PictureFormat = {
  /** RFC 6381 codecs parameter, such as `avc1.64001f`. */
  readonly codec: string
  /** In luma samples, after cropping. */
  readonly width: number
  readonly height: number
  /** How many frames may come before another in decoding and after it on screen; undefined when the stream does not say. */
  readonly reorder: number | undefined
  /** chroma_format_idc: 0 grey, 1 4:2:0, 2 4:2:2, 3 4:4:4. */
  readonly chroma: number
  /** Bits of a sample. */
  readonly luma_depth: number
  readonly chroma_depth: number
}
