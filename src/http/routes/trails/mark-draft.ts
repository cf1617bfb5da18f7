// Mark draft: what somebody says of a camera, checked: a camera that they may play back, a span that has been, and a moment inside it.

import type { z } from 'zod'
import { knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, wallPlus, wallTime90k } from '#base/units.ts'
import type { Sight } from '#community/access/sight.ts'
import type { MarkDraft } from '#community/trails/trail-book.ts'
import type { newMarkShape } from '#contract/trail.ts'
import { mustDecide } from '#http/deed.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import type { TrailPorts } from './trail-desk.ts'

/** The clocks of a page and of the station need not agree to the second. */
const AHEAD = spanFromMillis(60_000)
const LONGEST_LOOKED = spanFromMillis(2 * 3_600_000)

type Said = Pick<
  z.output<typeof newMarkShape>,
  'camera' | 'seen' | 'from_90k' | 'to_90k' | 'at_90k' | 'direction_deg' | 'note'
>

/** Throws `no_such_camera`, `not_allowed`, `trail_mark_wrong`. */
export const draftOfMark = ({ cameras, clock }: TrailPorts, sight: Sight, said: Said): MarkDraft => {
  const camera = knownCamera(cameras.seenBy(sight), said.camera)
  mustDecide(sight, 'play_back', { kind: 'camera', camera })
  const [from, to] = [wallTime90k(said.from_90k), wallTime90k(said.to_90k)]
  const at = said.seen && said.at_90k !== null ? wallTime90k(said.at_90k) : undefined
  const wrong =
    to <= from ||
    to - from > LONGEST_LOOKED ||
    from > wallPlus(clock.wall(), AHEAD) ||
    (said.seen && at === undefined) ||
    (at !== undefined && (at < from || at > to || at > wallPlus(clock.wall(), AHEAD)))
  if (wrong) throw new Problem('trail_mark_wrong', { from_90k: from, to_90k: to })
  const direction_deg = said.seen ? said.direction_deg : null
  return { camera: knownCameraId(camera), seen: said.seen, from, to, at, direction_deg, note: said.note }
}
