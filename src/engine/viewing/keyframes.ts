// Keyframes: single recorded pictures near asked instants, as the page shows them under a finger that moves along the timeline. Only the bytes
// of those pictures are read; nothing is decoded here. Each keeps its own time, so that it never passes for the picture of another instant.

import type { CameraId, StreamName } from '#base/ids.ts'
import { type MediaSpan90k, type WallTime90k, wallTime90k } from '#base/units.ts'
import { areStills, type VideoFormat } from '#engine/frames/frame.ts'
import { type Fragment, fragmentHead } from '#engine/recording/fragment.ts'
import { initSegment, mimeOf } from '#engine/recording/init-segment.ts'
import { VIDEO_TRACK } from '#engine/recording/tracks.ts'
import type { Extent } from './extents.ts'
import { endBefore, type Footage, type FootagePart } from './footage.ts'
import type { Playback } from './playback.ts'

export type Keyframe = {
  readonly video: VideoFormat
  readonly file: string
  readonly at_byte: number
  readonly bytes: number
  /** In decoding; it is shown `composition` later. */
  readonly start: WallTime90k
  readonly composition: number
  readonly span: MediaSpan90k
}

/** When it is shown. */
export const shownAt = ({ start, composition }: Keyframe): WallTime90k => wallTime90k(start + composition)

/** The keyframe of the group that holds `at`; undefined where nothing is recorded. */
export const keyframeAt = async (
  footage: Footage,
  camera: CameraId,
  stream: StreamName,
  at: WallTime90k,
): Promise<Keyframe | undefined> => {
  const [part] = await footage.parts(camera, stream, at, wallTime90k(at + 1))
  return part === undefined ? undefined : keyframeIn(part, at)
}

/** The same, or the nearest one before or after a gap. */
export const keyframeNear = async (
  footage: Footage,
  camera: CameraId,
  stream: StreamName,
  at: WallTime90k,
): Promise<Keyframe | undefined> => {
  const here = await keyframeAt(footage, camera, stream, at)
  if (here !== undefined) return here
  const next = footage.reader.next(camera, stream, at)
  const after = next === undefined ? undefined : await keyframeAt(footage, camera, stream, next.start)
  const room = after === undefined ? Number.POSITIVE_INFINITY : after.start - at
  const before = await keyframeBefore(footage, camera, stream, at, room)
  if (before === undefined || after === undefined) return before ?? after
  return at - before.start <= after.start - at ? before : after
}

/** The keyframes that show `from`, `from` + `every`…, each once; instants that were not recorded are left out. */
export const keyframesOf = async (
  footage: Footage,
  camera: CameraId,
  stream: StreamName,
  { from, to, every }: { readonly from: WallTime90k; readonly to: WallTime90k; readonly every: number },
): Promise<readonly Keyframe[]> => {
  const found: Keyframe[] = []
  for (let at: number = from; at < to; at += every) {
    const one = await keyframeAt(footage, camera, stream, wallTime90k(at))
    if (one !== undefined && one.start > (found.at(-1)?.start ?? -1)) found.push(one)
  }
  return found
}

/** As fragmented MP4 with the station's time, one fragment each. `keyframes` must not be empty. */
export const keyframesPlayback = (keyframes: readonly Keyframe[]): Playback => {
  const extents: Extent[] = []
  let format: VideoFormat | undefined
  keyframes.forEach((keyframe, i) => {
    const { video, file, at_byte, bytes, start, span, composition } = keyframe
    if (video.id !== format?.id) extents.push({ kind: 'bytes', bytes: initSegment([video]) })
    format = video
    const samples = { sizes: [bytes], spans: [span], compositions: composition === 0 ? [] : [composition] }
    const place = { track: VIDEO_TRACK, sequence: i + 1, key: true, allKey: areStills(video), camera_ms: undefined }
    extents.push({ kind: 'bytes', bytes: fragmentHead({ ...samples, ...place, start }) })
    extents.push({ kind: 'file', file, at: at_byte, length: bytes })
  })
  return { mime: mimeOf(keyframes[0]!.video), extents }
}

const keyframeIn = ({ video, file, pictures }: FootagePart, at: WallTime90k): Keyframe | undefined => {
  const stills = areStills(video)
  const fragment =
    pictures.findLast(({ key, start }) => (key || stills) && start <= at) ?? pictures.find(({ key }) => key)
  if (fragment === undefined) return undefined
  const { index, start, offset } = stills ? stillAt(fragment, at) : { index: 0, start: fragment.start, offset: 0 }
  const { at_byte, head_bytes, sizes, spans, compositions } = fragment
  return {
    video,
    file,
    at_byte: at_byte + head_bytes + offset,
    bytes: sizes[index]!,
    start,
    composition: compositions[index] ?? 0,
    span: spans[index]! as MediaSpan90k,
  }
}

/** Of stills each picture stands alone: the one that `at` shows. */
const stillAt = ({ start, sizes, spans }: Fragment, at: WallTime90k) => {
  let [index, offset] = [0, 0]
  let begins: number = start
  while (index + 1 < sizes.length && begins + spans[index]! <= at) {
    begins += spans[index]!
    offset += sizes[index]!
    index++
  }
  return { index, start: wallTime90k(begins), offset }
}

/** The last keyframe before `at`, not further away than `room`. */
const keyframeBefore = async (
  footage: Footage,
  camera: CameraId,
  stream: StreamName,
  at: WallTime90k,
  room: number,
): Promise<Keyframe | undefined> => {
  const end = endBefore(footage.reader, camera, stream, at, room)
  return end === undefined ? undefined : keyframeAt(footage, camera, stream, wallTime90k(end - 1))
}
