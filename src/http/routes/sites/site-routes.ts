// Sites: where cameras stand. Whoever places one is written down; what stood there before is in the answer, so that it can be put back.

import type { CameraId } from '#base/ids.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import type { SiteBook, SiteRow } from '#community/planning/site-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import { type PlacedSite, placedSiteShape, type Site, setSiteShape, siteListShape } from '#contract/site.ts'
import { freely, toCamera } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { presentCamera } from '#http/routes/cameras/camera-asked.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'

export type SitePorts = { readonly sites: SiteBook; readonly cameras: SeenCameras }

export const siteRoutes = ({ sites, cameras }: SitePorts): readonly Route[] => {
  const mustGet = (sight: Sight, camera: string): CameraId => presentCamera(cameras.seenBy(sight), camera)
  return [
    route({
      method: 'GET',
      path: '/api/sites',
      access: 'session',
      does: freely('The list holds the sites of cameras that the caller may do something with, and no other.'),
      summary: 'Where the cameras stand that somebody has placed, and what each looks at.',
      answers: { 200: siteListShape },
      handler: ({ sight }) => {
        const here = new Set<string>(
          cameras
            .seenBy(sight)
            .list()
            .map(({ id }) => id),
        )
        return {
          sites: sites
            .list()
            .filter(({ camera }) => here.has(camera))
            .map(shownSite),
        }
      },
    }),
    route({
      method: 'PUT',
      path: '/api/cameras/:camera/site',
      access: 'session',
      does: toCamera('configure_camera'),
      summary: 'Places a camera. `before` in the answer, put again, undoes it.',
      params: cameraParamsShape,
      body: setSiteShape,
      answers: { 200: placedSiteShape },
      handler: ({ params, body, caller, sight }): PlacedSite => {
        const camera = mustGet(sight, params.camera)
        const before = draftOf(sites.get(camera))
        return { site: shownSite(sites.place(camera, body, nameOf(caller))), before }
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/cameras/:camera/site',
      access: 'session',
      does: toCamera('configure_camera'),
      summary: 'Takes a camera off the map. `before` in the answer, put again, undoes it.',
      params: cameraParamsShape,
      answers: { 200: placedSiteShape },
      handler: ({ params, sight }): PlacedSite => {
        const camera = mustGet(sight, params.camera)
        const before = draftOf(sites.get(camera))
        sites.takeAway(camera)
        return { site: null, before }
      },
    }),
  ]
}

const draftOf = (site: SiteRow | undefined): PlacedSite['before'] => {
  if (site === undefined) return null
  const { camera: _camera, placed: _placed, ...draft } = site
  return draft
}

const shownSite = ({ placed, ...site }: SiteRow): Site => ({ ...site, placed_by: placed.by, placed_90k: placed.at })
