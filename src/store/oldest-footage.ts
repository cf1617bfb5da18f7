// The oldest footage of each camera, for whoever asks how far back it goes.

import type { DatabaseSync } from 'node:sqlite'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'

export type OldestFootage = { readonly camera: CameraId; readonly oldest: WallTime90k; readonly bytes: number }

export const createOldestFootage = (db: DatabaseSync): (() => readonly OldestFootage[]) => {
  const used = db.prepare('SELECT camera, sum(bytes) AS bytes FROM usage GROUP BY camera ORDER BY camera')
  const oldest = db.prepare('SELECT min(start_90k) AS at FROM segment WHERE camera = ?')
  return () =>
    used.all().map(({ camera, bytes }) => ({
      camera: knownCameraId(String(camera)),
      oldest: wallTime90k(Number(oldest.get(camera as string)?.at ?? 0)),
      bytes: Number(bytes),
    }))
}
