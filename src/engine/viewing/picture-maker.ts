// Picture maker: whoever can turn a keyframe into a JPEG. Decoding is a guest's work, in a process of its own; the station goes on without
// one, and says so. `programs` plugs one in.

import type { Result } from '#base/result.ts'
import type { StreamPicture } from '#engine/camera/look.ts'

/** `undecodable`: a decoder tried and could not, which is how an encrypted stream looks. */
export type PictureRefusal = 'no_decoder' | 'undecodable' | 'busy' | 'late'

export type PictureMaker = {
  /** A JPEG no wider than `most_width`. Never rejects. */
  readonly jpeg: (picture: StreamPicture, most_width: number) => Promise<Result<Buffer, PictureRefusal>>
}
