// Puts a whole keyframe, parameter sets and all, into one NAL unit with Annex B start codes between its parts (ITU-T H.264 Annex B), as V380-type
// cameras do. H.264 only.

import { joinedNals } from '#simulator/rtp/joined-nals.ts'
import { picturePayloads } from '#simulator/rtp/payload.ts'
import { frameOf, type Reel, type ReelFrame } from '#simulator/rtp/reel.ts'
import type { Fault } from './fault.ts'

const START = Buffer.from([0, 0, 0, 1])

export const annexBInsideRtp: Fault = {
  says: { vi: 'gói chứa mã mở đầu Annex B', en: 'its packets hold Annex B start codes' },
  stream: () => ({ reel: usual => glued(usual) }),
}

const made = new WeakMap<Reel, Reel>()

const glued = (reel: Reel): Reel => {
  if (reel.kind !== 'video' || !reel.sdp.some(line => line.includes('H264'))) return reel
  const found = made.get(reel) ?? { ...reel, frames: reel.frames.map(frame => (frame.key ? glue(frame, reel) : frame)) }
  made.set(reel, found)
  return found
}

const glue = (frame: ReelFrame, { payload_type }: Reel): ReelFrame => {
  const parts = joinedNals(frame).flatMap((nal, index) => (index === 0 ? [nal] : [START, nal]))
  return frameOf(picturePayloads('h264', [Buffer.concat(parts)]), payload_type, true, frame.stamp, frame.due_ms, true)
}
