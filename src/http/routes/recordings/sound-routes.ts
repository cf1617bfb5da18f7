// Recorded sound for the page, which plays it beside the picture.

import { Problem } from '#base/problems.ts'
import { spanFromMillis, wallTime90k } from '#base/units.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import { spanQueryShape } from '#contract/recording.ts'
import { soundOf } from '#engine/viewing/sound.ts'
import { toCamera } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'
import { sendExtents } from './send-extents.ts'
import type { SharedFootage } from './shared-footage.ts'

const LONGEST_SOUND = spanFromMillis(60_000)

export type SoundPorts = { readonly footage: SharedFootage; readonly cameras: SeenCameras }

export const soundRoutes = ({ footage, cameras }: SoundPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/cameras/:camera/sound',
    access: 'session',
    does: toCamera('play_back'),
    summary:
      'The first run of recorded sound in at most a minute: WAV (G.711) or ADTS (AAC); `x-from-90k` and `x-to-90k` say which time it is of. 204 where there is none.',
    params: cameraParamsShape,
    query: spanQueryShape,
    answers: {
      200: { type: 'audio/wav', says: 'The bytes, or audio/aac, or audio/mp4 for Opus; HTTP ranges are answered.' },
    },
    handler: async ({ params, query, sight }, reply) => {
      const id = knownCamera(cameras.seenBy(sight), params.camera)
      const [from, to] = [wallTime90k(query.from_90k), wallTime90k(query.to_90k)]
      if (to <= from) throw new Problem('invalid_request', { field: 'to_90k' })
      if (to - from > LONGEST_SOUND) throw new Problem('span_too_long', { seconds: 60 })
      const parts = await footage.seenBy(sight).parts(id, query.stream, from, to)
      const sound = soundOf(parts, from)
      if (sound === undefined) return reply.code(204).send()
      reply.header('x-from-90k', sound.from).header('x-to-90k', sound.to)
      return sendExtents(reply.request, reply, sound)
    },
  }),
]
