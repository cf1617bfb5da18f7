// Search of a day: when anything moved in a region, as hits. Whole seconds are gathered in bits first, which costs next to nothing however much
// moved; how much moved at once is counted only where somebody is told.

import type { Layer } from '#engine/noticing/motion-day.ts'
import { COLUMNS, TICK_MS, TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'
import type { CellRange } from '#engine/noticing/region.ts'
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

type Span = { from: number; to: number; parts: number }

/** Room that a search uses again for every day. */
export class DaySearch {
  readonly #bits = new Uint32Array(BITS / 32)
  readonly #owner = new Int32Array(BITS)
  readonly #counts = new Uint16Array(BITS)
  readonly #runs = new FoundRuns()

  /** In order of time. Undefined: the day's bytes are damaged. */
  search(day: SearchableDay, asked: DayAsked): readonly DayHit[] | undefined {
    if (!this.#runs.gather(day, asked.layer, asked.cells)) return undefined
    if (this.#runs.length === 0) return []
    return asked.layer === 'changes' ? this.#changes(asked) : this.#motion(asked)
  }

  #motion(asked: DayAsked): readonly DayHit[] {
    const { spans, length } = this.#runs
    this.#bits.fill(0)
    for (let run = 0; run < length; run++)
      setBits(this.#bits, (spans[2 * run]! / TICKS_PER_BIT) | 0, Math.ceil(spans[2 * run + 1]! / TICKS_PER_BIT))
    return this.#fullest(joinedSpans(this.#bits, asked))
  }

  /** How many cells moved at once at the fullest second of each span, and where. */
  #fullest(spans: readonly Span[]): readonly DayHit[] {
    const hits = spans.map(span => ({ ...span, cells: 0, box: { ...nowhere } }))
    const [owner, counts] = [this.#owner.fill(-1), this.#counts.fill(0)]
    for (const [at, { from, to }] of spans.entries())
      owner.fill(at, (from / TICKS_PER_BIT) | 0, Math.ceil(to / TICKS_PER_BIT))
    const { cells, spans: ticks, length } = this.#runs
    for (let run = 0; run < length; run++) {
      const last = Math.ceil(ticks[2 * run + 1]! / TICKS_PER_BIT)
      let grown = -1
      for (let second = (ticks[2 * run]! / TICKS_PER_BIT) | 0; second < last; second++) {
        const count = ++counts[second]!
        const at = owner[second]!
        if (at < 0) continue
        const hit = hits[at]!
        if (count > hit.cells) hit.cells = count
        if (at !== grown) growBox(hit.box, cells[run]!)
        grown = at
      }
    }
    return hits
  }

  /** What came or went at about the same time is one hit, however long each cell of it lasted. */
  #changes({ within, joined_ticks }: DayAsked): readonly DayHit[] {
    const { cells, spans, length } = this.#runs
    const inOrder = Array.from({ length }, (_, run) => run).sort((a, b) => spans[2 * a]! - spans[2 * b]!)
    const hits: { from: number; to: number; cells: number; parts: number; box: MutableBox }[] = []
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
const joinedSpans = (bits: Uint32Array, { within, joined_ticks }: DayAsked): readonly Span[] => {
  const spans: Span[] = []
  for (const [begins, ends] of within)
    eachSpan(bits, (begins / TICKS_PER_BIT) | 0, Math.ceil(ends / TICKS_PER_BIT), (since, until) => {
      const [from, to] = [Math.max(begins, since * TICKS_PER_BIT), Math.min(ends, until * TICKS_PER_BIT)]
      const before = spans.at(-1)
      if (before !== undefined && from - before.to < joined_ticks) {
        before.to = to
        before.parts++
      } else spans.push({ from, to, parts: 1 })
    })
  return spans
}

const setBits = (bits: Uint32Array, from: number, to: number): void => {
  let at = from
  while (at < to) {
    const word = at >>> 5
    const first = at & 31
    const last = Math.min(32, first + to - at)
    const mask = last - first === 32 ? 0xffffffff : ((1 << (last - first)) - 1) << first
    bits[word] = bits[word]! | mask
    at += last - first
  }
}

/** Gives each stretch of set bits between `from` and `to`. */
const eachSpan = (bits: Uint32Array, from: number, to: number, take: (from: number, to: number) => void): void => {
  let since = -1
  for (let at = from; at < to; ) {
    const word = bits[at >>> 5]!
    if ((at & 31) === 0 && at + 32 <= to && (word === 0 || word === 0xffffffff)) {
      if (word === 0 && since >= 0) {
        take(since, at)
        since = -1
      } else if (word !== 0 && since < 0) since = at
      at += 32
      continue
    }
    const set = ((word >>> (at & 31)) & 1) === 1
    if (set && since < 0) since = at
    else if (!set && since >= 0) {
      take(since, at)
      since = -1
    }
    at++
  }
  if (since >= 0) take(since, to)
}
