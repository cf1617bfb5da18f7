// Televisions: an officer approves the screen that shows a code, says what it shows and when, and sends cameras to it.

import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, wallPlus } from '#base/units.ts'
import { type Caller, nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import { sentNow, type TelevisionBook, type TelevisionRow } from '#community/access/televisions.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { WallReader } from '#community/watching/wall-book.ts'
import {
  approveTelevisionShape,
  holdPageShape,
  lookedForShape,
  sendCameraShape,
  type Television,
  type TelevisionNews,
  type TelevisionSetup,
  televisionListShape,
  televisionSetupShape,
  televisionShape,
  turnPageShape,
  waitingTelevisionShape,
} from '#contract/television.ts'
import { mustDecide, toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera, presentCamera } from '#http/routes/cameras/camera-asked.ts'
import type { PairingDesk } from './pairing-desk.ts'
import type { TelevisionLines } from './television-lines.ts'

export type TelevisionDeskPorts = {
  readonly televisions: TelevisionBook
  readonly walls: WallReader
  readonly cameras: SeenCameras
  readonly clock: Clock
  readonly log: Logger
  readonly pairing: PairingDesk
  readonly lines: TelevisionLines
}

const params = z.strictObject({ television: z.string().max(40) })

export const televisionRoutes = (ports: TelevisionDeskPorts): readonly Route[] => [
  ...pairingRoutes(ports),
  ...setupRoutes(ports),
  ...sendingRoutes(ports),
]

const pairingRoutes = (ports: TelevisionDeskPorts): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/televisions/code',
    access: 'session',
    does: toStation('manage_devices'),
    summary:
      'Which screen shows this code, so that an officer sees what he is about to let in. Wrong codes are counted.',
    body: lookedForShape,
    answers: { 200: waitingTelevisionShape },
    handler: ({ body, caller }) => ports.pairing.look(body.code, nameOf(caller)),
  }),
  route({
    method: 'POST',
    path: '/api/televisions',
    access: 'session',
    does: toStation('manage_devices'),
    summary:
      'Approves the screen that shows this code: it gets a device account that only reads, and only what it is to show.',
    body: approveTelevisionShape,
    answers: { 201: televisionShape },
    handler: ({ body: { code, ...setup }, caller, sight }, reply) => {
      mustFit(ports, setup, { caller, sight })
      const by = nameOf(caller)
      const { television } = ports.pairing.approve(code, by, () => ports.televisions.pair(setup, by))
      ports.log.info('a television was paired', { television: television.id, by })
      return reply.code(201).send(shown(ports, television))
    },
  }),
]

const setupRoutes = (ports: TelevisionDeskPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/televisions',
    access: 'session',
    does: toStation('steer_television'),
    summary: 'The paired televisions: what each is to show, and what it says that it shows.',
    answers: { 200: televisionListShape },
    handler: () => ({ televisions: ports.televisions.list().map(row => shown(ports, row)) }),
  }),
  route({
    method: 'PUT',
    path: '/api/televisions/:television',
    access: 'session',
    does: toStation('steer_television'),
    summary: 'Changes what a television is called, shows, when and how brightly. It follows at once.',
    params,
    body: televisionSetupShape,
    answers: { 200: televisionShape },
    handler: ({ params, body, caller, sight }) => {
      mustFit(ports, body, { caller, sight })
      const row = ports.televisions.change(params.television, body, nameOf(caller))
      ports.lines.changed(row.id)
      return shown(ports, row)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/televisions/:television',
    access: 'session',
    does: toStation('manage_devices'),
    summary: 'Takes a television out: its account ends and its pictures stop. To come back it is paired again.',
    params,
    answers: { 200: televisionListShape },
    handler: ({ params, caller }) => {
      ports.televisions.remove(params.television, nameOf(caller))
      ports.lines.changed(params.television)
      ports.log.info('a television was taken out', { television: params.television, by: nameOf(caller) })
      return { televisions: ports.televisions.list().map(row => shown(ports, row)) }
    },
  }),
]

