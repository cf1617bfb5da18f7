// What is held of a stream over weeks, read from an index alone: a month of one camera is some ten thousand segments, and none of their rows
// is looked at.

import type { DatabaseSync } from 'node:sqlite'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { NO_GAP, type Recorded } from '#engine/recording/coverage.ts'
import type { Recovered } from '#engine/recording/recovered.ts'
import type { HeldReader } from '#engine/recording/strips.ts'
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

type Row = readonly [start: number, end: number, recovered: number]

export const createHeldReader = (db: DatabaseSync): HeldReader => {
  const asked = `damage IS NULL AND camera = ?1 AND stream = ?2 AND start_90k >= ?3 - ${LONGEST_SEGMENT} AND start_90k < ?4
    ORDER BY start_90k`
  const closed = db.prepare(
    `SELECT start_90k, end_90k, recovered IS NOT NULL FROM segment INDEXED BY segment_closed WHERE open = 0 AND ${asked}`,
  )
  const open = db.prepare(
    `SELECT start_90k, end_90k, recovered IS NOT NULL FROM segment INDEXED BY segment_open WHERE open = 1 AND ${asked}`,
  )
  const rowsOf = (statement: typeof closed, ...asked: Parameters<HeldReader['held']>): readonly Row[] => {
    statement.setReturnArrays(true) // Said each time: the catalogue may have been begun anew, and its statements with it.
    return statement.all(...asked) as unknown as readonly Row[]
  }
  return { held: (...asked) => runsOf([...rowsOf(closed, ...asked), ...rowsOf(open, ...asked)], asked[2]) }
}

/** Rows are in order of their beginning, those of open segments last: they began last. */
const runsOf = (rows: readonly Row[], from: WallTime90k): readonly Recorded[] => {
  const runs: { start: WallTime90k; end: WallTime90k; recovered?: Recovered }[] = []
  const last: (typeof runs)[number][] = []
  for (const [start, end, recovered] of rows) {
    if (end <= from) continue
    const before = last[recovered]
    if (before !== undefined && start - before.end <= NO_GAP && start >= before.start) {
      if (end > before.end) before.end = wallTime90k(end)
      continue
    }
    const run = { start: wallTime90k(start), end: wallTime90k(end), ...(recovered === 1 && { recovered: somewhere }) }
    last[recovered] = run
    runs.push(run)
  }
  return runs
}
