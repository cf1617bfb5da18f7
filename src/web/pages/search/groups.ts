// Groups: hits of a search gathered by the hour, or by the day where the search is of many days, so that a busy road does not drown the rest. Pure.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { SearchHit } from '#contract/search.ts'
import { DAY_90K, dayStart } from '#web/words/time.ts'

export type Group = {
  readonly key: string
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly by: 'hour' | 'day'
  readonly hits: readonly SearchHit[]
}

const HOUR = 3600 * TICKS_PER_SECOND
/** Longer than this, hours would be more than anybody reads. */
const BY_HOUR = 2 * DAY_90K

/** In the order that the hits are in. */
export const groupsOf = (hits: readonly SearchHit[], length: number): readonly Group[] => {
  const by = length <= BY_HOUR ? 'hour' : 'day'
  const groups = new Map<number, SearchHit[]>()
  for (const hit of hits) {
    const begins = beginOf(wallTime90k(hit.from_90k), by)
    const group = groups.get(begins)
    if (group === undefined) groups.set(begins, [hit])
    else group.push(hit)
  }
  return [...groups].map(([from, found]) => ({
    key: `${from}`,
    from: wallTime90k(from),
    to: wallTime90k(from + (by === 'hour' ? HOUR : DAY_90K)),
    by,
    hits: found,
  }))
}

const beginOf = (at: WallTime90k, by: 'hour' | 'day'): number => {
  const day = dayStart(at)
  return by === 'day' ? day : day + Math.floor((at - day) / HOUR) * HOUR
}
