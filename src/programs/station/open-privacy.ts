// Opens the room of privacy on a station: what is covered in pictures, when owners share their cameras, what was found at acceptance, and the
// name over the picture. Whoever looks meanwhile is shown what holds from now on at once.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import type { SharingBook } from '#community/access/sharing.ts'
import type { SignBook } from '#community/rights/sign-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { TakeSnapshot } from '#engine/viewing/snapshots.ts'
import type { Route } from '#http/route.ts'
import { acceptanceRoutes } from '#http/routes/privacy/acceptance-routes.ts'
import { maskRoutes } from '#http/routes/privacy/mask-routes.ts'
import { sharingRoutes } from '#http/routes/privacy/sharing-routes.ts'
import { watermarkRoutes } from '#http/routes/privacy/watermark-routes.ts'
import type { SharedFootage } from '#http/routes/recordings/shared-footage.ts'
import { createAcceptanceBook } from '#store/acceptances.ts'
import { createGrantBook } from '#store/grants.ts'
import { createSignBook } from '#store/signs.ts'
import { createWatermarkBook } from '#store/watermark.ts'
import type { Masking } from './open-masking.ts'
import type { PolicyKeeper } from './policy-keeper.ts'

type Need = {
  readonly db: DatabaseSync
  readonly cameras: SeenCameras
  readonly masking: Masking
  readonly sharing: SharingBook
  readonly snapshot: TakeSnapshot
  readonly shared: SharedFootage
  readonly access: PolicyKeeper
  /** The recorder reads its list again. */
  readonly camerasChanged: () => void
  readonly clock: Clock
  readonly log: Logger
}

export const openPrivacy = (need: Need): readonly Route[] => {
  const { db, cameras, masking, sharing, access, clock, log } = need
  const changed = (camera: CameraId) => {
    masking.changed(camera)
    access.review()
  }
  const signs = createSignBook(db, clock)
  const shared = () => {
    need.camerasChanged()
    access.review()
  }
  return [
    ...maskRoutes({ masks: masking.book, cameras, changed, log }),
    ...sharingRoutes({ sharing, cameras, changed: shared, clock, log }),
    ...acceptanceRoutes({
      ...{ acceptances: createAcceptanceBook(db, clock), cameras, snapshot: need.snapshot, covered: masking, log },
      shared: need.shared,
      areas: camera => masking.masks(camera).length,
      sign: camera => signOf(signs, camera),
    }),
    ...watermarkRoutes({ watermark: createWatermarkBook(db, clock), grants: createGrantBook(db, clock) }),
  ]
}

/** A camera of which nothing was ever said has no word in the book. */
const signOf = (signs: SignBook, camera: string): 'mounted' | 'missing' | null => {
  const said = signs.last().find(one => one.camera === camera)
  return said === undefined ? null : said.word === 'mounted' ? 'mounted' : 'missing'
}
