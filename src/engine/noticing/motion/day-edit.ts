// Day edit: days put together and cut down. What was looked at later is joined to what was looked at then; what has no footage any more is cut out.

import { CELLS } from '#engine/noticing/motion-grid.ts'
import type { MotionRecord } from '#engine/noticing/motion-record.ts'
import { type Span, within, without } from '#engine/noticing/spans.ts'
import { type Analysed, DayLog } from './day-log.ts'
import type { DayRuns } from './runs.ts'

/** What either says. Where both looked, what `one` says of its looking counts. Both are ended. */
export const joinDays = (one: DayLog, other: DayLog): DayLog => {
  const day = new DayLog()
  for (const span of joinAnalysed(one.analysed, other.analysed)) day.take(analysedRecord(span))
  for (const [from, to] of [...one.undecodable, ...other.undecodable]) day.take({ kind: 'undecodable', from, to })
  for (const at of [...one.pictures, ...other.pictures].toSorted((a, b) => a - b)) day.take({ kind: 'picture', at })
  for (let cell = 0; cell < CELLS; cell++) {
    joinRuns(day.motion, cell, one.motion.of(cell), other.motion.of(cell))
    joinRuns(day.changes, cell, one.changes.of(cell), other.changes.of(cell))
  }
  return day
}

/** Only what lies in these ticks, which are in order. What nobody has ended stays open where its beginning is kept. */
export const cutDay = (day: DayLog, kept: readonly Span[]): DayLog => {
  const cut = new DayLog()
  for (const [from, to, every] of day.analysed)
    for (const [since, until] of within([[from, to]], kept)) cut.take(analysedRecord([since, until, every]))
  for (const [from, to] of within(day.undecodable, kept)) cut.take({ kind: 'undecodable', from, to })
  for (const at of day.pictures) if (holds(kept, at)) cut.take({ kind: 'picture', at })
  for (let cell = 0; cell < CELLS; cell++) {
    cutRuns(cut.motion, cell, day.motion.of(cell), kept)
    cutRuns(cut.changes, cell, day.changes.of(cell), kept)
  }
  for (const [cell, from] of day.open()) if (holds(kept, from)) cut.take({ kind: 'changed', cell, from })
  return cut
}

/** As records of a log, from which the same day is read. */
export function* recordsOf(day: DayLog): Generator<MotionRecord> {
  for (const span of day.analysed) yield analysedRecord(span)
  for (const [from, to] of day.undecodable) yield { kind: 'undecodable', from, to }
  for (const at of day.pictures) yield { kind: 'picture', at }
  for (let cell = 0; cell < CELLS; cell++) {
    const [moved, changed] = [day.motion.of(cell), day.changes.of(cell)]
    for (let at = 0; at < moved.length; at += 2) yield { kind: 'moved', cell, from: moved[at]!, to: moved[at + 1]! }
    for (let at = 0; at < changed.length; at += 2) {
      yield { kind: 'changed', cell, from: changed[at]! }
      yield { kind: 'ended', cell, to: changed[at + 1]! }
    }
  }
  for (const [cell, from] of day.open()) yield { kind: 'changed', cell, from }
}

const analysedRecord = ([from, to, every]: Analysed): MotionRecord => ({ kind: 'analysed', from, to, every })

const joinAnalysed = (one: readonly Analysed[], other: readonly Analysed[]): readonly Analysed[] => {
  const more = other.flatMap(([from, to, every]) =>
    without([[from, to]], one).map(([since, until]): Analysed => [since, until, every]),
  )
  return [...one, ...more].toSorted((a, b) => a[0] - b[0])
}

const joinRuns = (into: DayRuns, cell: number, one: Uint32Array, other: Uint32Array): void => {
  let [a, b] = [0, 0]
  while (a < one.length || b < other.length) {
    const first = b >= other.length || (a < one.length && one[a]! <= other[b]!)
    if (first) into.extend(cell, one[a]!, one[a + 1]!)
    else into.extend(cell, other[b]!, other[b + 1]!)
    if (first) a += 2
    else b += 2
  }
}

const cutRuns = (into: DayRuns, cell: number, runs: Uint32Array, kept: readonly Span[]): void => {
  for (let at = 0; at < runs.length; at += 2)
    for (const [since, until] of kept) {
      const [from, to] = [Math.max(runs[at]!, since), Math.min(runs[at + 1]!, until)]
      if (from < to) into.extend(cell, from, to)
    }
}

const holds = (spans: readonly Span[], at: number): boolean => spans.some(([from, to]) => from <= at && at < to)
