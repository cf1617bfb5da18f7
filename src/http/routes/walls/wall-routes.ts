// Walls: saved layouts. Everybody sees the room's and their own; the operator at the machine sees all. What a camera that was removed
// leaves behind is an empty cell.

import { z } from 'zod'
import { Problem } from '#base/problems.ts'
import { type Caller, nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { WallBook, WallDraft, WallRow } from '#community/watching/wall-book.ts'
import {
  copyWallShape,
  newWallShape,
  removedWallShape,
  setWallShape,
  type Wall,
  wallListShape,
  wallShape,
} from '#contract/wall.ts'
import { mustDecide, toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'

export type WallPorts = { readonly walls: WallBook; readonly cameras: SeenCameras }

type Looking = { readonly caller: Caller; readonly sight: Sight }

const wallParams = z.strictObject({ wall: z.string().max(40) })

export const wallRoutes = (ports: WallPorts): readonly Route[] => [...readingRoutes(ports), ...changingRoutes(ports)]

const readingRoutes = ({ walls, cameras }: WallPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/walls',
    access: 'session',
    does: toSome('watch_live'),
    summary: 'The saved walls: one’s own and the room’s, the oldest first.',
    answers: { 200: wallListShape },
    handler: ({ caller, sight }) => {
      const here = presentCameras(cameras, sight)
      return {
        walls: walls
          .list()
          .filter(wall => mayUse(caller, wall, sight))
          .map(wall => shown(wall, here)),
      }
    },
  }),
  route({
    method: 'GET',
    path: '/api/walls/:wall',
    access: 'session',
    does: toSome('watch_live'),
    summary: 'One saved wall.',
    params: wallParams,
    answers: { 200: wallShape },
    handler: ({ params, sight, caller }) =>
      shown(usable({ caller, sight }, walls.get(params.wall), params.wall), presentCameras(cameras, sight)),
  }),
]

