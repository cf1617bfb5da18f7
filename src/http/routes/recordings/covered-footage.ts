// Covered footage: what the doors of recorded pictures need to give a camera's pictures with its privacy masks burned in. `programs` plugs it in.

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Polygon } from '#base/polygon.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, type WallTime90k, wallPlus } from '#base/units.ts'
import type { Sight } from '#community/access/sight.ts'
import type { StreamPicture } from '#engine/camera/look.ts'
import { areStills } from '#engine/frames/frame.ts'
import { stillsFormat } from '#engine/frames/stills.ts'
import { fragmentHead } from '#engine/recording/fragment.ts'
import { initSegment, mimeOf } from '#engine/recording/init-segment.ts'
import { VIDEO_TRACK } from '#engine/recording/tracks.ts'
import { type Extent, readExtents } from '#engine/viewing/extents.ts'
import type { FootagePart } from '#engine/viewing/footage.ts'
import type { Keyframe } from '#engine/viewing/keyframes.ts'
import type { Playback } from '#engine/viewing/playback.ts'

export type CoveredSpan = { readonly mime: string; readonly bytes: Buffer; readonly init_bytes: number }
type Wish = { readonly begins?: WallTime90k; readonly most_pictures?: number; readonly longest_ms?: number }

export type CoveredFootage = {
  /** What this caller must not see of a camera's pictures of a span; empty: they are given as they are. */
  readonly masksOver: (
    sight: Pick<Sight, 'may'>,
    camera: string,
    from: WallTime90k,
    to: WallTime90k,
  ) => readonly Polygon[]
  /** Throws `masking_busy`, `masking_missing`, `masking_failed`, `span_too_long`. */
  readonly span: (
    parts: readonly FootagePart[],
    masks: readonly Polygon[],
    gone: AbortSignal,
    wish?: Wish,
  ) => Promise<CoveredSpan>
  /** A JPEG. Throws the same. */
  readonly still: (
    picture: Pick<StreamPicture, 'codec' | 'description' | 'access_unit'>,
    masks: readonly Polygon[],
  ) => Promise<Buffer>
}

const LONGEST_CLIP = spanFromMillis(5 * 60_000)

/** What covers these parts for the caller: from the keyframe that they begin with. `parts` must not be empty. */
export const masksOf = (covered: CoveredFootage, sight: Sight, parts: readonly FootagePart[]): readonly Polygon[] => {
  const last = parts.at(-1)!.pictures.at(-1)!
  const camera = parts[0]!.segment.camera
  return covered.masksOver(sight, camera, parts[0]!.pictures[0]!.start, wallPlus(last.start, last.span))
}

/** What goes out bare is cut off as soon as it would be covered: a mask was drawn meanwhile, or its caller may not see behind masks any more. */
export const bareWhile = (request: FastifyRequest, masks: () => readonly Polygon[]): void => {
  request.stillSo = () => masks().length === 0
}

/** A page that jumps to another moment hangs up: what it waited for is not made to its end. */
export const whileHeard = (reply: FastifyReply): AbortSignal => {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  return gone.signal
}

/** A copy to keep, from its own beginning; sound is left out. */
export const coveredClip = (
  covered: CoveredFootage,
  parts: readonly FootagePart[],
  masks: readonly Polygon[],
  gone: AbortSignal,
): Promise<CoveredSpan> => {
  const [first, last] = [parts[0]!.pictures[0]!, parts.at(-1)!.pictures.at(-1)!]
  const camera = parts[0]!.segment.camera
  if (last.start + last.span - first.start > LONGEST_CLIP + spanFromMillis(30_000))
    throw new Problem('masked_clip_too_long', { camera })
  return covered.span(parts, masks, gone, { begins: first.start, most_pictures: 20_000, longest_ms: 240_000 })
}

/** Single pictures as JPEG, each with its own time, as of a camera that sends motion JPEG. `keyframes` must not be empty. */
export const coveredKeyframes = async (
  covered: CoveredFootage,
  keyframes: readonly (Keyframe & { readonly masks: readonly Polygon[] })[],
): Promise<Playback> => {
  const extents: Extent[] = []
  const format = stillsFormat(keyframes[0]!.video.width, keyframes[0]!.video.height)
  extents.push({ kind: 'bytes', bytes: initSegment([format]) })
  for (const [i, keyframe] of keyframes.entries()) {
    const bytes = await covered.still(await pictureOf(keyframe), keyframe.masks)
    const { start, span, composition } = keyframe
    const samples = { sizes: [bytes.length], spans: [span], compositions: composition === 0 ? [] : [composition] }
    const place = { track: VIDEO_TRACK, sequence: i + 1, key: true, allKey: true, camera_ms: undefined }
    extents.push({ kind: 'bytes', bytes: fragmentHead({ ...samples, ...place, start }) }, { kind: 'bytes', bytes })
  }
  return { mime: mimeOf(format), extents }
}

/** One recorded picture as a JPEG, with these areas covered. Throws the problems of masking. */
export const stillOf = async (
  covered: CoveredFootage,
  keyframe: Keyframe,
  masks: readonly Polygon[],
): Promise<Buffer> => covered.still(await pictureOf(keyframe), masks)

/** As whoever decodes is asked for it. */
export const pictureOf = async ({ video, file, at_byte, bytes }: Keyframe) => {
  const pieces: Buffer[] = []
  for await (const piece of readExtents([{ kind: 'file', file, at: at_byte, length: bytes }], 0, bytes))
    pieces.push(piece)
  const codec = areStills(video) ? ('jpeg' as const) : video.entry === 'hvc1' ? ('h265' as const) : ('h264' as const)
  return { codec, description: video.description, access_unit: Buffer.concat(pieces) }
}
