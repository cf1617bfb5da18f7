// Opens the control room on a station: the books of what people lay out, mark and place, and the routes to them.

import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { unixMillis } from '#base/units.ts'
import type { MapBook } from '#community/planning/map-book.ts'
import type { SiteBook } from '#community/planning/site-book.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { WallBook } from '#community/watching/wall-book.ts'
import type { LedgerReader } from '#engine/recording/ledger.ts'
import type { Route } from '#http/route.ts'
import { bookmarkRoutes } from '#http/routes/bookmarks/bookmark-routes.ts'
import { mapRoutes } from '#http/routes/map/map-routes.ts'
import { OpenStreetMap } from '#http/routes/map/openstreetmap.ts'
import { stripRoutes } from '#http/routes/recordings/strip-routes.ts'
import { siteRoutes } from '#http/routes/sites/site-routes.ts'
import { wallRoutes } from '#http/routes/walls/wall-routes.ts'
import { createBookmarkBook } from '#store/bookmarks.ts'
import { createHeldReader } from '#store/held-runs.ts'
import { createMapBook } from '#store/maps.ts'
import { createOverviewReader } from '#store/overview.ts'
import { createSegmentReader } from '#store/segments.ts'
import { createSiteBook } from '#store/sites.ts'
import { createWallBook } from '#store/walls.ts'

type Need = {
  readonly db: DatabaseSync
  readonly catalogue: DatabaseSync
  readonly cameras: CameraReader & SeenCameras
  readonly ledger: LedgerReader
  readonly clock: Clock
  readonly data: string
  readonly version: string
}

export type ControlRoom = {
  readonly routes: readonly Route[]
  readonly map: MapBook
  readonly sites: SiteBook
  readonly walls: WallBook
}

export const openControlRoom = ({ db, catalogue, data, version, ...shared }: Need): ControlRoom => {
  const { cameras, clock } = shared
  const { segments } = createSegmentReader(catalogue)
  const { held } = createHeldReader(catalogue)
  const { first } = createOverviewReader(catalogue)
  const [map, sites, walls] = [createMapBook(db, clock), createSiteBook(db, clock), createWallBook(db, clock)]
  const openstreetmap = new OpenStreetMap(fetch, version, () => unixMillis(clock.wall()))
  const places = () => sites.list().filter(({ camera }) => cameras.get(camera) !== undefined)
  return {
    map,
    sites,
    walls,
    routes: [
      ...wallRoutes({ walls, cameras }),
      ...bookmarkRoutes({ bookmarks: createBookmarkBook(db, clock), segments, ...shared }),
      ...stripRoutes({ held, first, ...shared }),
      ...siteRoutes({ sites, cameras }),
      ...mapRoutes({ map, places, folder: join(data, 'map'), openstreetmap }),
    ],
  }
}
