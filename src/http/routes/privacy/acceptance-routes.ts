// Acceptance: "does it look into a home?", answered at the camera or at the desk, with what it shows attached. The picture is kept as it was and
// given covered to whoever may not see behind the camera's masks, also by those that were drawn later.

import { z } from 'zod'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, wallPlus } from '#base/units.ts'
import { nameOf } from '#community/access/accounts.ts'
import { type AcceptanceBook, mayPass, stateOf, warnsOf } from '#community/privacy/acceptance.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import { type Acceptances, acceptancesShape, acceptShape } from '#contract/privacy.ts'
import type { TakeSnapshot } from '#engine/viewing/snapshots.ts'
import { toCamera } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { presentCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'
import type { CoveredFootage } from '#http/routes/recordings/covered-footage.ts'
import type { SharedFootage } from '#http/routes/recordings/shared-footage.ts'

const MOST_STILL_BYTES = 2 * 1024 * 1024
const MOMENT = spanFromMillis(1000)

export type AcceptancePorts = {
  readonly acceptances: AcceptanceBook
  readonly cameras: SeenCameras
  readonly snapshot: TakeSnapshot
  readonly covered: Pick<CoveredFootage, 'masksOver' | 'still'>
  readonly shared: Pick<SharedFootage, 'unshared'>
  /** How many areas are covered now. */
  readonly areas: (camera: string) => number
  /** What the book of notice signs says of a camera. */
  readonly sign?: (camera: string) => 'mounted' | 'missing' | null
  readonly log: Logger
}

const stillParams = cameraParamsShape.extend({ version: z.string().regex(/^\d{1,6}$/) })

export const acceptanceRoutes = (ports: AcceptancePorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/cameras/:camera/acceptances',
    access: 'session',
    does: toCamera('any'),
    summary:
      'What was found at each acceptance of a camera, the newest first, and whether it looks into a home uncovered.',
    params: cameraParamsShape,
    answers: { 200: acceptancesShape },
    handler: ({ params, sight }) => shown(ports, presentCamera(ports.cameras.seenBy(sight), params.camera)),
  }),
  route({
    method: 'POST',
    path: '/api/cameras/:camera/acceptances',
    access: 'session',
    does: toCamera('configure_camera'),
    summary: 'Writes down an acceptance; it passes only where nothing is missing. Nothing is changed or deleted later.',
    params: cameraParamsShape,
    body: acceptShape,
    answers: { 201: acceptancesShape },
    handler: async ({ params, body, caller, sight }, reply) => {
      const camera = presentCamera(ports.cameras.seenBy(sight), params.camera)
      const { answers, supervisor, note, passed, with_still } = body
      if (passed && !mayPass(answers, ports.areas(camera))) throw new Problem('acceptance_incomplete', { camera })
      const still = with_still ? await stillOf(ports, camera) : undefined
      ports.acceptances.add(camera, { answers, supervisor, note, passed, still, by: nameOf(caller) })
      ports.log.info('a camera was accepted or not', { camera, by: nameOf(caller), passed })
      return reply.code(201).send(shown(ports, camera))
    },
  }),
  route({
    method: 'GET',
    path: '/api/cameras/:camera/acceptances/:version/still',
    access: 'session',
    does: toCamera('watch_live'),
    summary: 'What the camera showed at an acceptance, with its privacy masks for whoever may not see behind them.',
    params: stillParams,
    answers: { 200: { type: 'image/jpeg', says: 'A JPEG.' } },
    handler: async ({ params, sight }, reply) => {
      const camera = presentCamera(ports.cameras.seenBy(sight), params.camera)
      const version = Number(params.version)
      const found = ports.acceptances.of(camera).find(one => one.version === version)
      const still = ports.acceptances.still(camera, version)
      if (found === undefined || still === undefined) throw new Problem('no_such_acceptance', { camera, version })
      const until = wallPlus(found.at, MOMENT)
      if (ports.shared.unshared(sight, camera, found.at, until).length > 0) throw new Problem('not_shared', { camera })
      const masks = ports.covered.masksOver(sight, camera, found.at, until)
      const picture = { codec: 'jpeg' as const, description: Buffer.alloc(0), access_unit: still }
      const given = masks.length === 0 ? still : await ports.covered.still(picture, masks)
      return reply.type('image/jpeg').header('cache-control', 'no-store').send(given)
    },
  }),
]

/** None where the camera shows nothing just now: the answers are kept all the same. */
const stillOf = async ({ snapshot, log }: AcceptancePorts, camera: CameraId): Promise<Buffer | undefined> => {
  const taken = await snapshot(knownCameraId(camera), 'main')
  if (taken.ok && taken.value.length <= MOST_STILL_BYTES) return taken.value
  log.warn('an acceptance is kept without a picture', { camera, why: taken.ok ? 'too_large' : taken.problem })
  return undefined
}

const shown = ({ acceptances, areas, sign }: AcceptancePorts, camera: CameraId): Acceptances => {
  const all = acceptances.of(camera)
  return {
    camera,
    state: stateOf(all),
    warns: warnsOf(all, areas(camera)),
    areas: areas(camera),
    sign: sign?.(camera) ?? null,
    acceptances: all.map(({ at, ...one }) => ({ ...one, at_90k: at })).reverse(),
  }
}
