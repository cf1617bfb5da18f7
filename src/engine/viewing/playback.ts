// Playback: a span of a stream as fragmented MP4 for the page's own player: an init segment, then the recorded fragments, and a new
// init segment where the camera changed its format. Samples' bytes come from disk as they lie; the heads are written anew from the
// index, with the station's time as `tfdt`, so that segments join without a seam.

import { areStills, type VideoFormat } from '#engine/frames/frame.ts'
import { type Fragment, fragmentHead } from '#engine/recording/fragment.ts'
import { initSegment, mimeOf } from '#engine/recording/init-segment.ts'
import { VIDEO_TRACK } from '#engine/recording/tracks.ts'
import type { Extent } from './extents.ts'
import type { FootagePart } from './footage.ts'

export type Playback = { readonly mime: string; readonly extents: readonly Extent[] }

/** `parts` must not be empty. Sound is left to clips: not every browser reads what cameras send. */
export const playback = (parts: readonly FootagePart[]): Playback => {
  const extents: Extent[] = []
  let format: VideoFormat | undefined
  let sequence = 0
  for (const { file, video, pictures } of parts) {
    if (video.id !== format?.id) {
      extents.push({ kind: 'bytes', bytes: initSegment([video]) })
      format = video
    }
    for (const fragment of pictures) extents.push(...stationTimed(fragment, file, ++sequence, areStills(video)))
  }
  return { mime: mimeOf(parts[0]!.video), extents }
}

const stationTimed = (fragment: Fragment, file: string, sequence: number, allKey: boolean): readonly Extent[] => {
  const { at_byte, head_bytes, tail_bytes, bytes } = fragment
  const head = fragmentHead({ ...fragment, track: VIDEO_TRACK, sequence, allKey, camera_ms: undefined })
  return [
    { kind: 'bytes', bytes: head },
    { kind: 'file', file, at: at_byte + head_bytes, length: bytes - head_bytes - tail_bytes },
  ]
}
