// Rule watch: the rules of one camera, looking at what the noticer writes of it. A rule that finds too much within an hour falls quiet: what it finds
// then is counted on its last notice and told no more, so that nobody learns to look away. Decides nothing; people confirm.

import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { MotionRecord } from './motion-record.ts'
import { Covered } from './rules/covered.ts'
import { Crossing } from './rules/crossing.ts'
import { type Box, type Found, type Judge, TICK_90K, type WatchedRule } from './rules/judge.ts'
import { Staying } from './rules/staying.ts'
import { ZoneMotion } from './rules/zone-motion.ts'

export type { WatchedRule } from './rules/judge.ts'

/** A notice as it stands: new, or the newer state of the one of this rule that began at the same instant. */
export type RuleFinding = {
  readonly rule: number
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly lasts: boolean
  readonly times: number
  readonly box: Box | undefined
}

/** More notices than this within an hour: the rule falls quiet. */
export const MOST_AN_HOUR = 6
const HOUR = spanFromMillis(3_600_000)

type Loud = {
  readonly rule: WatchedRule
  readonly judge: Judge
  /** What it told anew within the hour. */
  begun: WallTime90k[]
  /** What it told and still lasts, by its beginning. */
  readonly open: Map<WallTime90k, RuleFinding>
  last: RuleFinding | undefined
}

export class RuleWatch {
  readonly #watched: readonly Loud[]
  readonly #tell: (finding: RuleFinding) => void

  constructor(rules: readonly WatchedRule[], tell: (finding: RuleFinding) => void) {
    this.#tell = tell
    this.#watched = rules.map(rule => {
      const judge = judgeOf(rule, found => this.#found(watched, found))
      const watched: Loud = { rule, judge, begun: [], open: new Map(), last: undefined }
      return watched
    })
  }

  /** A record of the local day that begins at `day`. */
  take(day: WallTime90k, record: MotionRecord): void {
    const zero = Math.round(day / TICK_90K)
    for (const { judge } of this.#watched) {
      if (record.kind === 'analysed') judge.looked(zero + record.to)
      else if (record.kind === 'moved') judge.moved?.(record.cell, zero + record.from, zero + record.to)
      else if (record.kind === 'changed') judge.changed?.(record.cell, zero + record.from)
      else if (record.kind === 'ended') judge.ended?.(record.cell, zero + record.to)
      else if (record.kind === 'scene') judge.scene?.(zero + record.at, record.state)
    }
  }

  /** Rules that have fallen quiet. */
  quiet(now: WallTime90k): readonly number[] {
    return this.#watched
      .filter(({ begun }) => begun.filter(at => at > now - HOUR).length >= MOST_AN_HOUR)
      .map(({ rule }) => rule.id)
  }

  #found(watched: Loud, { rule, from, to, lasts, box }: Found): void {
    const { last, open } = watched
    watched.begun = watched.begun.filter(at => at > from - HOUR)
    if (!open.has(from) && last !== undefined && watched.begun.length >= MOST_AN_HOUR) {
      // Told as one more time when it is over; what goes on is counted once.
      if (!lasts) this.#count(watched, last, to)
      return
    }
    const known = open.get(from)
    const finding = { rule, from, to, lasts, times: known?.times ?? 1, box }
    if (known === undefined) watched.begun.push(from)
    if (last === undefined || from >= last.from) watched.last = finding
    if (lasts) open.set(from, finding)
    else open.delete(from)
    this.#tell(finding)
  }

  #count(watched: Loud, last: RuleFinding, to: WallTime90k): void {
    watched.last = { ...last, to: wallTime90k(Math.max(last.to, to)), times: last.times + 1 }
    if (watched.open.has(last.from)) watched.open.set(last.from, watched.last)
    this.#tell(watched.last)
  }
}

const judgeOf = (rule: WatchedRule, tell: (found: Found) => void): Judge => {
  if (rule.kind === 'covered') return new Covered(rule, tell)
  if (rule.kind === 'parked' || rule.kind === 'left_object') return new Staying(rule, tell)
  if (rule.kind === 'line_crossed' && rule.line !== null) return new Crossing(rule, rule.line, tell)
  return new ZoneMotion(rule, tell)
}