const changingRoutes = ({ walls, cameras }: WallPorts): readonly Route[] => {
  const answer = (sight: Sight, wall: WallRow) => shown(wall, presentCameras(cameras, sight))
  return [
    route({
      method: 'POST',
      path: '/api/walls',
      access: 'session',
      does: toSome('arrange_wall'),
      summary: 'Saves a wall, one’s own or the room’s. What the operator saves at the machine is the room’s.',
      body: newWallShape,
      answers: { 201: wallShape },
      handler: ({ body: { shared, ...draft }, caller, sight }, reply) => {
        mustKnowAll(cameras, sight, draft)
        return reply.code(201).send(answer(sight, walls.make(draft, ownerOf(caller, shared), nameOf(caller))))
      },
    }),
    route({
      method: 'PUT',
      path: '/api/walls/:wall',
      access: 'session',
      does: toSome('arrange_wall'),
      summary: 'Changes a wall. Refused when somebody else has changed it since: `where` says who and when.',
      params: wallParams,
      body: setWallShape,
      answers: { 200: wallShape },
      handler: ({ params, body: { revision, ...draft }, caller, sight }) => {
        const { id } = changeable({ caller, sight }, walls.get(params.wall), params.wall)
        mustKnowAll(cameras, sight, draft)
        return answer(sight, walls.change(id, draft, revision, nameOf(caller)))
      },
    }),
    route({
      method: 'POST',
      path: '/api/walls/:wall/copies',
      access: 'session',
      does: toSome('arrange_wall'),
      summary: 'Saves a copy of a wall as one’s own or the room’s; never the default.',
      params: wallParams,
      body: copyWallShape,
      answers: { 201: wallShape },
      handler: ({ params, body, caller, sight }, reply) => {
        const { name, ...whole } = usable({ caller, sight }, walls.get(params.wall), params.wall)
        const { layout, cells, patrol } = shown({ name, ...whole }, presentCameras(cameras, sight))
        const draft = { name: body.name ?? name, layout, cells, patrol, is_default: false }
        return reply.code(201).send(answer(sight, walls.make(draft, ownerOf(caller, body.shared), nameOf(caller))))
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/walls/:wall',
      access: 'session',
      does: toSome('arrange_wall'),
      summary: 'Removes a wall. For ten minutes it can be brought back.',
      params: wallParams,
      answers: { 200: removedWallShape },
      handler: ({ params, caller, sight }) => {
        const { id } = changeable({ caller, sight }, walls.get(params.wall), params.wall)
        const { wall, until } = walls.remove(id, nameOf(caller))
        return { wall: answer(sight, wall), restorable_until_90k: until }
      },
    }),
    route({
      method: 'POST',
      path: '/api/walls/:wall/restoration',
      access: 'session',
      does: toSome('arrange_wall'),
      summary: 'Brings a removed wall back.',
      params: wallParams,
      answers: { 200: wallShape },
      handler: ({ params, caller, sight }) => {
        const { id } = changeable({ caller, sight }, walls.removed(params.wall), params.wall)
        return answer(sight, walls.restore(id))
      },
    }),
  ]
}

/** The operator has no walls of his own. */
const ownerOf = (caller: Caller, shared: boolean): string | undefined =>
  shared || caller.kind !== 'account' ? undefined : caller.account.username

/** One's own; and of the room's those on which there is something for them to see. */
const mayUse = (caller: Caller, wall: WallRow, sight: Sight): boolean => {
  if (caller.kind === 'operator') return true
  if (wall.owner !== undefined) return caller.kind === 'account' && caller.account.username === wall.owner
  const named = camerasOn(wall)
  return named.length === 0 || named.some(camera => sight.may('watch_live', camera))
}

const camerasOn = ({ cells, patrol }: Pick<WallDraft, 'cells' | 'patrol'>): readonly string[] => [
  ...cells.flatMap(({ camera }) => (camera === null ? [] : [camera])),
  ...patrol.groups.flatMap(({ cameras }) => cameras),
]

/** Somebody else's wall is not even said to be there. */
const usable = ({ caller, sight }: Looking, wall: WallRow | undefined, id: string): WallRow => {
  if (wall === undefined || !mayUse(caller, wall, sight)) throw new Problem('no_such_wall', { wall: id })
  return wall
}

/** Whoever does not see all of the room's wall would rub out what they do not see. */
const changeable = (looking: Looking, found: WallRow | undefined, id: string): WallRow => {
  const wall = usable(looking, found, id)
  const whole = camerasOn(wall).every(camera => looking.sight.may('watch_live', camera))
  if (wall.owner === undefined && !whole) mustDecide(looking.sight, 'arrange_wall', { kind: 'station' })
  return wall
}

const mustKnowAll = (cameras: SeenCameras, sight: Sight, draft: WallDraft): void => {
  const seen = cameras.seenBy(sight, 'watch_live')
  for (const camera of new Set(camerasOn(draft))) knownCamera(seen, camera)
}

const presentCameras = (cameras: SeenCameras, sight: Sight): ReadonlySet<string> =>
  new Set(
    cameras
      .seenBy(sight, 'watch_live')
      .list()
      .map(({ id }) => id),
  )

const shown = (wall: WallRow, here: ReadonlySet<string>): Wall => {
  const { id, name, layout, cells, patrol, is_default, owner, revision, made, changed } = wall
  const groups = patrol.groups
    .map(group => ({ ...group, cameras: group.cameras.filter(camera => here.has(camera)) }))
    .filter(group => group.cameras.length > 0)
  return {
    ...{ id, name, layout, is_default, revision },
    cells: cells.map(({ camera, box }) => ({ camera: camera !== null && here.has(camera) ? camera : null, box })),
    patrol: { ...patrol, groups },
    owner: owner ?? null,
    made_by: made.by,
    made_90k: made.at,
    changed_by: changed.by,
    changed_90k: changed.at,
  }
}
