// Trying somebody's rights: whoever manages them asks what a door would say, and why.

import type { Clock } from '#base/clock.ts'
import { wallTime90k } from '#base/units.ts'
import type { What } from '#community/access/may.ts'
import type { PersonBook } from '#community/neighbours/person-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import { trialQueryShape, trialShape } from '#contract/grant.ts'
import { toSome } from '#http/deed.ts'
import type { AccessDesk } from '#http/ports.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import { managed, personParams } from './person-routes.ts'

export type TrialPorts = {
  readonly people: PersonBook
  readonly cameras: SeenCameras
  readonly access: Pick<AccessDesk, 'tryOut'>
  readonly clock: Clock
}

export const trialRoutes = ({ people, cameras, access, clock }: TrialPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/people/:person/trial',
    access: 'session',
    does: toSome('manage_people'),
    summary:
      'Whether somebody may do something with a camera, or with the whole station, at a moment: why, or why not.',
    params: personParams,
    query: trialQueryShape,
    answers: { 200: trialShape },
    handler: ({ params, query: { verb, camera, at_90k }, sight }) => {
      const { id, name } = managed(people, sight, params.person)
      const what: What =
        camera === undefined
          ? { kind: 'station' }
          : { kind: 'camera', camera: knownCamera(cameras.seenBy(sight), camera) }
      const at = at_90k === undefined ? clock.wall() : wallTime90k(at_90k)
      const { allowed, grants, why } = access.tryOut({ who: { kind: 'person', person: id }, verb, what, at })
      const words = why(name)
      return { allowed, grants: [...grants], vi: words?.vi ?? null, en: words?.en ?? null }
    },
  }),
]
