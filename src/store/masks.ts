// The book of privacy masks in station.sqlite. Rows are added, never changed. They are asked for with every picture, so they are held in memory.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { Polygon } from '#base/polygon.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import type { MaskBook, MaskVersion } from '#community/privacy/masks.ts'
import { inTransaction } from './sqlite/open.ts'

export const createMaskBook = (db: DatabaseSync, clock: Clock): MaskBook => {
  const all = db.prepare('SELECT * FROM camera_mask ORDER BY camera, version')
  const put = db.prepare(
    'INSERT INTO camera_mask (camera, version, areas, reason, set_by, set_90k) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const held = new Map<string, readonly MaskVersion[]>()
  for (const row of all.all()) {
    const camera = String(row.camera)
    held.set(camera, [...(held.get(camera) ?? []), versionOf(row)])
  }
  const versions = (camera: string) => held.get(camera) ?? []
  return {
    versions,
    set: (camera, { areas, reason, by, follows }) =>
      inTransaction(db, () => {
        const before = versions(camera)
        const version = before.length + 1
        if (follows !== before.length) throw new Problem('masks_changed', { camera, version: before.length })
        const made = { version, areas, reason: reason.normalize('NFC'), by, since: clock.wall() }
        put.run(camera, version, JSON.stringify(areas), made.reason, by, made.since)
        held.set(camera, [...before, made])
        return made
      }),
  }
}

const versionOf = (row: Readonly<Record<string, unknown>>): MaskVersion => ({
  version: Number(row.version),
  areas: JSON.parse(String(row.areas)) as readonly Polygon[],
  reason: String(row.reason),
  by: String(row.set_by),
  since: wallTime90k(Number(row.set_90k)),
})
