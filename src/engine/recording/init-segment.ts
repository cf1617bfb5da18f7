// Init segment: what a player must know before the first fragment (ISO/IEC 14496-12 §8.8, `ftyp` and `moov` with `mvex`).

import type { AudioFormat, Format, VideoFormat } from '#engine/frames/frame.ts'
import { box, fullBox, u32 } from './boxes.ts'
import { AUDIO_TRACK, movieHeader, track, VIDEO_TRACK } from './tracks.ts'

const FILE_TYPE = box('ftyp', Buffer.from('iso6'), u32(1), Buffer.from('iso6iso5mp41'))

/** `ftyp`, then what stands `about` it, then `moov`. Fragments of these formats may follow. */
export const initSegment = (formats: readonly Format[], about: readonly Buffer[] = []): Buffer => {
  const tracks = formats.map(format =>
    track({ id: trackOf(format), formats: [format], duration: 0, edits: [], tables: [] }),
  )
  const extends_ = formats.map(format => fullBox('trex', 0, 0, u32(trackOf(format), 1, 0, 0, 0)))
  return Buffer.concat([FILE_TYPE, ...about, box('moov', movieHeader(0), ...tracks, box('mvex', ...extends_))])
}

export const trackOf = (format: Format): number => (format.kind === 'video' ? VIDEO_TRACK : AUDIO_TRACK)

/** The MIME type that `MediaSource.isTypeSupported` and `addSourceBuffer` want (RFC 6381). */
export const mimeOf = (video: VideoFormat, audio?: AudioFormat): string =>
  `video/mp4; codecs="${audio === undefined ? video.codec : `${video.codec},${audio.codec}`}"`
