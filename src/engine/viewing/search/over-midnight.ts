// Over midnight: days are searched one by one, and what goes on from one to the next is one hit. A hit that touches the edge over which the search
// goes on is held back until the day beyond is known.

import { TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'
import { boxOfBoth, type DayHit } from './search-day.ts'

export type Order = 'newest' | 'oldest'

/** A change that the noticer told up to midnight may end a look or two before it. */
const AT_MIDNIGHT = 8

export type Joining = { readonly what: 'motion' | 'change'; readonly order: Order; readonly joined_ticks: number }

/** Joins one camera's hits; ticks are of the day that is handed over, negative or past its end when a hit goes on beyond it. */
export class OverMidnight<Hit extends DayHit> {
  readonly #joining: Joining
  /** Of the day that was taken last. */
  #held: { readonly hit: Hit; readonly day: number } | undefined

  constructor(joining: Joining) {
    this.#joining = joining
  }

  /** `day`: its number, in whole days. Answers what is settled, in order of time. */
  take(day: number, found: readonly Hit[], isLast: boolean): readonly Hit[] {
    const hits = [...found]
    this.#bringBack(day, hits)
    if (isLast || hits.length === 0) return this.#settled(hits)
    const newest = this.#joining.order === 'newest'
    const edge = newest ? hits[0]! : hits.at(-1)!
    if (!this.#touchesEdge(edge)) return this.#settled(hits)
    this.#held = { hit: edge, day }
    return this.#settled(newest ? hits.slice(1) : hits.slice(0, -1))
  }

  #bringBack(day: number, hits: Hit[]): void {
    const held = this.#held
    if (held === undefined) return
    this.#held = undefined
    const by = (held.day - day) * TICKS_PER_DAY
    const hit = { ...held.hit, from: held.hit.from + by, to: held.hit.to + by }
    const newest = this.#joining.order === 'newest'
    const beside = newest ? hits.at(-1) : hits[0]
    const [early, late] = newest ? [beside, hit] : [hit, beside]
    if (early !== undefined && late !== undefined && this.#goOn(early, late)) {
      hits.splice(newest ? hits.length - 1 : 0, 1)
      hits.splice(newest ? hits.length : 0, 0, both(early, late))
    } else if (!this.#cameBefore(held.hit)) hits.splice(newest ? hits.length : 0, 0, hit)
  }

  #goOn(early: Hit, late: Hit): boolean {
    const { what, joined_ticks } = this.#joining
    if (what === 'motion') return late.from - early.to < joined_ticks
    return late.from - early.from < joined_ticks || late.from - early.to <= AT_MIDNIGHT
  }

  #touchesEdge({ from, to }: Hit): boolean {
    const { what, order, joined_ticks } = this.#joining
    if (order === 'newest') return from < joined_ticks || (what === 'change' && from <= 0)
    const reach = what === 'change' ? Math.max(joined_ticks, AT_MIDNIGHT + 1) : joined_ticks
    return to > TICKS_PER_DAY - reach
  }

  #settled(hits: readonly Hit[]): readonly Hit[] {
    return hits.filter(hit => !this.#cameBefore(hit))
  }

  /** A change that stands at midnight already, and of which no beginning was found, came before what was asked. */
  #cameBefore({ from }: Hit): boolean {
    return this.#joining.what === 'change' && from === 0
  }
}

const both = <Hit extends DayHit>(early: Hit, late: Hit): Hit => ({
  ...early,
  to: Math.max(early.to, late.to),
  cells: Math.max(early.cells, late.cells),
  parts: early.parts + late.parts - (late.from <= early.to ? 1 : 0),
  box: boxOfBoth(early.box, late.box),
})
