// The part of a span that can be judged: from when the camera was added, or its first footage, until now, less the few seconds that are
// on their way to the disk.

import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'

/** A fragment, its write and the gathering of catalogue rows take about this long. */
const UNDER_WAY = spanFromMillis(3000)

export type Since = { readonly added: WallTime90k | undefined; readonly first: WallTime90k | undefined }

export const judgedSpan = ({ added, first }: Since, from: WallTime90k, to: WallTime90k, now: WallTime90k) => {
  const begins = Math.max(from, Math.min(first ?? Number.POSITIVE_INFINITY, added ?? 0))
  const ends = Math.min(to, now - UNDER_WAY)
  return { from: wallTime90k(Math.min(begins, to)), to: wallTime90k(Math.max(Math.min(begins, to), ends)) }
}
