// The room of televisions, opened: the book, the desk where they are paired and the lines on which they are told, and all of their routes.

import type { WebSocket } from '@fastify/websocket'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import type { Looker } from '#community/access/access-log.ts'
import { camerasOf, sentNow, type TelevisionBook, type TelevisionRow } from '#community/access/televisions.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { WallReader } from '#community/watching/wall-book.ts'
import type { Emergency } from '#contract/break-glass.ts'
import type { TelevisionHome, TelevisionShows } from '#contract/television.ts'
import type { AccessDesk, RecorderView } from '#http/ports.ts'
import type { Route } from '#http/route.ts'
import type { LiveServing } from '#http/routes/live/live-routes.ts'
import { ownRoutes } from './own-routes.ts'
import { PairingDesk } from './pairing-desk.ts'
import { TelevisionLines } from './television-lines.ts'
import { televisionRoutes } from './television-routes.ts'

type Need = {
  readonly televisions: TelevisionBook
  readonly walls: WallReader
  readonly cameras: CameraReader & SeenCameras
  readonly access: Pick<AccessDesk, 'sightOf'>
  readonly clock: Clock
  readonly log: Logger
  readonly statusOf: RecorderView['statusOf']
  /** Serves live pictures of these cameras on a socket. */
  readonly live: (socket: WebSocket, cameras: CameraReader, who: Looker) => LiveServing
  /** What rings on every screen. */
  readonly emergency: () => Pick<Emergency, 'opened_90k'> | null
  /** Changes when the page does. */
  readonly build: () => string
}

export const openTelevisions = (need: Need): { readonly routes: readonly Route[]; readonly stop: () => void } => {
  const { televisions, cameras, clock, statusOf } = need
  const homeOf = (id: string) => homeOfTelevision(id, need)
  const pulse = () => {
    const rows = cameras.list()
    const streaming = rows.filter(({ id }) => statusOf(id).main?.state === 'streaming').length
    return {
      emergency_90k: need.emergency()?.opened_90k ?? null,
      now_90k: clock.wall(),
      cameras: { total: rows.length, streaming },
      build: need.build(),
    }
  }
  const pairing = new PairingDesk(clock)
  const lines = new TelevisionLines({ clock, homeOf, pulse, noteSeen: id => televisions.noteSeen(id) })
  const own = (id: string): CameraReader => ownCameras(id, need)
  return {
    routes: [
      ...televisionRoutes({ ...need, pairing, lines }),
      ...ownRoutes({ pairing, lines, homeOf, camerasOf: own, live: need.live }),
    ],
    stop: () => lines.stop(),
  }
}

const allowed = (id: string, need: Need): ReadonlySet<string> => {
  const row = need.televisions.get(id)
  return row === undefined ? new Set() : seenBy({ ...row, sent: sentNow(row.sent, need.clock.wall()) }, need)
}

const seenBy = (row: Pick<TelevisionRow, 'shows' | 'sent'>, { walls, cameras, access }: Need): ReadonlySet<string> => {
  const wall = row.shows.kind === 'wall' ? walls.get(row.shows.wall) : undefined
  const here = cameras.list().map(camera => camera.id)
  const own = camerasOf(row, wall, here)
  const sight = access.sightOf({ kind: 'device', role: 'television', cameras: own })
  return new Set([...own].filter(camera => sight.may('watch_live', camera)))
}

/** Asked anew each time, since what a television shows changes while it looks. */
const ownCameras = (id: string, need: Need): CameraReader => ({
  list: () => {
    const own = allowed(id, need)
    return need.cameras.list().filter(camera => own.has(camera.id))
  },
  get: camera => (allowed(id, need).has(camera) ? need.cameras.get(camera) : undefined),
  known: camera => allowed(id, need).has(camera),
})

const homeOfTelevision = (id: string, need: Need): TelevisionHome | undefined => {
  const row = need.televisions.get(id)
  if (row === undefined) return undefined
  const own = allowed(id, need)
  const { name, shows, hours, brightness } = row
  return {
    ...{ id, name, hours, brightness },
    wall: wallOf(shows, need.walls, [...seenBy({ shows, sent: undefined }, need)]),
    cameras: need.cameras
      .list()
      .filter(camera => own.has(camera.id))
      .map(({ id, name, place, sub_url }) => ({ id, name, place, sub: sub_url !== null })),
    sent: sentNow(row.sent, need.clock.wall()) ?? null,
  }
}

/** `own`: the cameras that stand on it or come in turn. */
const wallOf = (shows: TelevisionShows, walls: WallReader, own: readonly string[]): TelevisionHome['wall'] => {
  if (shows.kind === 'cameras') {
    const { at_once: layout, every_s } = shows
    const first = layout === 'all' ? [] : own.slice(0, Number(layout))
    const cells = first.map(camera => ({ camera, box: null }))
    return { layout, cells, cameras: [...own], patrol: { on: true, every_s, groups: [] } }
  }
  const wall = walls.get(shows.wall)
  if (wall === undefined) return null
  const here = new Set(own)
  const cells = wall.cells.map(({ camera, box }) => ({
    camera: camera !== null && here.has(camera) ? camera : null,
    box,
  }))
  const groups = wall.patrol.groups
    .map(group => ({ ...group, cameras: group.cameras.filter(camera => here.has(camera)) }))
    .filter(group => group.cameras.length > 0)
  return { layout: wall.layout, cells, cameras: [...own], patrol: { ...wall.patrol, groups } }
}
