// Pace: fewer pictures of a live stream for a viewer on a thin line, without decoding one. What is left out is only what no other picture
// leans on, or everything between keyframes; each picture that stays says that it lasts until the next, so that a player sees no hole.

import { mediaSpan90k, TICKS_PER_SECOND } from '#base/units.ts'
import type { VideoFormat } from '#engine/frames/frame.ts'
import { fragmentHead } from '#engine/recording/fragment.ts'
import { VIDEO_TRACK } from '#engine/recording/tracks.ts'
import type { LiveFrame, LiveViewer } from './live.ts'

/**
 * `half`: without pictures that no other leans on (all of them, where a camera sends no such); every second one where each stands alone.
 * `keyframes`: only those, one a second at most. `pictures`: one keyframe every ten seconds.
 */
export type Pace = 'all' | 'half' | 'keyframes' | 'pictures'

const LEAST_BETWEEN = { keyframes: 0.9 * TICKS_PER_SECOND, pictures: 9.5 * TICKS_PER_SECOND }
/** How long a picture stays before the next is known to come; browsers begin anew where one ends long before the next begins. */
const FIRST_SPAN = { half: 0, keyframes: 2 * TICKS_PER_SECOND, pictures: 10 * TICKS_PER_SECOND }
const LONGEST_SPAN = 30 * TICKS_PER_SECOND
const MOST_BETWEEN_HALVES = 4
/** Cameras are uneven: a picture says that it lasts somewhat longer than the one before it did. */
const SLACK = 1.25

/** `viewer` with fewer pictures; what was left out for its slowness is told as before. */
export const atPace = (viewer: LiveViewer, pace: Pace): LiveViewer => {
  if (pace === 'all') return viewer
  let entry: VideoFormat['entry'] = 'avc1'
  let last: LiveFrame | undefined
  let span = FIRST_SPAN[pace]
  let sequence = 0
  return {
    ...viewer,
    format: format => {
      entry = format.video.entry
      last = undefined
      viewer.format(format)
    },
    frame: frame => {
      const since = last === undefined ? undefined : frame.start - last.start
      if (!stays(frame, pace, entry, since)) return
      last = frame
      if (since !== undefined && since > 0 && since < LONGEST_SPAN) span = since * SLACK
      const least = pace === 'half' ? frame.span * MOST_BETWEEN_HALVES : frame.span
      viewer.frame(lasting(frame, Math.max(span, least), ++sequence, entry))
    },
  }
}

const stays = (
  frame: LiveFrame,
  pace: Exclude<Pace, 'all'>,
  entry: VideoFormat['entry'],
  since: number | undefined,
): boolean => {
  if (pace !== 'half') return frame.key && (since === undefined || since < 0 || since >= LEAST_BETWEEN[pace])
  if (entry === 'mp4v') return since === undefined || since < 0 || since > frame.span * 1.5
  return frame.key || !isDisposable(frame.bytes, frame.picture_at, entry)
}

/**
 * True for a picture that may be left out unseen. H.264: `nal_ref_idc` 0 (§7.4.1). H.265: a sub-layer non-reference picture, or one above the
 * lowest temporal layer (§7.4.2.2): since those above are all left out, nothing leans on the former either.
 */
export const isDisposable = (bytes: Uint8Array, picture_at: number, entry: 'avc1' | 'hvc1'): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = picture_at
  while (at + 6 <= bytes.length) {
    const head = bytes[at + 4]!
    const type = entry === 'avc1' ? head & 0x1f : (head >> 1) & 0x3f
    if (entry === 'avc1' && type >= 1 && type <= 5) return (head & 0x60) === 0
    if (entry === 'hvc1' && type < 32) return (bytes[at + 5]! & 7) > 1 || (type < 16 && type % 2 === 0)
    at += 4 + view.getUint32(at)
  }
  return false
}

const lasting = (frame: LiveFrame, span: number, sequence: number, entry: VideoFormat['entry']): LiveFrame => {
  const longer = { ...frame, span: mediaSpan90k(Math.round(span)) }
  if (entry === 'mp4v') return longer
  const picture = frame.bytes.subarray(frame.picture_at)
  const head = fragmentHead({
    track: VIDEO_TRACK,
    sequence,
    key: frame.key,
    start: frame.start,
    allKey: false,
    camera_ms: undefined,
    sizes: [picture.length],
    spans: [longer.span],
    compositions: frame.composition === 0 ? [] : [frame.composition],
  })
  return { ...longer, bytes: Buffer.concat([head, picture]), picture_at: head.length }
}
