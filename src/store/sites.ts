// The site book in station.sqlite. The site of a camera that was removed stays: it stands there again when it comes back.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import type { SiteBook, SiteRow } from '#community/planning/site-book.ts'
import type { SiteKind } from '#contract/site.ts'

export const createSiteBook = (db: DatabaseSync, clock: Clock): SiteBook => {
  const all = db.prepare('SELECT * FROM site ORDER BY camera')
  const one = db.prepare('SELECT * FROM site WHERE camera = ?')
  const put = db.prepare(
    `INSERT OR REPLACE INTO site (camera, latitude, longitude, direction_deg, field_of_view_deg, range_m, height_m, hamlet, road,
       kind, placed_by, placed_90k) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`,
  )
  const takeAway = db.prepare('DELETE FROM site WHERE camera = ?')
  return {
    list: () => all.all().map(siteOf),
    get: camera => {
      const row = one.get(camera)
      return row && siteOf(row)
    },
    place: (camera, site, by) => {
      const { latitude, longitude, direction_deg, field_of_view_deg, range_m, height_m, hamlet, road, kind } = site
      const numbers = [latitude, longitude, direction_deg, field_of_view_deg, range_m, height_m] as const
      const words = [hamlet.normalize('NFC'), road.normalize('NFC'), kind] as const
      return siteOf(put.get(camera, ...numbers, ...words, by, clock.wall())!)
    },
    takeAway: camera => takeAway.run(camera).changes === 1,
  }
}

const siteOf = (row: Readonly<Record<string, unknown>>): SiteRow => ({
  camera: knownCameraId(String(row.camera)),
  latitude: Number(row.latitude),
  longitude: Number(row.longitude),
  direction_deg: numberOrNull(row.direction_deg),
  field_of_view_deg: numberOrNull(row.field_of_view_deg),
  range_m: numberOrNull(row.range_m),
  height_m: numberOrNull(row.height_m),
  hamlet: String(row.hamlet),
  road: String(row.road),
  kind: row.kind as SiteKind | null,
  placed: { by: String(row.placed_by), at: wallTime90k(Number(row.placed_90k)) },
})

const numberOrNull = (value: unknown): number | null => (value === null ? null : Number(value))
