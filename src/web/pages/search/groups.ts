// Groups: hits of a search gathered by the hour, or by the day where the search is of many days, so that a busy road does not drown the rest. What
// was found and not told has its groups too, so that nobody takes its absence for silence. Pure.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { SearchHit, SearchLine } from '#contract/search.ts'
import { DAY_90K, dayStart } from '#web/words/time.ts'
import type { Span } from './spans.ts'

export type AnHour = Extract<SearchLine, { kind: 'end' }>['an_hour']

export type Group = {
  readonly key: string
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly by: 'hour' | 'day'
  /** As many as were told. */
  readonly hits: readonly SearchHit[]
  /** As many as were found. */
  readonly total: number
}

const HOUR = 3600 * TICKS_PER_SECOND
/** Longer than this, hours would be more than anybody reads. */
const BY_HOUR = 2 * DAY_90K

/** In the order that was asked for; `an_hour` is empty until the search is over. */
export const groupsOf = (
  hits: readonly SearchHit[],
  an_hour: AnHour,
  span: Span,
  order: 'newest' | 'oldest',
): readonly Group[] => {
  const by = span.to - span.from <= BY_HOUR ? 'hour' : 'day'
  const told = new Map<number, SearchHit[]>()
  for (const hit of hits) {
    const begins = beginOf(wallTime90k(hit.from_90k), by)
    const group = told.get(begins)
    if (group === undefined) told.set(begins, [hit])
    else group.push(hit)
  }
  const found = new Map<number, number>()
  for (const { from_90k, hits: count } of an_hour) {
    const begins = beginOf(wallTime90k(from_90k), by)
    found.set(begins, (found.get(begins) ?? 0) + count)
  }
  const way = order === 'newest' ? -1 : 1
  return [...new Set([...told.keys(), ...found.keys()])]
    .toSorted((a, b) => way * (a - b))
    .map(from => {
      const own = told.get(from) ?? []
      return {
        ...{ key: `${from}`, from: wallTime90k(from), to: wallTime90k(from + (by === 'hour' ? HOUR : DAY_90K)), by },
        ...{ hits: own, total: Math.max(own.length, found.get(from) ?? 0) },
      }
    })
}

const beginOf = (at: WallTime90k, by: 'hour' | 'day'): number => {
  const day = dayStart(at)
  return by === 'day' ? day : day + Math.floor((at - day) / HOUR) * HOUR
}
