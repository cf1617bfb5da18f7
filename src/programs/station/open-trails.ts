// Opens trails on a station: the books of trails and boards, the roads of the map, pictures for papers, all of their routes, and the paper of a trail
// that goes along with footage.

import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import type { Clock } from '#base/clock.ts'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { unixMillis, type WallTime90k, wallPlus } from '#base/units.ts'
import type { Sight } from '#community/access/sight.ts'
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
import {
  type TrailPaperPorts,
  type TrailStill,
  trailPaperOf,
  trailPaperRoutes,
} from '#http/routes/trails/paper-routes.ts'
import { reachRoutes } from '#http/routes/trails/reach-routes.ts'
import { trailRoutes } from '#http/routes/trails/trail-routes.ts'
import { fontsIn } from '#papers/fonts.ts'
import { createPress, type Press } from '#papers/press.ts'
import { createComparisonBook } from '#store/comparisons.ts'
import { createControllerBook } from '#store/controllers.ts'
import { createHeldReader } from '#store/held-runs.ts'
import { createOverviewReader } from '#store/overview.ts'
import { createTrailBook } from '#store/trails.ts'
import { createUnitBook } from '#store/units.ts'
import type { TrailPapers } from './bundle-additions.ts'

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
  /** Of whoever sees everything. */
  readonly whole: () => Sight
  readonly clock: Clock
}

/** A picture so far from the moment shows another scene. */
const NEAR = 15 * 90_000

export type Trails = {
  readonly routes: readonly Route[]
  /** To go along with footage: what people noted, with pictures of the cameras that are handed over and no name of another. Throws `press_busy`. */
  readonly papers: TrailPapers
}

export const openTrails = (need: Need): Trails => {
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
  const papering = {
    ...{ ...desk, personOf, controllers: createControllerBook(db, clock), still: stillTaker(need) },
    missing: (sight: Sight, camera: string, from: WallTime90k, to: WallTime90k) =>
      footageLeft(footage, sight, { camera: knownCameraId(camera), from, to }).missing,
  }
  const routes = [
    ...trailRoutes(desk),
    ...markRoutes(desk),
    ...reachRoutes({
      ...footage,
      ...{ trails, cameras, siteOf, roads: roadsOf(need.map) },
      placed: () => sites.list().map(({ camera }) => camera),
    }),
    ...comparisonRoutes({ trails, cameras, comparisons: createComparisonBook(db, clock) }),
    ...trailPaperRoutes({ ...papering, press: pressOf(need) }),
  ]
  return { routes, papers: papersOf(need, papering) }
}

const pressOf = ({ data, clock }: Need): Press =>
  createPress({ now: () => new Date(unixMillis(clock.wall())), fonts: () => fontsIn(join(data, 'fonts')) })

/** Their press is their own: what goes along does not stand in the row of those who print. */
const papersOf = (need: Need, papering: Omit<TrailPaperPorts, 'press'>): TrailPapers => {
  const press = pressOf(need)
  return async (id, { printed_by, cameras, still }) => {
    const trail = papering.trails.get(id)
    if (trail === undefined) return []
    const ports = { ...papering, still: (_sight: Sight, camera: string, at: WallTime90k) => still(camera, at) }
    const wish = { wanted: cameras, printed_by, others: 'Camera khác' }
    const paper = await trailPaperOf(ports, only(need.whole(), cameras), trail, wish)
    return Promise.all(
      (['pdf', 'docx'] as const).map(async form => ({ form, bytes: await press({ kind: form, paper }) })),
    )
  }
}

/** Whoever is handed footage of some cameras learns nothing of the others, not even where they hang. */
const only = (whole: Sight, cameras: ReadonlySet<string>): Sight => ({
  ...whole,
  knows: camera => cameras.has(camera),
  may: (verb, camera) => cameras.has(camera) && whole.may(verb, camera),
})

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
