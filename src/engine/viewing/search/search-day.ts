// Search of a day: when anything moved in a region, as hits. Whole seconds are gathered in bits first, which costs next to nothing however much
// moved; how much moved at once is counted only where somebody is told.

import type { Layer } from '#engine/noticing/motion-day.ts'
import { COLUMNS, TICK_MS, TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'
import type { CellRange } from '#engine/noticing/region.ts'
import { eachStretch } from '#engine/noticing/seconds.ts'
import { FoundRuns } from './found-runs.ts'
import type { SearchableDay } from './searchable-day.ts'

export type Within = readonly (readonly [from: number, to: number])[]

export type DayAsked = {
  readonly cells: readonly CellRange[]
  readonly layer: Layer
  /** Of the day, in order: hits lie wholly or partly within one of these. */
  readonly within: Within
  /** Hits that are closer than this are one. */
  readonly joined_ticks: number
}

/** Columns and rows of cells; `right` and `bottom` belong to it. */
export type CellBox = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** Ticks of the day; `cells`: how many moved at the fullest second; `parts`: how many movements were joined. */
export type DayHit = {
  readonly from: number
  readonly to: number
  readonly cells: number
  readonly parts: number
  readonly box: CellBox
}

const TICKS_PER_BIT = 1000 / TICK_MS
const BITS = TICKS_PER_DAY / TICKS_PER_BIT

/** How much of a hit is found out: only that it is there, how much moved at once, or where as well, of so many as may be told. */
export type Detail = 'counted' | 'sized' | { readonly told: 'newest' | 'oldest'; readonly most: number }

const allTold: Detail = { told: 'newest', most: Number.POSITIVE_INFINITY }

/** Room that a search uses again for every day. */
export class DaySearch {
  readonly #bits = new Uint32Array(BITS / 32)
  readonly #counts = new Uint16Array(BITS)
  readonly #owner = new Int32Array(BITS)
  readonly #runs = new FoundRuns()

  /** In order of time; what was not to be found out is 0 and nowhere. Undefined: the day's bytes are damaged. */
  search(day: SearchableDay, asked: DayAsked, detail: Detail = allTold): readonly DayHit[] | undefined {
    if (asked.layer === 'motion') return this.#motion(day, asked, detail)
    if (!this.#runs.gather(day, asked.layer, asked.cells)) return undefined
    return this.#runs.length === 0 ? [] : this.#changes(asked)
  }

  #motion(day: SearchableDay, asked: DayAsked, detail: Detail): readonly DayHit[] | undefined {
    const [bits, counts] = [this.#bits.fill(0), detail === 'counted' ? undefined : this.#counts.fill(0)]
    if (!day.seconds(asked.cells, { bits, counts })) return undefined
    const hits = joinedSpans(bits, asked)
    if (hits.length === 0 || counts === undefined) return hits
    for (const hit of hits) hit.cells = mostIn(counts, hit)
    if (detail === 'counted' || detail === 'sized') return hits
    const told = detail.told === 'newest' ? hits.slice(-detail.most) : hits.slice(0, detail.most)
    return this.#findBoxes(day, asked, told) ? hits : undefined
  }

  #findBoxes(day: SearchableDay, { cells }: DayAsked, hits: readonly GrowingHit[]): boolean {
    const owner = this.#owner.fill(-1)
    for (const [at, hit] of hits.entries()) {
      hit.box = { ...nowhere }
      owner.fill(at, (hit.from / TICKS_PER_BIT) | 0, Math.ceil(hit.to / TICKS_PER_BIT))
    }
    const [earliest, latest] = [hits[0]!.from, hits.at(-1)!.to]
    const take = (cell: number, from: number, to: number): void => {
      if (to <= earliest || from >= latest) return
      let grown = -1
      const last = Math.ceil(to / TICKS_PER_BIT)
      for (let second = (from / TICKS_PER_BIT) | 0; second < last; second++) {
        const at = owner[second]!
        if (at >= 0 && at !== grown) growBox(hits[at]!.box, cell)
        grown = at
      }
    }
    return cells.every(({ first, last }) => day.runs('motion', first, last, take))
  }

  /** What came or went at about the same time is one hit, however long each cell of it lasted. */
  #changes({ within, joined_ticks }: DayAsked): readonly DayHit[] {
    const { cells, spans, length } = this.#runs
    const inOrder = Array.from({ length }, (_, run) => run).sort((a, b) => spans[2 * a]! - spans[2 * b]!)
    const hits: GrowingHit[] = []
    let last = 0
    for (const run of inOrder) {
      const [from, to] = [spans[2 * run]!, spans[2 * run + 1]!]
      if (!within.some(([begins, ends]) => begins <= from && from < ends)) continue
      let hit = hits.at(-1)
      if (hit === undefined || from - last >= Math.max(1, joined_ticks)) {
        hit = { from, to, cells: 0, parts: 1, box: { ...nowhere } }
        hits.push(hit)
      }
      last = from
      hit.to = Math.max(hit.to, to)
      hit.cells++
      growBox(hit.box, cells[run]!)
    }
    return hits
  }
}

type MutableBox = { -readonly [side in keyof CellBox]: CellBox[side] }
type GrowingHit = { from: number; to: number; cells: number; parts: number; box: MutableBox }

const nowhere: CellBox = { left: COLUMNS, top: COLUMNS, right: -1, bottom: -1 }

const growBox = (box: MutableBox, cell: number): void => {
  const [column, row] = [cell % COLUMNS, (cell / COLUMNS) | 0]
  if (column < box.left) box.left = column
  if (column > box.right) box.right = column
  if (row < box.top) box.top = row
  if (row > box.bottom) box.bottom = row
}

export const boxOfBoth = (a: CellBox, b: CellBox): CellBox => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
})

/** Stretches of set bits within what was asked, those that are close joined. */
const joinedSpans = (bits: Uint32Array, { within, joined_ticks }: DayAsked): readonly GrowingHit[] => {
  const spans: GrowingHit[] = []
  for (const [begins, ends] of within)
    eachStretch(bits, (begins / TICKS_PER_BIT) | 0, Math.ceil(ends / TICKS_PER_BIT), (since, until) => {
      const [from, to] = [Math.max(begins, since * TICKS_PER_BIT), Math.min(ends, until * TICKS_PER_BIT)]
      const before = spans.at(-1)
      if (before !== undefined && from - before.to < joined_ticks) {
        before.to = to
        before.parts++
      } else spans.push({ from, to, cells: 0, parts: 1, box: nowhere })
    })
  return spans
}

const mostIn = (counts: Uint16Array, { from, to }: Pick<DayHit, 'from' | 'to'>): number => {
  let most = 0
  const last = Math.ceil(to / TICKS_PER_BIT)
  for (let second = (from / TICKS_PER_BIT) | 0; second < last; second++)
    if (counts[second]! > most) most = counts[second]!
  return most
}
