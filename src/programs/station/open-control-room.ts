// Opens the control room on a station: the books of what people lay out, mark and place, and the routes to them.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { LedgerReader } from '#engine/recording/ledger.ts'
import type { Route } from '#http/route.ts'
import { bookmarkRoutes } from '#http/routes/bookmarks/bookmark-routes.ts'
import { stripRoutes } from '#http/routes/recordings/strip-routes.ts'
import { wallRoutes } from '#http/routes/walls/wall-routes.ts'
import { createBookmarkBook } from '#store/bookmarks.ts'
import { createHeldReader } from '#store/held-runs.ts'
import { createOverviewReader } from '#store/overview.ts'
import { createSegmentReader } from '#store/segments.ts'
import { createWallBook } from '#store/walls.ts'

type Need = {
  readonly db: DatabaseSync
  readonly catalogue: DatabaseSync
  readonly cameras: CameraReader
  readonly ledger: LedgerReader
  readonly clock: Clock
}

export const openControlRoom = ({ db, catalogue, ...shared }: Need): { readonly routes: readonly Route[] } => {
  const { cameras, clock } = shared
  const { segments } = createSegmentReader(catalogue)
  const { held } = createHeldReader(catalogue)
  const { first } = createOverviewReader(catalogue)
  return {
    routes: [
      ...wallRoutes({ walls: createWallBook(db, clock), cameras }),
      ...bookmarkRoutes({ bookmarks: createBookmarkBook(db, clock), segments, ...shared }),
      ...stripRoutes({ held, first, ...shared }),
    ],
  }
}
