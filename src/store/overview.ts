// The sums of each day, as the recorder keeps them beside its segments.

import type { DatabaseSync } from 'node:sqlite'
import { mediaSpan90k, wallTime90k } from '#base/units.ts'
import type { OverviewReader, PlannedRestCause } from '#engine/recording/overview.ts'
import { LONGEST_SEGMENT } from './segments.ts'

export const createOverviewReader = (db: DatabaseSync): OverviewReader => {
  const days = db.prepare(
    'SELECT day, recorded_90k, recovered_90k FROM day WHERE camera = ? AND stream = ? AND day BETWEEN ? AND ?',
  )
  const first = db.prepare('SELECT min(start_90k) AS at FROM segment WHERE camera = ? AND stream = ?')
  const rests = db.prepare(
    `SELECT from_90k, to_90k, cause FROM outage
     WHERE camera = ? AND stream = ? AND cause IN ('suspended', 'not_scheduled', 'not_shared')
       AND from_90k < ? AND (to_90k IS NULL OR to_90k > ?) ORDER BY from_90k`,
  )
  const recovered = db.prepare(
    `SELECT coalesce(sum(min(end_90k, ?4) - max(start_90k, ?3)), 0) AS held FROM segment
     WHERE camera = ?1 AND stream = ?2 AND start_90k >= ?3 - ${LONGEST_SEGMENT} AND start_90k < ?4 AND end_90k > ?3
       AND recovered IS NOT NULL AND damage IS NULL`,
  )
  return {
    days: (camera, stream, from, to) =>
      days.all(camera, stream, from, to).map(row => ({
        day: String(row.day),
        recorded: mediaSpan90k(Number(row.recorded_90k)),
        recovered: mediaSpan90k(Number(row.recovered_90k)),
      })),
    rests: (camera, stream, from, to) =>
      rests.all(camera, stream, to, from).map(row => ({
        from: wallTime90k(Number(row.from_90k)),
        to: row.to_90k === null ? undefined : wallTime90k(Number(row.to_90k)),
        cause: row.cause as PlannedRestCause,
      })),
    recoveredWithin: (camera, stream, from, to) =>
      mediaSpan90k(Number(recovered.get(camera, stream, from, to)?.held ?? 0)),
    first: (camera, stream) => {
      const at = first.get(camera, stream)?.at
      return typeof at === 'number' ? wallTime90k(at) : undefined
    },
  }
}
