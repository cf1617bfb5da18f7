// Hold order: what is to be looked at again soonest stands first; what nobody set a day for, last, the newest of those first. Pure.

import type { ListedHold } from '#contract/retention.ts'

type Due = Pick<ListedHold, 'review_90k' | 'made_90k'>

export const dueFirst = <Hold extends Due>(holds: readonly Hold[]): readonly Hold[] =>
  holds.toSorted(
    (a, b) =>
      (a.review_90k ?? Number.POSITIVE_INFINITY) - (b.review_90k ?? Number.POSITIVE_INFINITY) ||
      b.made_90k - a.made_90k,
  )
