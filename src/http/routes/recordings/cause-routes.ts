// Stated causes: a person says why footage is missing. It is seen at once wherever coverage is asked for; nothing that was said is deleted.

import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, wallTime90k } from '#base/units.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import type { CauseBook, Statement } from '#community/upkeep/cause-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import {
  causesQueryShape,
  type StatementAnswer,
  stateCauseShape,
  statementListShape,
  statementShape,
} from '#contract/stated-cause.ts'
import { toCamera } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'

const LONGEST = spanFromMillis(31 * 24 * 3_600_000)
/** The clocks of a page and of the station need not agree to the second. */
const AHEAD = spanFromMillis(60_000)

export type CausePorts = { readonly causes: CauseBook; readonly cameras: SeenCameras; readonly clock: Clock }

const statementParams = cameraParamsShape.extend({
  id: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31),
})

export const causeRoutes = ({ causes, cameras, clock }: CausePorts): readonly Route[] => {
  const mustKnow = (sight: Sight, camera: string): CameraId => knownCamera(cameras.seenBy(sight), camera)
  return [
    route({
      method: 'GET',
      path: '/api/cameras/:camera/causes',
      access: 'session',
      does: toCamera('read_coverage'),
      summary: 'What persons said about why footage of a span is missing, withdrawn words too.',
      params: cameraParamsShape,
      query: causesQueryShape,
      answers: { 200: statementListShape },
      handler: ({ params, query: { from_90k, to_90k }, sight }) => {
        const camera = mustKnow(sight, params.camera)
        if (to_90k - from_90k > LONGEST) throw new Problem('span_too_long', { camera })
        return { statements: causes.statements(camera, wallTime90k(from_90k), wallTime90k(to_90k)).map(shown) }
      },
    }),
    route({
      method: 'POST',
      path: '/api/cameras/:camera/causes',
      access: 'session',
      does: toCamera('state_cause'),
      summary:
        'States why footage of a span is missing. The newest word counts; it changes nothing where footage is held.',
      params: cameraParamsShape,
      body: stateCauseShape,
      answers: { 201: statementShape },
      handler: ({ params, body: { from_90k, to_90k, cause, note }, caller, sight }, reply) => {
        const camera = mustKnow(sight, params.camera)
        const wrong = to_90k <= from_90k || to_90k - from_90k > LONGEST || to_90k > clock.wall() + AHEAD
        if (wrong) throw new Problem('cause_span_wrong', { camera, from_90k, to_90k })
        const span = { from: wallTime90k(from_90k), to: wallTime90k(to_90k) }
        return reply.code(201).send(shown(causes.state({ camera, ...span, cause, note, by: nameOf(caller) })))
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/cameras/:camera/causes/:id',
      access: 'session',
      does: toCamera('state_cause'),
      summary: 'Withdraws a word. It stays in the book as withdrawn; an older one that stands counts again.',
      params: statementParams,
      answers: { 200: statementShape },
      handler: ({ params, caller, sight }) =>
        shown(causes.withdraw(mustKnow(sight, params.camera), params.id, nameOf(caller))),
    }),
  ]
}

const shown = ({ id, from, to, cause, note, by, at, withdrawn }: Statement): StatementAnswer => ({
  id,
  from_90k: from,
  to_90k: to,
  cause,
  note,
  by,
  at_90k: at,
  withdrawn_by: withdrawn?.by ?? null,
  withdrawn_90k: withdrawn?.at ?? null,
})
