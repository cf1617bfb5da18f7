// The rule book: what people want to be told of, what was found, and what they said of it. Finding is the engine's; a word on a notice is a
// person's and is never overwritten by what is found later. `store` implements it.

import type { CameraId } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import type { Rule, RuleKind, RuleNotice, RuleWord } from '#contract/rule.ts'

export type RuleDraft = Pick<Rule, 'name' | 'zone' | 'line' | 'hours' | 'least_s' | 'least_part' | 'on'>

export type RuleRow = RuleDraft & {
  readonly id: number
  readonly camera: CameraId
  readonly kind: RuleKind
  readonly by: string
  readonly made: WallTime90k
  readonly changed: WallTime90k
}

export type RuleBook = {
  /** Those that are not removed, in the order in which they were made. */
  readonly list: () => readonly RuleRow[]
  /** Throws `no_such_rule`. */
  readonly get: (id: number) => RuleRow
  /** Throws `too_many_rules`. */
  readonly add: (camera: CameraId, kind: RuleKind, draft: RuleDraft, by: string) => RuleRow
  readonly change: (id: number, draft: RuleDraft) => RuleRow
  /** What it found stays. */
  readonly remove: (id: number) => void
}

export type FoundNotice = {
  readonly rule: number
  readonly camera: CameraId
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly lasts: boolean
  readonly times: number
  readonly box: readonly [number, number, number, number] | undefined
}

export type RuleNoticeRow = Pick<
  RuleNotice,
  'id' | 'rule' | 'name' | 'kind' | 'times' | 'box' | 'word' | 'word_by' | 'incident'
> & {
  readonly camera: CameraId
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly end: 'heard' | 'unheard' | 'lasts'
  readonly word_at: WallTime90k | null
}

export type RuleNoticeSearch = {
  readonly rule?: number | undefined
  readonly camera?: string | undefined
  readonly word?: 'none' | RuleWord | undefined
  readonly before?: WallTime90k | undefined
  readonly seen: (camera: string) => boolean
  readonly most: number
}

export type RuleNoticeReader = {
  /** Those of a camera that touch `from` ≤ t < `to`, in order, `most` at most. */
  readonly between: (camera: CameraId, from: WallTime90k, to: WallTime90k, most: number) => readonly RuleNoticeRow[]
  /** The first of a camera and kind that begins after an instant, or the last that began before it. */
  readonly beside: (
    camera: CameraId,
    kind: RuleKind,
    at: WallTime90k,
    way: 'after' | 'before',
  ) => RuleNoticeRow | undefined
  /** Of all cameras, those that began after an instant, the newest first. */
  readonly begun: (after: WallTime90k, most: number) => readonly RuleNoticeRow[]
  /** The newest first. */
  readonly find: (search: RuleNoticeSearch) => readonly RuleNoticeRow[]
  /** Throws `no_such_rule_notice`. */
  readonly get: (id: number) => RuleNoticeRow
  readonly counts: (rule: number, since: WallTime90k) => Readonly<Record<'found' | RuleWord, number>>
}

export type RuleNoticeBook = RuleNoticeReader & {
  /** Each is new, or the newer state of the one of its rule that began at the same instant. */
  readonly put: (found: readonly FoundNotice[]) => void
  /** What lasted is not looked at any more: of one rule, or of all. */
  readonly close: (rule?: number) => void
  /** Null takes a word back. Throws `no_such_rule_notice`. */
  readonly say: (id: number, word: RuleWord | null, by: string) => RuleNoticeRow
  /** Those before an instant that became no incident. */
  readonly forget: (before: WallTime90k) => void
}
