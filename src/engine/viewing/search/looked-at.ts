// Looked at: what of one camera a search went through, as spans: where pictures were analysed, whose day is damaged, whose region lies under masks.

import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { TICK_MS } from '#engine/noticing/motion-grid.ts'
import { atTick, type PlannedDay, type Span } from './day-plan.ts'
import type { SearchableDay } from './searchable-day.ts'

/** Each in order. */
export type Looked = {
  readonly analysed: readonly Span[]
  readonly undecodable: readonly Span[]
  readonly damaged: readonly Span[]
  readonly masked: readonly Span[]
  /** How much of the region was left out because of masks, at most. */
  readonly masked_part: number
  /** Pictures were looked at this far apart where they were farthest. */
  readonly coarsest_ms: number
}

type Growing = { from: WallTime90k; to: WallTime90k }

export class LookedAt {
  readonly #analysed: Growing[] = []
  readonly #undecodable: Growing[] = []
  readonly #damaged: Growing[] = []
  readonly #masked: Growing[] = []
  #masked_part = 0
  #coarsest = 0

  damaged(day: PlannedDay): void {
    for (const [from, to] of day.within) add(this.#damaged, day, from, to)
  }

  look(day: PlannedDay, { analysed, undecodable = [] }: SearchableDay['about'], masked_part: number): void {
    this.#masked_part = Math.max(this.#masked_part, masked_part)
    if (masked_part === 1) for (const [from, to] of day.within) add(this.#masked, day, from, to)
    for (const [from, to, every] of analysed)
      if (this.#touching(day, from, to, this.#analysed)) this.#coarsest = Math.max(this.#coarsest, every)
    for (const [from, to] of undecodable) this.#touching(day, from, to, this.#undecodable)
  }

  /** Days may come newest first. */
  told(): Looked {
    return {
      analysed: inOrder(this.#analysed),
      undecodable: inOrder(this.#undecodable),
      damaged: inOrder(this.#damaged),
      masked: inOrder(this.#masked),
      masked_part: this.#masked_part,
      coarsest_ms: this.#coarsest * TICK_MS,
    }
  }

  #touching(day: PlannedDay, from: number, to: number, into: Growing[]): boolean {
    let touched = false
    for (const [begins, ends] of day.within) {
      if (from >= ends || to <= begins) continue
      add(into, day, Math.max(from, begins), Math.min(to, ends))
      touched = true
    }
    return touched
  }
}

const add = (spans: Growing[], { begins }: PlannedDay, first: number, last: number): void => {
  const [from, to] = [atTick(begins, first), atTick(begins, last)]
  const before = spans.at(-1)
  if (before?.to === from) before.to = to
  else spans.push({ from, to })
}

const inOrder = (spans: readonly Growing[]): readonly Span[] => {
  const joined: Growing[] = []
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const before = joined.at(-1)
    if (before !== undefined && from <= before.to) before.to = wallTime90k(Math.max(before.to, to))
    else joined.push({ from, to })
  }
  return joined
}
