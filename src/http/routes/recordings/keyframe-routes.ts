// Single recorded pictures for the page, which shows them under a finger that moves along the timeline. The browser decodes them.

import { Problem } from '#base/problems.ts'
import { spanFromMillis, wallPlus, wallTime90k } from '#base/units.ts'
import type { Sight } from '#community/access/sight.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import { keyframeQueryShape, keyframesQueryShape, MOST_KEYFRAMES } from '#contract/recording.ts'
import { type Keyframe, keyframeNear, keyframesOf, keyframesPlayback, shownAt } from '#engine/viewing/keyframes.ts'
import type { Playback } from '#engine/viewing/playback.ts'
import { toCamera } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'
import { type CoveredFootage, coveredKeyframes } from './covered-footage.ts'
import { sendExtents } from './send-extents.ts'
import type { SharedFootage } from './shared-footage.ts'

const LONGEST = spanFromMillis(32 * 24 * 3_600_000)
const MP4 = {
  type: 'video/mp4',
  says: 'An init segment and a fragment for each picture, with `tfdt` in ticks since 1970.',
}

export type KeyframePorts = {
  readonly footage: SharedFootage
  readonly cameras: SeenCameras
  readonly covered: CoveredFootage
}

export const keyframeRoutes = ({ footage, cameras, covered }: KeyframePorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/cameras/:camera/keyframe',
    access: 'session',
    does: toCamera('play_back'),
    summary:
      'The keyframe that shows an instant, or the nearest one where that was not recorded, with its own time in `x-at-90k` and its codec in `x-mime`; JPEG where privacy masks are burned in, else as it was recorded.',
    params: cameraParamsShape,
    query: keyframeQueryShape,
    answers: { 200: MP4 },
    handler: async ({ params, query, sight }, reply) => {
      const camera = knownCamera(cameras.seenBy(sight), params.camera)
      const found = await keyframeNear(footage.seenBy(sight), camera, query.stream, wallTime90k(query.at_90k))
      if (found === undefined) throw new Problem('nothing_recorded', { camera })
      // Behind a gap the nearest picture may be days old.
      reply.request.mustSayWhy?.([found.start, found.start])
      const { mime, extents } = await shown(covered, sight, camera, [found])
      reply.header('x-mime', mime).header('x-at-90k', shownAt(found))
      return sendExtents(reply.request, reply, { type: 'video/mp4', extents })
    },
  }),
  route({
    method: 'GET',
    path: '/api/cameras/:camera/keyframes',
    access: 'session',
    does: toCamera('play_back'),
    summary: `At most ${MOST_KEYFRAMES} keyframes of a span, one for each \`every_90k\`; what was not recorded is left out.`,
    params: cameraParamsShape,
    query: keyframesQueryShape,
    answers: { 200: MP4 },
    handler: async ({ params, query, sight }, reply) => {
      const camera = knownCamera(cameras.seenBy(sight), params.camera)
      const [from, to] = [wallTime90k(query.from_90k), wallTime90k(query.to_90k)]
      if (to <= from) throw new Problem('invalid_request', { field: 'query.to_90k' })
      if (to - from > LONGEST) throw new Problem('span_too_long', { days: 32 })
      if ((to - from) / query.every_90k > MOST_KEYFRAMES)
        throw new Problem('invalid_request', { field: 'query.every_90k' })
      const found = await keyframesOf(footage.seenBy(sight), camera, query.stream, { from, to, every: query.every_90k })
      if (found.length === 0) throw new Problem('nothing_recorded', { camera })
      const { mime, extents } = await shown(covered, sight, camera, found)
      reply.header('x-mime', mime)
      return sendExtents(reply.request, reply, { type: 'video/mp4', extents })
    },
  }),
]

/** As they were recorded, or covered for whoever may not see behind the camera's masks: then all of them, so that they have one codec. */
const shown = async (
  covered: CoveredFootage,
  sight: Sight,
  camera: string,
  found: readonly Keyframe[],
): Promise<Playback> => {
  const masked = found.map(one => ({
    ...one,
    masks: covered.masksOver(sight, camera, one.start, wallPlus(one.start, one.span)),
  }))
  return masked.every(({ masks }) => masks.length === 0) ? keyframesPlayback(found) : coveredKeyframes(covered, masked)
}
