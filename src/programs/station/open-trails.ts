// Opens trails on a station: the books of trails and boards, the roads of the map, pictures for papers, and all of their routes.

import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import type { Clock } from '#base/clock.ts'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { unixMillis, wallPlus } from '#base/units.ts'
import type { MapReader } from '#community/planning/map-book.ts'
import type { SiteReader } from '#community/planning/site-book.ts'
import { roadLines } from '#community/trails/road-lines.ts'
import { joinRoads, type Roads } from '#community/trails/roads.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { LedgerReader } from '#engine/recording/ledger.ts'
import { keyframeNear, shownAt } from '#engine/viewing/keyframes.ts'
import type { Route } from '#http/route.ts'
import { type CoveredFootage, stillOf } from '#http/routes/recordings/covered-footage.ts'
import type { SharedFootage } from '#http/routes/recordings/shared-footage.ts'
import { comparisonRoutes } from '#http/routes/trails/comparison-routes.ts'
import { footageLeft } from '#http/routes/trails/footage-left.ts'
import { markRoutes } from '#http/routes/trails/mark-routes.ts'
import { type TrailStill, trailPaperRoutes } from '#http/routes/trails/paper-routes.ts'
import { reachRoutes } from '#http/routes/trails/reach-routes.ts'
import { trailRoutes } from '#http/routes/trails/trail-routes.ts'
import { fontsIn } from '#papers/fonts.ts'
import { createPress } from '#papers/press.ts'
import { createComparisonBook } from '#store/comparisons.ts'
import { createControllerBook } from '#store/controllers.ts'
import { createHeldReader } from '#store/held-runs.ts'
import { createOverviewReader } from '#store/overview.ts'
import { createTrailBook } from '#store/trails.ts'
import { createUnitBook } from '#store/units.ts'

type Need = {
  readonly db: DatabaseSync
  readonly catalogue: DatabaseSync
  readonly data: string
  readonly cameras: CameraReader & SeenCameras
  readonly map: MapReader
  readonly sites: SiteReader
  readonly ledger: LedgerReader
  readonly shared: SharedFootage
  readonly covered: CoveredFootage
  readonly personOf: (username: string) => string
  readonly clock: Clock
}

/** A picture so far from the moment shows another scene. */
const NEAR = 15 * 90_000

export const openTrails = (need: Need): readonly Route[] => {
  const { db, catalogue, cameras, sites, ledger, shared, clock, personOf } = need
  const trails = createTrailBook(db, clock)
  const units = createUnitBook(db, clock)
  const siteOf = (camera: string) => sites.get(camera as CameraId)
  const desk = { trails, cameras, siteOf, isUnit: (unit: string) => units.get(unit) !== undefined, clock }
  const footage = {
    ...{ cameras, ledger, clock, unshared: shared.unshared },
    held: createHeldReader(catalogue).held,
    first: createOverviewReader(catalogue).first,
  }
  const press = createPress({
    now: () => new Date(unixMillis(clock.wall())),
    fonts: () => fontsIn(join(need.data, 'fonts')),
  })
  return [
    ...trailRoutes(desk),
    ...markRoutes(desk),
    ...reachRoutes({
      ...footage,
      ...{ trails, cameras, siteOf, roads: roadsOf(need.map) },
      placed: () => sites.list().map(({ camera }) => camera),
    }),
    ...comparisonRoutes({ trails, cameras, comparisons: createComparisonBook(db, clock) }),
    ...trailPaperRoutes({
      ...{ ...desk, press, personOf, controllers: createControllerBook(db, clock), still: stillTaker(need) },
      missing: (sight, camera, from, to) =>
        footageLeft(footage, sight, { camera: knownCameraId(camera), from, to }).missing,
    }),
  ]
}

/** Joined once for each change of the map, when somebody asks. */
const roadsOf = (map: MapReader): (() => Roads | 'too_many' | undefined) => {
  let joined: { readonly key: string; readonly roads: Roads | 'too_many' | undefined } | undefined
  return () => {
    const layers = map.layers().filter(({ kind }) => kind === 'roads')
    const key = layers.map(({ id, revision }) => `${id} ${revision}`).join(',')
    if (joined?.key !== key) joined = { key, roads: joinRoads(layers.flatMap(({ id }) => roadLines(drawnOf(map, id)))) }
    return joined.roads
  }
}

const drawnOf = (map: MapReader, id: string): unknown => {
  const drawn = map.drawn(id)
  return drawn === undefined ? undefined : JSON.parse(gunzipSync(drawn).toString('utf8'))
}

const stillTaker =
  ({ shared, covered }: Need): TrailStill =>
  async (sight, camera, at) => {
    const keyframe = await keyframeNear(shared.seenBy(sight), knownCameraId(camera), 'main', at)
    if (keyframe === undefined || Math.abs(shownAt(keyframe) - at) > NEAR) return undefined
    const masks = covered.masksOver(sight, camera, keyframe.start, wallPlus(keyframe.start, keyframe.span))
    const { width, height } = keyframe.video
    return { jpeg: await stillOf(covered, keyframe, masks), width, height, at: shownAt(keyframe) }
  }
