// Comparison boards, saved: which moments lie side by side and how they are looked at. A board that belongs to a trail is seen by whoever sees the trail;
// one by itself by whoever made it. Pictures come from the cameras' own doors.

import { z } from 'zod'
import { Problem } from '#base/problems.ts'
import { type Caller, nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import type { ComparisonBook, ComparisonDraft, ComparisonRow } from '#community/trails/comparison-book.ts'
import { ownsTrail, seesTrail } from '#community/trails/who-sees.ts'
import {
  type Comparison,
  comparisonListShape,
  comparisonShape,
  comparisonsQueryShape,
  newComparisonShape,
  setComparisonShape,
} from '#contract/comparison.ts'
import { mustDecide, toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { askedTrail, lookerOf, type TrailPorts } from './trail-desk.ts'

export type ComparisonPorts = Pick<TrailPorts, 'trails' | 'cameras'> & { readonly comparisons: ComparisonBook }

const comparisonParams = z.strictObject({ comparison: z.coerce.number().int().min(1).max(1e12) })

export const comparisonRoutes = (ports: ComparisonPorts): readonly Route[] => [
  ...readRoutes(ports),
  ...changeRoutes(ports),
]

const readRoutes = (ports: ComparisonPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/comparisons',
    access: 'session',
    does: toSome('play_back'),
    summary: 'Boards that the caller saved, or that belong to trails that they see; the newest first.',
    query: comparisonsQueryShape,
    answers: { 200: comparisonListShape },
    handler: request => {
      const found = ports.comparisons.list(row => sees(ports, request, row), request.query.trail)
      return {
        comparisons: found.map(row => {
          const { items, ...head } = shown(ports, request, row)
          return { ...head, count: items.length }
        }),
      }
    },
  }),
  route({
    method: 'GET',
    path: '/api/comparisons/:comparison',
    access: 'session',
    does: toSome('play_back'),
    summary: 'One board: its moments and how each is looked at.',
    params: comparisonParams,
    answers: { 200: comparisonShape },
    handler: request => shown(ports, request, asked(ports, request, request.params.comparison)),
  }),
]

const changeRoutes = (ports: ComparisonPorts): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/comparisons',
    access: 'session',
    does: toSome('play_back'),
    summary: 'Saves a board, by itself or with a trail.',
    body: newComparisonShape,
    answers: { 201: comparisonShape },
    handler: (request, reply) => {
      const draft = checked(ports, request, request.body, undefined)
      return reply.code(201).send(shown(ports, request, ports.comparisons.add(draft, nameOf(request.caller))))
    },
  }),
  route({
    method: 'PUT',
    path: '/api/comparisons/:comparison',
    access: 'session',
    does: toSome('play_back'),
    summary: 'Saves a board again. Refused when somebody else has changed it since.',
    params: comparisonParams,
    body: setComparisonShape,
    answers: { 200: comparisonShape },
    handler: request => {
      const { params, body } = request
      const before = asked(ports, request, params.comparison)
      const draft = checked(ports, request, body, before)
      return shown(ports, request, ports.comparisons.change(before.id, draft, body.revision))
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/comparisons/:comparison',
    access: 'session',
    does: toSome('play_back'),
    summary: 'Removes one’s own board.',
    params: comparisonParams,
    answers: { 200: z.object({ id: z.number().int() }) },
    handler: request => {
      const row = asked(ports, request, request.params.comparison)
      if (!ownsTrail(lookerOf(request), row)) throw new Problem('comparison_not_yours', { by: row.by })
      ports.comparisons.remove(row.id)
      return { id: row.id }
    },
  }),
]

type Asking = { readonly caller: Caller; readonly sight: Sight }

const sees = ({ trails }: ComparisonPorts, asking: Asking, row: ComparisonRow): boolean => {
  const looker = lookerOf(asking)
  if (ownsTrail(looker, row)) return true
  const trail = row.trail === null ? undefined : trails.get(row.trail)
  return trail !== undefined && seesTrail(looker, trail)
}

const asked = (ports: ComparisonPorts, asking: Asking, id: number): ComparisonRow => {
  const row = ports.comparisons.get(id)
  if (row === undefined || !sees(ports, asking, row)) throw new Problem('no_such_comparison', { comparison: id })
  return row
}

/** What is new on it must be of cameras that the caller may play back; what somebody else put there stays. */
const checked = (
  ports: ComparisonPorts,
  asking: Asking,
  draft: ComparisonDraft,
  before: ComparisonRow | undefined,
): ComparisonDraft => {
  const { title, trail, items } = draft
  const moves = before !== undefined && before.trail !== trail
  if (moves && !ownsTrail(lookerOf(asking), before)) throw new Problem('comparison_not_yours', { by: before.by })
  if (trail !== null) askedTrail(ports, asking, trail)
  for (const { camera } of items) {
    if (before?.items.some(item => item.camera === camera) === true) continue
    if (!asking.sight.knows(camera) || !ports.cameras.known(camera as never))
      throw new Problem('no_such_camera', { camera })
    mustDecide(asking.sight, 'play_back', { kind: 'camera', camera })
  }
  return { title, trail, items }
}

const shown = (ports: ComparisonPorts, asking: Asking, { made, changed, ...row }: ComparisonRow): Comparison => ({
  ...row,
  items: row.items.map(item => {
    const known = asking.sight.knows(item.camera)
    const camera = known ? ports.cameras.get(item.camera as never) : undefined
    return {
      ...item,
      name: camera?.name ?? (known ? item.camera : ''),
      place: camera?.place ?? '',
      may_see: asking.sight.may('play_back', item.camera),
    }
  }),
  made_90k: made,
  changed_90k: changed,
  mine: ownsTrail(lookerOf(asking), row),
})
