// What a television itself may ask: a code before it is paired, then what it is to show, its line and its pictures. Nothing else of the
// station answers it.

import type { WebSocket } from '@fastify/websocket'
import type { FastifyRequest } from 'fastify'
import { Problem } from '#base/problems.ts'
import type { Looker } from '#community/access/access-log.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import {
  askPairingShape,
  type PairingAnswer,
  pairingAnswerShape,
  pairingShape,
  type TelevisionHome,
  televisionHomeShape,
} from '#contract/television.ts'
import { toSome } from '#http/deed.ts'
import { lookerOf } from '#http/looker.ts'
import { type Route, route, socketRoute } from '#http/route.ts'
import type { LiveServing } from '#http/routes/live/live-routes.ts'
import { networkOf } from '#http/sign-in-tries.ts'
import { setTelevisionCookie, televisionToken } from '#http/television-cookie.ts'
import type { PairingDesk } from './pairing-desk.ts'
import type { TelevisionLines } from './television-lines.ts'

export type OwnPorts = {
  readonly pairing: PairingDesk
  readonly lines: TelevisionLines
  readonly homeOf: (id: string) => TelevisionHome | undefined
  /** The cameras that this television may see at the moment it asks. */
  readonly camerasOf: (id: string) => CameraReader
  readonly live: (socket: WebSocket, cameras: CameraReader, who: Looker) => LiveServing
}

export const ownRoutes = ({ pairing, lines, homeOf, camerasOf, live }: OwnPorts): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/television/pairing',
    access: 'public',
    summary: 'A screen asks for a code to show, good for ten minutes.',
    answers: { 200: pairingShape },
    handler: ({ ip, headers }) => pairing.ask(networkOf(ip), headers['user-agent'] ?? ''),
  }),
  route({
    method: 'POST',
    path: '/api/television/pairing/answer',
    access: 'public',
    summary: 'Whether an officer has approved the screen that holds this token; if so, it gets its cookie.',
    body: askPairingShape,
    answers: { 200: pairingAnswerShape },
    handler: (request, reply): PairingAnswer => {
      const { state, approved } = pairing.answer(request.body.token)
      if (approved !== undefined) setTelevisionCookie(request, reply, approved)
      return { state }
    },
  }),
  route({
    method: 'GET',
    path: '/api/television',
    access: 'television',
    does: toSome('watch_live'),
    summary: 'What this television is to show, and how.',
    answers: { 200: televisionHomeShape },
    handler: (request, reply) => {
      setTelevisionCookie(request, reply, televisionToken(request) ?? '')
      const home = homeOf(idOf(request))
      if (home === undefined) throw new Problem('television_taken_out')
      return home
    },
  }),
  socketRoute({
    path: '/api/television/line',
    access: 'television',
    does: toSome('watch_live'),
    summary:
      'The television hears what it is to show and how the station is, and says what it shows; see contract/television.ts.',
    handler: (socket, request) => lines.add(idOf(request), socket, request.ip),
  }),
  socketRoute({
    path: '/api/television/live',
    access: 'television',
    does: toSome('watch_live'),
    summary: 'Live pictures of this television’s own cameras; messages as in contract/live.ts.',
    handler: (socket, request) => {
      const id = idOf(request)
      lines.addPictures(id, socket, () => live(socket, camerasOf(id), lookerOf(request)))
    },
  }),
]

const idOf = ({ caller }: FastifyRequest): string => {
  if (caller.kind !== 'television') throw new Problem('television_not_paired')
  return caller.id
}
