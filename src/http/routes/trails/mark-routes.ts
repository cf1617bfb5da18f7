// Marks of a trail: seen here at this moment, or looked at and not seen. Whoever the trail is shared with adds to it; every mark says whose it is, so
// nobody puts other words under it, and only they or whoever made the trail take it away.

import { z } from 'zod'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { nameOf } from '#community/access/accounts.ts'
import { ownsTrail } from '#community/trails/who-sees.ts'
import { editMarkShape, newMarkShape, trailShape } from '#contract/trail.ts'
import { toCamera, toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { draftOfMark } from './mark-draft.ts'
import { changingTrail, lookerOf, shownTrail, type TrailPorts } from './trail-desk.ts'
import { trailParams } from './trail-routes.ts'

const markParams = trailParams.extend({ mark: z.coerce.number().int().min(1).max(1e12) })

export const markRoutes = (ports: TrailPorts): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/trails/:trail/marks',
    access: 'session',
    does: toCamera('search', 'body.camera'),
    summary: 'Says that it was seen on a camera at a moment, or that a span was looked at and it was not.',
    params: trailParams,
    body: newMarkShape,
    answers: { 201: trailShape },
    handler: (request, reply) => {
      const trail = openTrail(ports, request, request.params.trail)
      ports.trails.mark(trail.id, draftOfMark(ports, request.sight, request.body), nameOf(request.caller))
      return reply.code(201).send(shownTrail(ports, request, ports.trails.get(trail.id)!))
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/trails/:trail/marks/:mark',
    access: 'session',
    does: toSome('search'),
    summary: 'Puts the moment, the direction or the note of a mark right.',
    params: markParams,
    body: editMarkShape,
    answers: { 200: trailShape },
    handler: request => {
      const { params, body } = request
      const trail = openTrail(ports, request, params.trail)
      const before = ports.trails.marks(trail.id).find(({ id }) => id === params.mark)
      if (before === undefined) throw new Problem('no_such_trail_mark', { ...params })
      if (before.by !== nameOf(request.caller)) throw new Problem('trail_mark_not_yours', { by: before.by })
      const at = body.at_90k === undefined ? before.at : wallTime90k(body.at_90k)
      const said = {
        ...{ camera: before.camera, seen: before.seen },
        from_90k: Math.min(before.from, at ?? before.from),
        to_90k: Math.max(before.to, at ?? before.to),
        at_90k: at ?? null,
        direction_deg: body.direction_deg === undefined ? before.direction_deg : body.direction_deg,
        note: body.note ?? before.note,
      }
      ports.trails.changeMark(trail.id, params.mark, draftOfMark(ports, request.sight, said))
      return shownTrail(ports, request, ports.trails.get(trail.id)!)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/trails/:trail/marks/:mark',
    access: 'session',
    does: toSome('search'),
    summary: 'Takes a mark back.',
    params: markParams,
    answers: { 200: trailShape },
    handler: request => {
      const { params } = request
      const trail = openTrail(ports, request, params.trail)
      const before = ports.trails.marks(trail.id).find(({ id }) => id === params.mark)
      const isTheirs = before === undefined || before.by === nameOf(request.caller)
      if (!isTheirs && !ownsTrail(lookerOf(request), trail))
        throw new Problem('trail_mark_not_yours', { by: before.by })
      ports.trails.unmark(trail.id, params.mark)
      return shownTrail(ports, request, ports.trails.get(trail.id)!)
    },
  }),
]

const openTrail = (ports: TrailPorts, request: Parameters<typeof changingTrail>[1], id: number) => {
  const trail = changingTrail(ports, request, id)
  if (trail.state === 'closed') throw new Problem('trail_closed', { trail: id })
  return trail
}
