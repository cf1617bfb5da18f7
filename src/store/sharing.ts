// The book of sharing in station.sqlite: what owners say of when their cameras are shared. Rows are added, never changed; the policy reads the newest,
// and triggers tell it of each.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { wallTime90k } from '#base/units.ts'
import type { SharingBook, SharingVersion } from '#community/access/sharing.ts'
import { inTransaction } from './sqlite/open.ts'

export const createSharingBook = (db: DatabaseSync, clock: Clock): SharingBook => {
  const all = db.prepare('SELECT * FROM camera_sharing ORDER BY camera, version')
  const put = db.prepare(
    `INSERT INTO camera_sharing (camera, version, hours, paused_90k, recorded, reason, set_by, set_90k)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const held = new Map<string, readonly SharingVersion[]>()
  for (const row of all.all()) {
    const camera = String(row.camera)
    held.set(camera, [...(held.get(camera) ?? []), versionOf(row)])
  }
  const versions = (camera: string) => held.get(camera) ?? []
  return {
    versions,
    set: (camera, { hours, paused_until, recorded, reason, by }) =>
      inTransaction(db, () => {
        const before = versions(camera)
        const version = before.length + 1
        const since = clock.wall()
        const text = reason.normalize('NFC')
        put.run(camera, version, hours ?? null, paused_until ?? null, recorded ? 1 : 0, text, by, since)
        const made = { version, hours, paused_until, recorded, reason: text, by, since }
        held.set(camera, [...before, made])
        return made
      }),
  }
}

const versionOf = (row: Readonly<Record<string, unknown>>): SharingVersion => ({
  version: Number(row.version),
  hours: row.hours === null ? undefined : String(row.hours),
  paused_until: row.paused_90k === null ? undefined : wallTime90k(Number(row.paused_90k)),
  recorded: row.recorded === 1,
  reason: String(row.reason),
  by: String(row.set_by),
  since: wallTime90k(Number(row.set_90k)),
})
