// The demo street's commune: its map, laid out when there is no map yet, and where its cameras stand, unless somebody has moved them.

import { cameraId } from '#base/ids.ts'
import { readGeoJson } from '#community/planning/geojson.ts'
import type { MapBook } from '#community/planning/map-book.ts'
import type { SiteBook } from '#community/planning/site-book.ts'
import { siteKindShape } from '#contract/site.ts'
import { madeUpCommune } from '#simulator/commune/made-up-commune.ts'

/** Written down as who drew and placed it. */
const WHO = 'demo'

export const layOutDemoCommune = (cameras: readonly string[], map: MapBook, sites: SiteBook): void => {
  const commune = madeUpCommune()
  if (map.layers().length === 0)
    for (const { name, kind, geojson } of commune.layers) {
      const drawn = readGeoJson(geojson)
      if (drawn.ok) map.add({ name, kind, source: commune.source, made_up: true }, drawn.value, WHO)
    }
  for (const [at, camera] of cameras.entries()) {
    const [id, site] = [cameraId(camera), commune.siteOf(camera, at + 1)]
    if (!id.ok || site === undefined || sites.get(id.value) !== undefined) continue
    const kind = siteKindShape.safeParse(site.kind)
    sites.place(id.value, { ...site, kind: kind.success ? kind.data : null }, WHO)
  }
}
