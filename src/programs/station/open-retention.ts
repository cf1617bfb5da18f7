// Opens retention on a station: how long footage is kept and on which disks, what was deleted, and the recorder that is told of every change.

import type { DatabaseSync } from 'node:sqlite'
import type { StationId } from '#base/ids.ts'
import type { Route } from '#http/route.ts'
import { deletionRoutes } from '#http/routes/retention/deletion-routes.ts'
import { type RetentionNeed, retentionRoutes } from '#http/routes/retention/retention-routes.ts'
import { addArchive, retireArchive } from '#programs/recorder/archives.ts'
import { createDeletions } from '#store/deletions.ts'
import { createOldestFootage } from '#store/oldest-footage.ts'
import type { RecorderProcess } from './recorder-process.ts'

type Need = Omit<RetentionNeed, 'keeping' | 'oldest' | 'tell' | 'archives'> & {
  readonly data: string
  readonly station: StationId
  readonly catalogue: DatabaseSync
  readonly recorder: RecorderProcess
}

export const openRetention = ({ data, station, catalogue, recorder, ...shared }: Need): readonly Route[] => {
  const deletions = createDeletions(catalogue)
  const oldest = createOldestFootage(catalogue)
  return [
    ...deletionRoutes({
      deletions: (most, seen) =>
        deletions(most, seen).map(({ from, to, at, ...row }) => ({ ...row, from_90k: from, to_90k: to, at_90k: at })),
    }),
    ...retentionRoutes({
      ...shared,
      keeping: () => recorder.keeping,
      oldest: () => oldest().map(({ camera, oldest: oldest_90k, bytes }) => ({ camera, oldest_90k, bytes })),
      tell: () => recorder.tellHousekeeping(),
      archives: {
        add: (folder, floor_bytes) => {
          addArchive(data, station, folder, floor_bytes)
          recorder.archivesChanged()
        },
        retire: archive => {
          retireArchive(data, station, archive)
          recorder.archivesChanged()
        },
      },
    }),
  ]
}
