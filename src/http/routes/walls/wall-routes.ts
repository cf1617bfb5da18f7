// Walls: saved layouts. Everybody sees the room's and their own; the operator at the machine sees all. What a camera that was removed
// leaves behind is an empty cell.

import { z } from 'zod'
import { Problem } from '#base/problems.ts'
import { type Caller, nameOf } from '#community/access/accounts.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
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
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'

export type WallPorts = { readonly walls: WallBook; readonly cameras: CameraReader }

const wallParams = z.strictObject({ wall: z.string().max(40) })

export const wallRoutes = (ports: WallPorts): readonly Route[] => [...readingRoutes(ports), ...changingRoutes(ports)]

const readingRoutes = ({ walls, cameras }: WallPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/walls',
    access: 'session',
    summary: 'The saved walls: one’s own and the room’s, the oldest first.',
    answers: { 200: wallListShape },
    handler: ({ caller }) => {
      const here = presentCameras(cameras)
      return {
        walls: walls
          .list()
          .filter(wall => mayUse(caller, wall))
          .map(wall => shown(wall, here)),
      }
    },
  }),
  route({
    method: 'GET',
    path: '/api/walls/:wall',
    access: 'session',
    summary: 'One saved wall.',
    params: wallParams,
    answers: { 200: wallShape },
    handler: ({ params, caller }) =>
      shown(usable(caller, walls.get(params.wall), params.wall), presentCameras(cameras)),
  }),
]

const changingRoutes = ({ walls, cameras }: WallPorts): readonly Route[] => {
  const answer = (wall: WallRow) => shown(wall, presentCameras(cameras))
  return [
    route({
      method: 'POST',
      path: '/api/walls',
      access: 'session',
      summary: 'Saves a wall, one’s own or the room’s. What the operator saves at the machine is the room’s.',
      body: newWallShape,
      answers: { 201: wallShape },
      handler: ({ body: { shared, ...draft }, caller }, reply) => {
        mustKnowAll(cameras, draft)
        return reply.code(201).send(answer(walls.make(draft, ownerOf(caller, shared), nameOf(caller))))
      },
    }),
    route({
      method: 'PUT',
      path: '/api/walls/:wall',
      access: 'session',
      summary: 'Changes a wall. Refused when somebody else has changed it since: `where` says who and when.',
      params: wallParams,
      body: setWallShape,
      answers: { 200: wallShape },
      handler: ({ params, body: { revision, ...draft }, caller }) => {
        const { id } = usable(caller, walls.get(params.wall), params.wall)
        mustKnowAll(cameras, draft)
        return answer(walls.change(id, draft, revision, nameOf(caller)))
      },
    }),
    route({
      method: 'POST',
      path: '/api/walls/:wall/copies',
      access: 'session',
      summary: 'Saves a copy of a wall as one’s own or the room’s; never the default.',
      params: wallParams,
      body: copyWallShape,
      answers: { 201: wallShape },
      handler: ({ params, body, caller }, reply) => {
        const { name, layout, cells, patrol } = usable(caller, walls.get(params.wall), params.wall)
        const draft = { name: body.name ?? name, layout, cells, patrol, is_default: false }
        return reply.code(201).send(answer(walls.make(draft, ownerOf(caller, body.shared), nameOf(caller))))
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/walls/:wall',
      access: 'session',
      summary: 'Removes a wall. For ten minutes it can be brought back.',
      params: wallParams,
      answers: { 200: removedWallShape },
      handler: ({ params, caller }) => {
        const { id } = usable(caller, walls.get(params.wall), params.wall)
        const { wall, until } = walls.remove(id, nameOf(caller))
        return { wall: answer(wall), restorable_until_90k: until }
      },
    }),
    route({
      method: 'POST',
      path: '/api/walls/:wall/restoration',
      access: 'session',
      summary: 'Brings a removed wall back.',
      params: wallParams,
      answers: { 200: wallShape },
      handler: ({ params, caller }) => {
        const { id } = usable(caller, walls.removed(params.wall), params.wall)
        return answer(walls.restore(id))
      },
    }),
  ]
}

/** The operator has no walls of his own. */
const ownerOf = (caller: Caller, shared: boolean): string | undefined =>
  shared || caller.kind !== 'account' ? undefined : caller.account.username

const mayUse = (caller: Caller, { owner }: WallRow): boolean =>
  owner === undefined || caller.kind === 'operator' || (caller.kind === 'account' && caller.account.username === owner)

/** Somebody else's wall is not even said to be there. */
const usable = (caller: Caller, wall: WallRow | undefined, id: string): WallRow => {
  if (wall === undefined || !mayUse(caller, wall)) throw new Problem('no_such_wall', { wall: id })
  return wall
}

const mustKnowAll = (cameras: CameraReader, { cells, patrol }: Pick<WallDraft, 'cells' | 'patrol'>): void => {
  const named = new Set([...cells.map(({ camera }) => camera), ...patrol.groups.flatMap(group => group.cameras)])
  for (const camera of named) if (camera !== null) knownCamera(cameras, camera)
}

const presentCameras = (cameras: CameraReader): ReadonlySet<string> => new Set(cameras.list().map(({ id }) => id))

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
