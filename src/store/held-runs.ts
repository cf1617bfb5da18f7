// What is held of a stream over weeks, read from an index alone: a month of one camera is some ten thousand segments, and none of their rows
// is looked at. What a day held is kept in memory until the sums of that day say that something came or went.

import type { DatabaseSync } from 'node:sqlite'
import type { CameraId, StreamName } from '#base/ids.ts'
import { localDay, localDayStart } from '#base/local-day.ts'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { NO_GAP, type Recorded } from '#engine/recording/coverage.ts'
import type { Recovered } from '#engine/recording/recovered.ts'
import type { HeldReader } from '#engine/recording/strips.ts'
import { HeldDays, type HeldRow } from './held-days.ts'
import { LONGEST_SEGMENT } from './segments.ts'

/** Stands for whatever source it was: the index does not have it. */
const somewhere: Recovered = {
  source: 'file',
  from: '',
  fetched_90k: 0,
  clock_offset_ms: null,
  clock_quality: 'unknown',
  lead_in: 0,
}

const DAY = 24 * 3600 * TICKS_PER_SECOND

export const createHeldReader = (db: DatabaseSync): HeldReader => {
  const asked =
    'damage IS NULL AND camera = ?1 AND stream = ?2 AND start_90k >= ?3 AND start_90k < ?4 ORDER BY start_90k'
  const closed = db.prepare(
    `SELECT start_90k, end_90k, recovered IS NOT NULL FROM segment INDEXED BY segment_closed WHERE open = 0 AND ${asked}`,
  )
  const open = db.prepare(
    `SELECT start_90k, end_90k, recovered IS NOT NULL FROM segment INDEXED BY segment_open WHERE open = 1 AND ${asked}`,
  )
  const sums = db.prepare(
    'SELECT day, recorded_90k, recovered_90k FROM day WHERE camera = ? AND stream = ? AND day BETWEEN ? AND ?',
  )
  type Span = readonly [camera: CameraId, stream: StreamName, from: WallTime90k, to: WallTime90k]
  const rowsOf = (statement: typeof closed, ...span: Span): readonly HeldRow[] => {
    statement.setReturnArrays(true) // Said each time: the catalogue may have been begun anew, and its statements with it.
    return statement.all(...span) as unknown as readonly HeldRow[]
  }
  const days = new HeldDays()
  return {
    held: (camera, stream, from, to) => {
      const began = localDayStart(wallTime90k(from - LONGEST_SEGMENT))
      const [first, last] = [localDay(began), localDay(to)]
      const sumOf = new Map(
        sums.all(camera, stream, first, last).map(row => [row.day, `${row.recorded_90k} ${row.recovered_90k}`]),
      )
      const still_open = rowsOf(open, camera, stream, began, to)
      // What is open now is closed later without another sum, so a day that has it is not kept.
      const settled = still_open[0]?.[0] ?? Number.POSITIVE_INFINITY
      const rows: HeldRow[] = []
      for (let at = began; at < to; at = wallTime90k(at + DAY)) {
        const sum = sumOf.get(localDay(at))
        const end = wallTime90k(at + DAY)
        const known = sum === undefined ? undefined : days.get(camera, stream, at, sum)
        const held = known ?? runsOf(rowsOf(closed, camera, stream, at, end))
        if (known === undefined && sum !== undefined && end <= settled) days.keep(camera, stream, at, sum, held)
        for (const one of held) if (one[1] > from && one[0] < to) rows.push(one)
      }
      return runsOf([...rows, ...still_open.filter(([, end]) => end > from)]).map(told)
    },
  }
}

const told = ([start, end, recovered]: HeldRow): Recorded => ({
  start: wallTime90k(start),
  end: wallTime90k(end),
  ...(recovered === 1 && { recovered: somewhere }),
})

/** Joins what touches. Rows are in order of their beginning, those of open segments last: they began last. */
const runsOf = (rows: readonly HeldRow[]): readonly HeldRow[] => {
  const runs: [number, number, number][] = []
  const last: (typeof runs)[number][] = []
  for (const [start, end, recovered] of rows) {
    const before = last[recovered]
    if (before !== undefined && start - before[1] <= NO_GAP && start >= before[0]) {
      if (end > before[1]) before[1] = end
      continue
    }
    const run: [number, number, number] = [start, end, recovered]
    last[recovered] = run
    runs.push(run)
  }
  return runs
}
