// Density: many notices as a letter a bucket, so that a month of thirty cameras is one small answer. Pure.

import type { Notice, NoticeKind } from '#contract/notice.ts'

export type Density = { readonly kind: NoticeKind; readonly counts: string }

/** Bucket n begins at `from` + n × `bucket`; a notice counts in each that it touches, one that lasts up to `now`. */
export const densityOf = (
  notices: readonly Notice[],
  { from, bucket, buckets, now }: { from: number; bucket: number; buckets: number; now: number },
): readonly Density[] => {
  const counts = new Map<NoticeKind, Uint32Array>()
  for (const { kind, from_90k, to_90k } of notices) {
    const of = counts.get(kind) ?? new Uint32Array(buckets)
    counts.set(kind, of)
    const first = Math.max(0, Math.floor((from_90k - from) / bucket))
    const last = Math.min(buckets - 1, Math.floor(((to_90k ?? now) - from) / bucket))
    for (let at = first; at <= last; at++) of[at]!++
  }
  return [...counts].map(([kind, of]) => ({ kind, counts: Array.from(of, letterOf).join('') }))
}

/** The same scale that the page draws by: none, then a step for each doubling. */
const letterOf = (count: number): string => (count === 0 ? '.' : String(Math.min(9, 1 + Math.floor(Math.log2(count)))))
