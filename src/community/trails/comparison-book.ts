// The comparison book: boards that somebody saved, each with the moments on it and how they are looked at. `store` implements it.

import type { WallTime90k } from '#base/units.ts'
import type { Compared } from '#contract/comparison.ts'

export type ComparisonDraft = {
  readonly title: string
  readonly trail: number | null
  readonly items: readonly Compared[]
}

export type ComparisonRow = ComparisonDraft & {
  readonly id: number
  readonly revision: number
  readonly by: string
  readonly made: WallTime90k
  readonly changed: WallTime90k
}

export type ComparisonBook = {
  readonly get: (id: number) => ComparisonRow | undefined
  /** The newest first. */
  readonly list: (seen: (row: ComparisonRow) => boolean, trail?: number) => readonly ComparisonRow[]
  /** Throws `too_many_comparisons`. */
  readonly add: (draft: ComparisonDraft, by: string) => ComparisonRow
  /** Throws `no_such_comparison`, and `comparison_changed` when it is not at `revision` any more. */
  readonly change: (id: number, draft: ComparisonDraft, revision: number) => ComparisonRow
  /** Throws `no_such_comparison`. */
  readonly remove: (id: number) => void
}
