// Masks: what is covered in a camera's picture, drawn by whoever sets it up. Covering more is theirs to do; taking away what covers something is for
// those alone who may see behind it.

import type { knownCameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { coversAll } from '#base/polygon.ts'
import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import { type MaskBook, masksNow } from '#community/privacy/masks.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import { type Masks, masksShape, setMasksShape } from '#contract/privacy.ts'
import { toCamera } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { presentCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'

export type MaskPorts = {
  readonly masks: MaskBook
  readonly cameras: SeenCameras
  /** Whoever looks now is shown it as it is from now on. */
  readonly changed: (camera: ReturnType<typeof knownCameraId>) => void
  readonly log: Logger
}

export const maskRoutes = ({ masks, cameras, changed, log }: MaskPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/cameras/:camera/masks',
    access: 'session',
    does: toCamera('set_masks'),
    summary: 'What is covered in a camera’s picture, and all that was ever said of it.',
    params: cameraParamsShape,
    answers: { 200: masksShape },
    handler: ({ params, sight }) => shown(masks, sight, presentCamera(cameras.seenBy(sight), params.camera)),
  }),
  route({
    method: 'PUT',
    path: '/api/cameras/:camera/masks',
    access: 'session',
    does: toCamera('set_masks'),
    summary:
      'Sets what is covered from now on, for live and for all that is recorded. To take away what covers something needs `see_unmasked`.',
    params: cameraParamsShape,
    body: setMasksShape,
    answers: { 200: masksShape },
    handler: ({ params, body: { areas, reason, follows }, caller, sight }) => {
      const camera = presentCamera(cameras.seenBy(sight), params.camera)
      const before = masksNow(masks.versions(camera))
      if (!sight.may('see_unmasked', camera) && !coversAll(areas, before))
        throw new Problem('mask_uncovers', { camera })
      const { version } = masks.set(camera, { areas, reason, by: nameOf(caller), follows })
      log.info('privacy masks set', { camera, by: nameOf(caller), version, areas: areas.length })
      changed(camera)
      return shown(masks, sight, camera)
    },
  }),
]

const shown = (book: MaskBook, sight: Sight, camera: string): Masks => {
  const versions = book.versions(camera)
  const unmasked = sight.may('see_unmasked', camera)
  return {
    camera,
    version: versions.at(-1)?.version ?? 0,
    areas: areasOf(masksNow(versions)),
    unmasked,
    may_uncover: unmasked,
    history: versions
      .map(({ version, areas, reason, by, since }) => ({
        version,
        areas: areasOf(areas),
        reason,
        by,
        since_90k: since,
      }))
      .reverse(),
  }
}

const areasOf = (areas: ReturnType<typeof masksNow>): Masks['areas'] =>
  areas.map(corners => corners.map(([x, y]) => [x, y]))
