// Trails (truy vết): made with their first mark, read by whoever made them or has them shared, changed, closed, removed with a reason. A picture is never
// given here: each is asked of its camera's own doors, which decide.

import { z } from 'zod'
import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { TrailDraft, TrailRow } from '#community/trails/trail-book.ts'
import { ownsTrail, seesTrail } from '#community/trails/who-sees.ts'
import {
  editTrailShape,
  newTrailShape,
  reachSettingsShape,
  removeTrailShape,
  trailListShape,
  trailShape,
  trailsQueryShape,
} from '#contract/trail.ts'
import { toCamera, toSome, toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { draftOfMark } from './mark-draft.ts'
import {
  askedTrail,
  changingTrail,
  listedTrail,
  lookerOf,
  ownTrail,
  shownTrail,
  type TrailPorts,
} from './trail-desk.ts'

export const trailParams = z.strictObject({ trail: z.coerce.number().int().min(1).max(1e12) })

export const trailRoutes = (ports: TrailPorts): readonly Route[] => [
  ...readRoutes(ports),
  ...changeRoutes(ports),
  ...settingsRoutes(ports),
]

const readRoutes = (ports: TrailPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/trails',
    access: 'session',
    does: toSome('play_back'),
    summary: 'Trails that the caller made or that are shared with them, the newest first.',
    query: trailsQueryShape,
    answers: { 200: trailListShape },
    handler: request => {
      const { text, state, before, most } = request.query
      const looker = lookerOf(request)
      const found = ports.trails.find({ text, state, before, seen: row => seesTrail(looker, row), most: most + 1 })
      const told = found.slice(0, most)
      return {
        trails: told.map(row => listedTrail(ports, request, row)),
        next: found.length > told.length ? (told.at(-1)?.id ?? null) : null,
      }
    },
  }),
  route({
    method: 'GET',
    path: '/api/trails/:trail',
    access: 'session',
    does: toSome('play_back'),
    summary: 'One trail with its marks. Of cameras that the caller may not play back there is no picture to be had.',
    params: trailParams,
    answers: { 200: trailShape },
    handler: request => shownTrail(ports, request, askedTrail(ports, request, request.params.trail)),
  }),
]

const changeRoutes = (ports: TrailPorts): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/trails',
    access: 'session',
    does: toCamera('search', 'body.camera'),
    summary: 'Begins a trail with where it was first seen.',
    body: newTrailShape,
    answers: { 201: trailShape },
    handler: (request, reply) => {
      const { body, caller, sight } = request
      const { title, about, case: number, going, shared, unit } = body
      const draft = checked(ports, { title, about, case: number, going, shared, unit })
      const added = ports.trails.add(draft, draftOfMark(ports, sight, body), nameOf(caller))
      return reply.code(201).send(shownTrail(ports, request, added))
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/trails/:trail',
    access: 'session',
    does: toSome('search'),
    summary: 'Changes what a trail is called, about, of which case, how it goes; shares, closes or opens it again.',
    params: trailParams,
    body: editTrailShape,
    answers: { 200: trailShape },
    handler: request => {
      const { params, body } = request
      const before = changingTrail(ports, request, params.trail)
      const shares = body.shared !== undefined || body.unit !== undefined
      if (shares && !ownsTrail(lookerOf(request), before)) throw new Problem('trail_not_yours', { by: before.by })
      const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
      const draft: TrailDraft & Pick<TrailRow, 'state'> = { ...before, ...given }
      return shownTrail(
        ports,
        request,
        ports.trails.change(before.id, { ...checked(ports, draft), state: draft.state }),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/api/trails/:trail/removal',
    access: 'session',
    does: toSome('search'),
    summary: 'Removes one’s own trail with all its marks, for a reason that is kept.',
    params: trailParams,
    body: removeTrailShape,
    answers: { 200: z.object({ id: z.number().int() }) },
    handler: request => {
      const { id } = ownTrail(ports, request, request.params.trail)
      ports.trails.remove(id, request.body.reason, nameOf(request.caller))
      return { id }
    },
  }),
]

const settingsRoutes = ({ trails }: TrailPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/trail-settings',
    access: 'session',
    does: toSome('play_back'),
    summary: 'How fast whoever walks, rides or drives is taken to be.',
    answers: { 200: reachSettingsShape },
    handler: () => trails.settings(),
  }),
  route({
    method: 'PUT',
    path: '/api/trail-settings',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'Sets that for the whole station; each trail may have its own.',
    body: reachSettingsShape,
    answers: { 200: reachSettingsShape },
    handler: ({ body, caller }) => {
      trails.setSettings(body, nameOf(caller))
      return trails.settings()
    },
  }),
]

/** Shared with a unit, it says with which. */
const checked = ({ isUnit }: TrailPorts, draft: TrailDraft): TrailDraft => {
  const { title, about, case: number, going, shared } = draft
  const unit = shared === 'unit' ? draft.unit : null
  if (shared === 'unit' && (unit === null || !isUnit(unit)))
    throw new Problem('trail_unit_unknown', { unit: unit ?? '' })
  return { title, about, case: number, going, shared, unit }
}
