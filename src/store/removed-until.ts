// Until when retention has removed everything of a camera, for whoever keeps something beside its footage.

import type { DatabaseSync } from 'node:sqlite'
import type { CameraId } from '#base/ids.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'

/** 0 where nothing was removed. Footage that is held, or away with its disk, still counts as there. */
export const createRemovedUntil = (catalogue: DatabaseSync): ((camera: CameraId) => WallTime90k) => {
  const removed = catalogue.prepare(`SELECT max(to_90k) AS at FROM deletion WHERE camera = ? AND stream = 'main'`)
  const oldest = catalogue.prepare('SELECT min(start_90k) AS at FROM segment WHERE camera = ?')
  return camera => {
    const until = removed.get(camera)?.at
    const begins = oldest.get(camera)?.at
    if (typeof until !== 'number') return wallTime90k(0)
    return wallTime90k(typeof begins === 'number' ? Math.min(until, begins) : until)
  }
}
