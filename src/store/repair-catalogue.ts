// What repair needs of the catalogue beyond reading and writing.

import type { DatabaseSync } from 'node:sqlite'
import type { CameraId, StreamName } from '#base/ids.ts'
import { localDays } from '#base/local-day.ts'
import { wallTime90k } from '#base/units.ts'
import { type Link, noLink } from '#engine/recording/chain.ts'
import type { RepairCatalogue } from '#engine/recording/repair.ts'
import { createSegmentReader, type GatheringWriter } from './segments.ts'

export const createRepairCatalogue = (db: DatabaseSync, writer: GatheringWriter): RepairCatalogue => {
  const reader = createSegmentReader(db)
  const open = db.prepare('SELECT id FROM segment WHERE open = 1 AND damage IS NULL ORDER BY id')
  const shorten = db.prepare('UPDATE segment SET end_90k = ?, frames = ?, bytes = ? WHERE id = ?')
  const fromDay = db.prepare(
    'UPDATE day SET recorded_90k = max(0, recorded_90k - ?) WHERE camera = ? AND stream = ? AND day = ?',
  )
  const setAside = db.prepare('UPDATE segment SET damage = ? WHERE id = ?')
  return {
    reader,
    writer,
    openSegments: () => open.all().flatMap(({ id }) => reader.segment(Number(id)) ?? []),
    has: knownPaths(db),
    adopt: ({ id, camera, stream }) => writer.adopt(id, camera, stream),
    shorten: ({ id, camera, stream, start, end }, kept, lost) =>
      writer.gather(() => {
        const pictures = kept.filter(({ track }) => track === 'video')
        const to = pictures.reduce((last, one) => Math.max(last, one.start + one.span), start as number)
        const frames = pictures.reduce((sum, { sizes }) => sum + sizes.length, 0)
        const last = kept.at(-1)
        shorten.run(to, frames, last === undefined ? 0 : last.at_byte + last.bytes, id)
        if (lost.some(({ track }) => track === 'video'))
          for (const { day, span } of localDays(wallTime90k(to), end)) fromDay.run(span, camera, stream, day)
      }),
    setAside: (segment, why) => writer.gather(() => setAside.run(why, segment)),
  }
}

/** Whether a file has a row, or had one and is about to be removed. */
export const knownPaths = (db: DatabaseSync): RepairCatalogue['has'] => {
  const has = db.prepare(
    `SELECT 1 FROM segment WHERE archive = ?1 AND path = ?2
     UNION ALL SELECT 1 FROM doomed WHERE archive = ?1 AND path = ?2`,
  )
  return (archive, path) => has.get(archive, path) !== undefined
}

/** Where a chain stands: that of a stream, or of what was recovered of it. */
export const readChain = (db: DatabaseSync, camera: CameraId, stream: StreamName | string): Link => {
  const row = db.prepare('SELECT number, hash FROM chain WHERE camera = ? AND stream = ?').get(camera, stream)
  if (row === undefined) return noLink
  return { number: Number(row.number), hash: Buffer.from(row.hash as Uint8Array) }
}
