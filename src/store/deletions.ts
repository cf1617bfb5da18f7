// What retention removed, for whoever asks where footage has gone: the newest first.

import type { DatabaseSync } from 'node:sqlite'
import { type CameraId, knownCameraId, type StreamName } from '#base/ids.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { firstOf } from './first-of.ts'

export type DeletionRow = {
  readonly camera: CameraId
  readonly stream: StreamName
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly bytes: number
  readonly why: 'age' | 'quota' | 'room'
  readonly at: WallTime90k
}

/** At most so many of the newest of cameras that are `seen`. */
export type DeletionReader = (most: number, seen: (camera: string) => boolean) => readonly DeletionRow[]

export const createDeletions = (db: DatabaseSync): DeletionReader => {
  const newest = db.prepare(
    'SELECT camera, stream, from_90k, to_90k, bytes, why, at_90k FROM deletion ORDER BY at_90k DESC, id DESC',
  )
  return (most, seen) =>
    firstOf(newest.iterate() as Iterable<Row>, ({ camera }) => seen(String(camera)), most).map(
      ({ camera, stream, from_90k, to_90k, bytes, why, at_90k }) => ({
        camera: knownCameraId(String(camera)),
        stream: stream as StreamName,
        from: wallTime90k(Number(from_90k)),
        to: wallTime90k(Number(to_90k)),
        bytes: Number(bytes),
        why: why as DeletionRow['why'],
        at: wallTime90k(Number(at_90k)),
      }),
    )
}

type Row = Readonly<Record<string, unknown>>
