// Opens the room of privacy on a station: what is covered in pictures, when owners share their cameras, what was found at acceptance, and the
// name over the picture. Whoever looks meanwhile is shown what holds from now on at once.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { Route } from '#http/route.ts'
import { maskRoutes } from '#http/routes/privacy/mask-routes.ts'
import type { Masking } from './open-masking.ts'
import type { PolicyKeeper } from './policy-keeper.ts'

type Need = {
  readonly db: DatabaseSync
  readonly cameras: SeenCameras
  readonly masking: Masking
  readonly access: PolicyKeeper
  readonly clock: Clock
  readonly log: Logger
}

export const openPrivacy = ({ cameras, masking, access, log }: Need): readonly Route[] => {
  const changed = (camera: CameraId) => {
    masking.changed(camera)
    access.review()
  }
  return [...maskRoutes({ masks: masking.book, cameras, changed, log })]
}
