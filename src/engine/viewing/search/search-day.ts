// Search of a day: when anything moved in a region, as hits. Whole seconds are gathered in bits first, which costs next to nothing however much
// moved; only what a hit still has to prove (how many cells at once) is counted tick by tick.

import type { Layer, MotionDay } from '#engine/noticing/motion-day.ts'
import { TICK_MS, TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'
import type { CellRange } from '#engine/noticing/region.ts'

export type Asked = {
  readonly cells: readonly CellRange[]
  readonly layer: Layer
  /** Of the day: hits lie wholly or partly within one of these. */
  readonly within: readonly (readonly [from: number, to: number])[]
  /** So many cells at once, at some moment of the hit. */
  readonly least_cells: number
  readonly least_ticks: number
  /** Hits that are closer than this are one. */
  readonly joined_ticks: number
}

/** Ticks of the day; `cells`: how many moved at the fullest moment; `parts`: how many movements were joined. */
export type Hit = { readonly from: number; readonly to: number; readonly cells: number; readonly parts: number }

const TICKS_PER_BIT = 1000 / TICK_MS
const BITS = TICKS_PER_DAY / TICKS_PER_BIT

/** Room that a search uses again for every day. */
export class DaySearch {
  readonly #bits = new Uint32Array(BITS / 32)
  #runs = new Uint32Array(1 << 12)
  #length = 0

  /** Undefined: the day's bytes are damaged. */
  search(day: MotionDay, asked: Asked): readonly Hit[] | undefined {
    this.#bits.fill(0)
    this.#length = 0
    for (const { first, last } of asked.cells)
      if (!day.runs(asked.layer, first, last, (_, from, to) => this.#gather(from, to))) return undefined
    return this.#length === 0 ? [] : this.#hits(asked)
  }

  #gather(from: number, to: number): void {
    if (this.#length + 2 > this.#runs.length) {
      const grown = new Uint32Array(this.#runs.length * 2)
      grown.set(this.#runs)
      this.#runs = grown
    }
    this.#runs[this.#length++] = from
    this.#runs[this.#length++] = to
    setBits(this.#bits, (from / TICKS_PER_BIT) | 0, Math.ceil(to / TICKS_PER_BIT))
  }

  #hits(asked: Asked): readonly Hit[] {
    const spans: { from: number; to: number; parts: number }[] = []
    for (const [begins, ends] of asked.within)
      eachSpan(this.#bits, (begins / TICKS_PER_BIT) | 0, Math.ceil(ends / TICKS_PER_BIT), (since, until) => {
        const [from, to] = [Math.max(begins, since * TICKS_PER_BIT), Math.min(ends, until * TICKS_PER_BIT)]
        const before = spans.at(-1)
        if (before !== undefined && from - before.to < asked.joined_ticks && from >= before.to) {
          before.to = to
          before.parts++
        } else spans.push({ from, to, parts: 1 })
      })
    const long = spans.filter(({ from, to }) => to - from >= asked.least_ticks)
    const fullest = this.#fullest(long)
    return long.flatMap((span, at) => (fullest[at]! >= asked.least_cells ? [{ ...span, cells: fullest[at]! }] : []))
  }

  /** How many cells moved at once at the fullest second of each span. */
  #fullest(spans: readonly { readonly from: number; readonly to: number }[]): Uint16Array {
    const most = new Uint16Array(spans.length)
    const owner = new Int32Array(BITS).fill(-1)
    const counts = new Uint16Array(BITS)
    for (const [at, { from, to }] of spans.entries())
      owner.fill(at, (from / TICKS_PER_BIT) | 0, Math.ceil(to / TICKS_PER_BIT))
    for (let run = 0; run < this.#length; run += 2) {
      const last = Math.ceil(this.#runs[run + 1]! / TICKS_PER_BIT)
      for (let second = (this.#runs[run]! / TICKS_PER_BIT) | 0; second < last; second++) {
        const count = counts[second]! + 1
        counts[second] = count
        const span = owner[second]!
        if (span >= 0 && count > most[span]!) most[span] = count
      }
    }
    return most
  }
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
