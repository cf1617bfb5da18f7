// The sums of each day, as the recorder keeps them beside its segments.

import type { DatabaseSync } from 'node:sqlite'
import { mediaSpan90k, wallTime90k } from '#base/units.ts'
import type { OverviewReader } from '#engine/recording/overview.ts'

export const createOverviewReader = (db: DatabaseSync): OverviewReader => {
  const days = db.prepare(
    'SELECT day, recorded_90k, recovered_90k FROM day WHERE camera = ? AND stream = ? AND day BETWEEN ? AND ?',
  )
  const first = db.prepare('SELECT min(start_90k) AS at FROM segment WHERE camera = ? AND stream = ?')
  return {
    days: (camera, stream, from, to) =>
      days.all(camera, stream, from, to).map(row => ({
        day: String(row.day),
        recorded: mediaSpan90k(Number(row.recorded_90k)),
        recovered: mediaSpan90k(Number(row.recovered_90k)),
      })),
    first: (camera, stream) => {
      const at = first.get(camera, stream)?.at
      return typeof at === 'number' ? wallTime90k(at) : undefined
    },
  }
}
