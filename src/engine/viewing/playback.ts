// Playback: a span of a stream as fragmented MP4 for the page's own player: an init segment, then the recorded fragments as they lie
// on disk, and a new init segment where the camera changed its format. `tfdt` is the station's time.

import type { VideoFormat } from '#engine/frames/frame.ts'
import { initSegment, mimeOf } from '#engine/recording/init-segment.ts'
import { type Extent, joinExtents } from './extents.ts'
import type { FootagePart } from './footage.ts'

export type Playback = { readonly mime: string; readonly extents: readonly Extent[] }

/** `parts` must not be empty. Sound is left to clips: not every browser reads what cameras send. */
export const playback = (parts: readonly FootagePart[]): Playback => {
  const extents: Extent[] = []
  let format: VideoFormat | undefined
  for (const { file, video, pictures } of parts) {
    if (video.id !== format?.id) {
      extents.push({ kind: 'bytes', bytes: initSegment([video]) })
      format = video
    }
    for (const { at_byte, bytes } of pictures) extents.push({ kind: 'file', file, at: at_byte, length: bytes })
  }
  return { mime: mimeOf(parts[0]!.video), extents: joinExtents(extents) }
}
