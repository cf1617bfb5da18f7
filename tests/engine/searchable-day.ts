// A searchable day for tests: runs that are given, as a day's file or its log would give them.

import { TICK_MS } from '#engine/noticing/motion-grid.ts'
import type { SearchableDay } from '#engine/viewing/motion-search.ts'

/** Ticks of the day. */
export type Run = readonly [cell: number, from: number, to: number]

const TICKS_PER_SECOND = 1000 / TICK_MS

export const searchableDay = (
  motion: readonly Run[],
  changes: readonly Run[] = [],
  analysed: SearchableDay['about']['analysed'] = [],
): SearchableDay => ({
  about: { analysed },
  runs: (layer, first, last, take) => {
    for (const [cell, from, to] of layer === 'motion' ? motion : changes)
      if (cell >= first && cell <= last) take(cell, from, to)
    return true
  },
  seconds: (ranges, { bits, counts }) => {
    const moved = new Set<number>()
    for (const [cell, from, to] of motion)
      if (ranges.some(({ first, last }) => first <= cell && cell <= last))
        for (let second = Math.floor(from / TICKS_PER_SECOND); second < to / TICKS_PER_SECOND; second++)
          moved.add(cell * 100_000 + second)
    for (const second of [...moved].map(one => one % 100_000)) {
      bits[second >>> 5]! |= 1 << (second & 31)
      if (counts !== undefined) counts[second]!++
    }
    return true
  },
  [Symbol.dispose]: () => {},
})
