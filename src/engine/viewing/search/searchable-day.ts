// Searchable day: one camera's local day as a search reads it, whether it is over (columns) or lasts (its log as it stands).

import type { Layer } from '#engine/noticing/motion-day.ts'
import type { CellRange } from '#engine/noticing/region.ts'
import type { Seconds } from '#engine/noticing/seconds.ts'

export type SearchableDay = Disposable & {
  readonly about: {
    /** Ticks in which pictures were looked at, and every how many ticks one was. */
    readonly analysed: readonly (readonly [from: number, to: number, every: number])[]
    /** Ticks whose pictures nobody here can decode. */
    readonly undecodable?: readonly (readonly [from: number, to: number, ...rest: number[]])[]
  }
  /** Gives every run of the cells from `first` to `last`; false when their bytes are damaged. */
  readonly runs: (
    layer: Layer,
    first: number,
    last: number,
    take: (cell: number, from: number, to: number) => void,
  ) => boolean
  /** Marks every second in which one of the cells moved; false when their bytes are damaged. */
  readonly seconds: (ranges: readonly CellRange[], into: Seconds) => boolean
}
