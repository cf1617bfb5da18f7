// Reach: from a moment on one camera, which cameras to look at next, when, and whether there are pictures of then. Only cameras that the caller may play
// back are offered.

import { setImmediate as breathe } from 'node:timers/promises'
import type { CameraId } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import type { Sight } from '#community/access/sight.ts'
import { paceOf, type Reached, reach } from '#community/trails/reach.ts'
import type { Roads } from '#community/trails/roads.ts'
import type { TrailReader } from '#community/trails/trail-book.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import { type Offered, type Reach, reachQueryShape, reachShape } from '#contract/trail.ts'
import { toCamera } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'
import { type FootageLeftPorts, footageLeft } from './footage-left.ts'
import type { SiteOf } from './trail-desk.ts'

export type ReachPorts = FootageLeftPorts & {
  readonly trails: Pick<TrailReader, 'settings'>
  readonly cameras: CameraReader & SeenCameras
  readonly siteOf: SiteOf
  /** Cameras that stand on the map, those that were removed since among them. */
  readonly placed: () => readonly string[]
  /** The roads of the map; undefined where it has none. */
  readonly roads: () => Roads | 'too_many' | undefined
}

export const reachRoutes = (ports: ReachPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/cameras/:camera/reach',
    access: 'session',
    does: toCamera('play_back'),
    summary:
      'Where somebody who was seen on this camera can be seen next, and in which stretch of time, by foot, motorbike or car; nobody is recognised.',
    params: cameraParamsShape,
    query: reachQueryShape,
    answers: { 200: reachShape },
    handler: async ({ params, query, sight }): Promise<Reach> => {
      const camera = knownCamera(ports.cameras.seenBy(sight), params.camera)
      const at = wallTime90k(query.at_90k)
      const settings = ports.trails.settings()
      const own = { slow_kmh: query.slow_kmh, fast_kmh: query.fast_kmh }
      const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
      const pace = paceOf(settings, query.mover, given)
      const { slack_s, detour } = settings
      const { direction_deg, back } = query
      const asked = { at, pace, slack_s, detour, direction_deg, back: back === '1' }
      const roads = ports.roads()
      const others = othersOf(ports, sight, camera)
      const standing = (id: string) => ({ camera: id, site: ports.siteOf(id) })
      const all = reach(standing(camera), others.map(standing), asked, roads === 'too_many' ? undefined : roads)
      const offered: Offered[] = []
      for (const one of all.slice(0, query.most)) {
        offered.push(toldOf(ports, sight, one))
        await breathe() // Live pictures of others pass in between.
      }
      return {
        ...{ camera, at_90k: at, pace, slack_s, offered, more: all.length - offered.length },
        placed: ports.siteOf(camera) !== undefined,
        roads: roads === 'too_many' ? 'too_many' : roads === undefined ? 'none' : 'used',
      }
    },
  }),
]

/** Those that are here, and those that are gone and may have been there then. */
const othersOf = ({ cameras, placed }: ReachPorts, sight: Sight, camera: string): readonly string[] => {
  const seen = cameras.seenBy(sight, 'play_back')
  const here = seen.list().map(({ id }) => id as string)
  const gone = placed().filter(id => !here.includes(id) && seen.known(id as CameraId))
  return [...here, ...gone].filter(id => id !== camera)
}

const toldOf = (ports: ReachPorts, sight: Sight, { from, to, ...reached }: Reached): Offered => {
  const row = ports.cameras.get(reached.camera as CameraId)
  return {
    ...reached,
    name: row?.name ?? reached.camera,
    place: row?.place ?? '',
    from_90k: from,
    to_90k: to,
    footage: footageLeft(ports, sight, { camera: reached.camera as CameraId, from, to }),
  }
}
