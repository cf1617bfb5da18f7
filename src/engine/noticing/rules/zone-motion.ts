// Zone motion: something moves in a zone at hours when nobody should be there, or keeps on moving there. Movements that follow closely are one; who
// moves is not known, so that a zone on a busy road keeps on moving all day: it is for people to draw it where few pass.

import {
  boxOf,
  type Found,
  holdsAt,
  type Judge,
  leastCells,
  ticksOf,
  type WatchedRule,
  wallOf,
  zoneOf,
} from './judge.ts'

/** Pauses that do not end a movement, by kind: who waits for somebody stands still now and then. */
const JOINED_S = { quiet_motion: 10, loitering: 30 } as const
/** A run that goes on is told at the latest after so long (runs.ts): until then an earlier movement may still be told. */
const TOLD_LATE = 260
/** What goes on is told anew as often. */
const TOLD_AGAIN = ticksOf(5)
/** Of one movement; then it is told as a new one. */
const LONGEST = ticksOf(4 * 3600)

type Span = {
  from: number
  to: number
  readonly cells: Set<number>
  /** How many cells moved in each second. */
  readonly seconds: Map<number, number>
  fullest: number
  told: { readonly from: number; to: number } | undefined
}

export class ZoneMotion implements Judge {
  readonly #rule: WatchedRule
  readonly #tell: (found: Found) => void
  readonly #inside: Uint8Array
  readonly #cells: number
  readonly #joined: number
  readonly #least: number
  #span: Span | undefined

  constructor(rule: WatchedRule, tell: (found: Found) => void) {
    this.#rule = rule
    this.#tell = tell
    this.#inside = zoneOf(rule)
    this.#cells = leastCells(rule, this.#inside)
    this.#joined = ticksOf(rule.kind === 'loitering' ? JOINED_S.loitering : JOINED_S.quiet_motion)
    this.#least = ticksOf(rule.least_s)
  }

  moved(cell: number, from: number, to: number): void {
    if (this.#inside[cell] === 0) return
    if (this.#span !== undefined && from > this.#span.to + this.#joined) this.#end()
    if (this.#span !== undefined && this.#span.to - this.#span.from > LONGEST) this.#end()
    const span = this.#span
    if (span !== undefined && to < span.from - this.#joined) return
    this.#span = span ?? { from, to, cells: new Set(), seconds: new Map(), fullest: 0, told: undefined }
    this.#extend(this.#span, cell, from, to)
    this.#judge(this.#span)
  }

  looked(to: number): void {
    if (this.#span !== undefined && to > this.#span.to + this.#joined + TOLD_LATE) this.#end()
  }

  #extend(span: Span, cell: number, from: number, to: number): void {
    span.from = Math.min(span.from, from)
    span.to = Math.max(span.to, to)
    span.cells.add(cell)
    for (let second = Math.floor(from / 4); second < Math.ceil(to / 4); second++) {
      const count = (span.seconds.get(second) ?? 0) + 1
      span.seconds.set(second, count)
      span.fullest = Math.max(span.fullest, count)
    }
  }

  #judge(span: Span): void {
    const { from, to, told } = span
    if (told !== undefined) {
      if (to - told.to >= TOLD_AGAIN) this.#say(span, told, true)
      return
    }
    if (span.fullest < this.#cells || to - from < this.#least) return
    if (!holdsAt(this.#rule, from) && !holdsAt(this.#rule, to)) return
    span.told = { from, to }
    this.#say(span, span.told, true)
  }

  #end(): void {
    const span = this.#span
    this.#span = undefined
    if (span?.told !== undefined) this.#say(span, span.told, false)
  }

  #say(span: Span, told: { readonly from: number; to: number }, lasts: boolean): void {
    told.to = span.to
    const [from, to] = [wallOf(told.from), wallOf(span.to)]
    this.#tell({ rule: this.#rule.id, from, to, lasts, box: boxOf(span.cells) })
  }
}
