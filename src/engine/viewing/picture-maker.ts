// Picture maker: whoever can turn a keyframe into a JPEG. Decoding is a guest's work, in a process of its own; the station goes on without
// one, and says so. `programs` plugs one in.

import type { Polygon } from '#base/polygon.ts'
import type { Result } from '#base/result.ts'
import type { StreamPicture } from '#engine/camera/look.ts'

/** `undecodable`: a decoder tried and could not, which is how an encrypted stream looks. */
export type PictureRefusal = 'no_decoder' | 'undecodable' | 'busy' | 'late'

export type PictureMaker = {
  /** A JPEG no wider than `most_width`, with these areas covered; where they cannot be covered there is none. Never rejects. */
  readonly jpeg: (
    picture: Pick<StreamPicture, 'codec' | 'description' | 'access_unit'>,
    most_width: number,
    covered?: readonly Polygon[],
  ) => Promise<Result<Buffer, PictureRefusal>>
}
