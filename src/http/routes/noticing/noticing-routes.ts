// Noticing over HTTP: whether recorded pictures are looked at for motion, how far that is, and the order to look anew.

import { wallTime90k } from '#base/units.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import type { NoticingBook } from '#community/upkeep/noticing-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import { type Noticing, noticingShape, rebuildShape, rebuiltShape, setNoticingShape } from '#contract/noticing.ts'
import type { ToldRebuild } from '#engine/noticing/told-rebuild.ts'
import { toSome, toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'

export type NoticingPorts = {
  readonly book: NoticingBook
  readonly cameras: SeenCameras
  readonly state: () => Noticing
  /** What was wished is another. */
  readonly changed: () => void
  /** Throws `noticer_away`. */
  readonly rebuild: (asked: ToldRebuild) => number
}

export const noticingRoutes = ({ book, cameras, state, changed, rebuild }: NoticingPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/noticing',
    access: 'session',
    does: toSome('read_coverage'),
    summary: 'Whether recorded pictures are looked at for motion, how often, and what is still to be looked at.',
    answers: { 200: noticingShape },
    handler: ({ sight }) => seenBy(sight, state()),
  }),
  route({
    method: 'PUT',
    path: '/api/noticing',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'Switches looking for motion on or off, of all cameras or of one. What was found stays.',
    body: setNoticingShape,
    answers: { 200: noticingShape },
    handler: ({ body: { camera, on }, caller, sight }) => {
      const of = camera === null ? undefined : knownCamera(cameras.seenBy(sight), camera)
      book.set(of, on, nameOf(caller))
      changed()
      return seenBy(sight, state())
    },
  }),
  route({
    method: 'POST',
    path: '/api/noticing/rebuild',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'Looks anew at what is recorded, of all cameras or of one; what was found before stands until then.',
    body: rebuildShape,
    answers: { 202: rebuiltShape },
    handler: ({ body: { camera, from_90k, to_90k }, sight }, reply) => {
      const of = camera === null ? undefined : knownCamera(cameras.seenBy(sight), camera)
      const [from, to] = [wallTime90k(from_90k ?? 0), wallTime90k(to_90k ?? Number.MAX_SAFE_INTEGER)]
      return reply.code(202).send({ cameras: rebuild({ camera: of, from, to }) })
    },
  }),
]

const seenBy = (sight: Sight, told: Noticing): Noticing => ({
  ...told,
  cameras: told.cameras.filter(({ camera }) => sight.may('read_coverage', camera)),
})