const sendingRoutes = (ports: TelevisionDeskPorts): readonly Route[] => [
  route({
    method: 'PUT',
    path: '/api/televisions/:television/sent',
    access: 'session',
    does: toStation('steer_television'),
    summary:
      'Sends a camera to a television: it stands there large for some minutes, or until it is taken back. Kept while the television is away.',
    params,
    body: sendCameraShape,
    answers: { 200: televisionShape },
    handler: ({ params, body: { camera, minutes }, caller, sight }) => {
      presentCamera(ports.cameras.seenBy(sight, 'watch_live'), camera)
      const now = ports.clock.wall()
      const until_90k = minutes === null ? null : wallPlus(now, spanFromMillis(minutes * 60_000))
      const row = ports.televisions.send(params.television, { camera, by: nameOf(caller), at_90k: now, until_90k })
      ports.lines.changed(row.id)
      return shown(ports, row)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/televisions/:television/sent',
    access: 'session',
    does: toStation('steer_television'),
    summary: 'Takes back what was sent: the television shows its own again.',
    params,
    answers: { 200: televisionShape },
    handler: ({ params }) => {
      const row = ports.televisions.send(params.television, undefined)
      ports.lines.changed(row.id)
      return shown(ports, row)
    },
  }),
  route({
    method: 'POST',
    path: '/api/televisions/:television/turn',
    access: 'session',
    does: toStation('steer_television'),
    summary: 'Turns to the next or the previous page of a television.',
    params,
    body: turnPageShape,
    answers: { 200: televisionShape },
    handler: ({ params, body }) => told(ports, params, { kind: 'turn', by: body.by }),
  }),
  route({
    method: 'POST',
    path: '/api/televisions/:television/hold',
    access: 'session',
    does: toStation('steer_television'),
    summary: 'A television stays on the page that it shows, or goes round again.',
    params,
    body: holdPageShape,
    answers: { 200: televisionShape },
    handler: ({ params, body }) => told(ports, params, { kind: 'hold', held: body.held }),
  }),
]

/** What counts at this moment alone is told to the television and kept nowhere: it says itself what it makes of it. */
const told = (
  ports: TelevisionDeskPorts,
  params: { readonly television: string },
  news: TelevisionNews,
): Television => {
  const row = ports.televisions.get(params.television)
  if (row === undefined) throw new Problem('no_such_television', params)
  if (!ports.lines.say(row.id, news)) throw new Problem('television_away', params)
  return shown(ports, row)
}

/** What is chosen for a television must be there, and be the chooser's to watch and so to show. */
const mustFit = (
  { walls, cameras }: TelevisionDeskPorts,
  { shows }: TelevisionSetup,
  { caller, sight }: { readonly caller: Caller; readonly sight: Sight },
): void => {
  if (shows.kind === 'cameras') {
    if (shows.cameras === null) mustDecide(sight, 'watch_live', { kind: 'station' })
    for (const camera of shows.cameras ?? []) knownCamera(cameras.seenBy(sight, 'watch_live'), camera)
    return
  }
  const wall = walls.get(shows.wall)
  const own = caller.kind !== 'account' || wall?.owner === undefined || wall.owner === caller.account.username
  if (wall === undefined || !own) throw new Problem('no_such_wall', { wall: shows.wall })
}

const shown = ({ lines, clock }: TelevisionDeskPorts, row: TelevisionRow): Television => {
  const { id, name, shows, hours, brightness, paired } = row
  const presence = lines.presence(id)
  return {
    ...{ id, name, shows, hours, brightness },
    sent: sentNow(row.sent, clock.wall()) ?? null,
    online: presence !== undefined,
    since_90k: presence?.since ?? row.seen ?? null,
    showing: presence?.word?.showing ?? null,
    screen: presence?.word?.screen ?? null,
    address: presence?.address ?? null,
    paired_by: paired.by,
    paired_90k: paired.at,
  }
}
