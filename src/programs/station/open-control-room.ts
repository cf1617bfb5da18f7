// Opens the control room on a station: the books of what people lay out, mark and place, and the routes to them.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { Route } from '#http/route.ts'
import { wallRoutes } from '#http/routes/walls/wall-routes.ts'
import { createWallBook } from '#store/walls.ts'

type Need = { readonly db: DatabaseSync; readonly cameras: CameraReader; readonly clock: Clock }

export const openControlRoom = ({ db, cameras, clock }: Need): { readonly routes: readonly Route[] } => ({
  routes: [...wallRoutes({ walls: createWallBook(db, clock), cameras })],
})
