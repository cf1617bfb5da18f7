// Whose pictures bear their name, in station.sqlite, and how they are called there. The newest row counts; older ones say who set what.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { WatermarkBook, WatermarkedRoles } from '#community/privacy/watermark.ts'

export const createWatermarkBook = (db: DatabaseSync, clock: Clock): WatermarkBook => {
  const newest = db.prepare('SELECT roles FROM watermark ORDER BY version DESC LIMIT 1')
  const put = db.prepare('INSERT INTO watermark (roles, set_by, set_90k) VALUES (?, ?, ?)')
  const person = db.prepare(
    `SELECT person.name, person.rank, unit.name AS unit FROM account JOIN person ON person.id = account.person
     LEFT JOIN unit ON unit.id = person.unit WHERE username = ? ORDER BY ended_90k IS NOT NULL LIMIT 1`,
  )
  return {
    roles: () => {
      const row = newest.get()
      return row === undefined || row.roles === null ? null : (JSON.parse(String(row.roles)) as WatermarkedRoles)
    },
    set: (roles, by) => void put.run(roles === null ? null : JSON.stringify(roles), by, clock.wall()),
    nameOf: username => {
      const row = person.get(username)
      const called = [row?.rank, row?.name].filter(word => typeof word === 'string' && word !== '').join(' ')
      return [called, row?.unit ?? '', username].filter(word => word !== '').join(' · ')
    },
  }
}
