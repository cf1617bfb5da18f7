// Opens the control room on a station: the books of what people lay out, mark and place, and the routes to them.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { CatalogueReader } from '#engine/recording/catalogue.ts'
import type { LedgerReader } from '#engine/recording/ledger.ts'
import type { Route } from '#http/route.ts'
import { bookmarkRoutes } from '#http/routes/bookmarks/bookmark-routes.ts'
import { wallRoutes } from '#http/routes/walls/wall-routes.ts'
import { createBookmarkBook } from '#store/bookmarks.ts'
import { createWallBook } from '#store/walls.ts'

type Need = {
  readonly db: DatabaseSync
  readonly cameras: CameraReader
  readonly segments: CatalogueReader['segments']
  readonly ledger: LedgerReader
  readonly clock: Clock
}

export const openControlRoom = ({
  db,
  cameras,
  segments,
  ledger,
  clock,
}: Need): { readonly routes: readonly Route[] } => ({
  routes: [
    ...wallRoutes({ walls: createWallBook(db, clock), cameras }),
    ...bookmarkRoutes({ bookmarks: createBookmarkBook(db, clock), cameras, segments, ledger, clock }),
  ],
})
