// Allowed ranges in station.sqlite.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { AllowedRanges } from '#community/upkeep/allowed-ranges.ts'
import { inTransaction } from './sqlite/open.ts'

export const createAllowedRanges = (db: DatabaseSync, clock: Clock): AllowedRanges => {
  const all = db.prepare('SELECT range FROM allowed_range ORDER BY range')
  const clear = db.prepare('DELETE FROM allowed_range WHERE range NOT IN (SELECT value FROM json_each(?))')
  const put = db.prepare('INSERT OR IGNORE INTO allowed_range (range, added_by, added_90k) VALUES (?, ?, ?)')
  return {
    list: () => all.all().map(row => String(row.range)),
    set: (ranges, by) =>
      inTransaction(db, () => {
        clear.run(JSON.stringify(ranges))
        for (const range of ranges) put.run(range, by, clock.wall())
      }),
  }
}
