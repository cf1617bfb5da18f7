// What repair needs of the catalogue beyond reading and writing.

import type { DatabaseSync } from 'node:sqlite'
import type { CameraId, StreamName } from '#base/ids.ts'
import { type Link, noLink } from '#engine/recording/chain.ts'
import type { RepairCatalogue } from '#engine/recording/repair.ts'
import { createSegmentReader, type GatheringWriter } from './segments.ts'

export const createRepairCatalogue = (db: DatabaseSync, writer: GatheringWriter): RepairCatalogue => {
  const reader = createSegmentReader(db)
  const open = db.prepare('SELECT id FROM segment WHERE open = 1 AND damage IS NULL ORDER BY id')
  const has = db.prepare(
    `SELECT 1 FROM segment WHERE archive = ?1 AND path = ?2
     UNION ALL SELECT 1 FROM doomed WHERE archive = ?1 AND path = ?2`,
  )
  const setAside = db.prepare('UPDATE segment SET damage = ? WHERE id = ?')
  return {
    reader,
    writer,
    openSegments: () => open.all().flatMap(({ id }) => reader.segment(Number(id)) ?? []),
    has: (archive, path) => has.get(archive, path) !== undefined,
    adopt: ({ id, camera, stream }) => writer.adopt(id, camera, stream),
    setAside: (segment, why) => writer.gather(() => setAside.run(why, segment)),
  }
}

/** Where a chain stands: that of a stream, or of what was recovered of it. */
export const readChain = (db: DatabaseSync, camera: CameraId, stream: StreamName | string): Link => {
  const row = db.prepare('SELECT number, hash FROM chain WHERE camera = ? AND stream = ?').get(camera, stream)
  if (row === undefined) return noLink
  return { number: Number(row.number), hash: Buffer.from(row.hash as Uint8Array) }
}
