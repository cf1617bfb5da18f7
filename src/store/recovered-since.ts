// Footage that was recovered or brought in since one last asked, for whoever looks at footage that came late.

import type { DatabaseSync } from 'node:sqlite'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'

export type Came = { readonly camera: CameraId; readonly from: WallTime90k; readonly to: WallTime90k }

/** Answers, each time it is called, what came since; at the first time nothing. */
export const createRecoveredSince = (catalogue: DatabaseSync): (() => readonly Came[]) => {
  const newest = catalogue.prepare('SELECT coalesce(max(id), 0) AS id FROM segment')
  const since = catalogue.prepare(
    'SELECT camera, start_90k, end_90k FROM segment WHERE id > ? AND recovered IS NOT NULL ORDER BY id',
  )
  let known: number | undefined
  return () => {
    const before = known
    known = Number(newest.get()?.id)
    if (before === undefined || before === known) return []
    return since.all(Math.min(before, known)).map(row => ({
      camera: knownCameraId(String(row.camera)),
      from: wallTime90k(Number(row.start_90k)),
      to: wallTime90k(Number(row.end_90k)),
    }))
  }
}
