// Day plan: a search's spans as ticks of local days, and which cells of a camera are searched on each.

import { localDay, localDayStart } from '#base/local-day.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { TICK_MS, TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'
import { type CellRange, type Corner, countOf, setOf, without } from '#engine/noticing/region.ts'
import type { Within } from './search-day.ts'

export type Span = { readonly from: WallTime90k; readonly to: WallTime90k }
export type MaskedSpan = Span & { readonly areas: readonly (readonly Corner[])[] }

const TICK_90K = TICK_MS * 90
const DAY_90K = TICKS_PER_DAY * TICK_90K

export type PlannedDay = { readonly day: string; readonly begins: WallTime90k; readonly within: Within }

/** The days that the spans touch, in order. Ticks that they touch are within. */
export const daysOf = (spans: readonly Span[]): readonly PlannedDay[] => {
  const days: { day: string; begins: WallTime90k; within: [number, number][] }[] = []
  for (const { from, to } of spans)
    for (let begins = localDayStart(from); begins < to; begins = wallTime90k(begins + DAY_90K)) {
      if (days.at(-1)?.begins !== begins) days.push({ day: localDay(begins), begins, within: [] })
      const first = Math.max(0, Math.floor((from - begins) / TICK_90K))
      const last = Math.min(TICKS_PER_DAY, Math.ceil((to - begins) / TICK_90K))
      const own = days.at(-1)!.within
      // Spans that meet within a tick share it.
      const before = own.at(-1)
      if (before !== undefined && first <= before[1]) before[1] = last
      else own.push([first, last])
    }
  return days
}

export const atTick = (begins: WallTime90k, tick: number): WallTime90k => wallTime90k(begins + tick * TICK_90K)

export type DayCells = {
  readonly cells: readonly CellRange[]
  /** Of all the cells asked for. */
  readonly masked_part: number
}

/** The cells of a region that no mask of a day touches; days under the same masks share them. */
export const unmaskedCells = (region: readonly CellRange[], masks: readonly MaskedSpan[]) => {
  const bare: DayCells = { cells: region, masked_part: 0 }
  const all = countOf(region)
  const known = new Map<string, DayCells>()
  return (begins: WallTime90k): DayCells => {
    const standing = masks.flatMap(({ from, to }, at) => (from < begins + DAY_90K && to > begins ? [at] : []))
    if (standing.length === 0) return bare
    const key = standing.join()
    const before = known.get(key)
    if (before !== undefined) return before
    const masked = setOf(standing.flatMap(at => masks[at]!.areas))
    const cells = without(region, masked)
    const made = { cells, masked_part: all === 0 ? 0 : (all - countOf(cells)) / all }
    known.set(key, made)
    return made
  }
}
