// Footage that was removed since one last asked, for whoever keeps something beside it.

import type { DatabaseSync } from 'node:sqlite'
import { knownCameraId } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import type { Came } from './recovered-since.ts'

/** Answers, each time it is called, spans of which something was removed since; at the first time those of `from` on. */
export const createRemovedSince = (catalogue: DatabaseSync, from = 0): (() => readonly Came[]) => {
  const newest = catalogue.prepare(
    'SELECT coalesce(max(at_90k), 0) AS at, coalesce(sum(segments), 0) AS segments FROM deletion',
  )
  const since = catalogue.prepare(
    'SELECT camera, from_90k, to_90k FROM deletion WHERE at_90k >= ? GROUP BY camera, from_90k, to_90k',
  )
  let known = from
  let counted = -1
  return () => {
    const before = known
    const now = newest.get()
    const isMore = counted >= 0 && Number(now?.segments) !== counted
    known = Number(now?.at)
    counted = Number(now?.segments)
    if (known <= before && !isMore) return []
    // More was removed and none of it later: the clock was set back, and what is new stands among what is old.
    return since.all(known > before ? before : 0).map(row => ({
      camera: knownCameraId(String(row.camera)),
      from: wallTime90k(Number(row.from_90k)),
      to: wallTime90k(Number(row.to_90k)),
    }))
  }
}
