// What a check of the footage asks of the catalogue.

import type { DatabaseSync } from 'node:sqlite'
import { wallTime90k } from '#base/units.ts'
import type { CheckRow, CheckRows } from '#engine/recording/check.ts'

export const createCheckRows = (db: DatabaseSync): CheckRows => {
  const columns = 'archive, path, start_90k, end_90k, bytes, open'
  const streams = db.prepare('SELECT DISTINCT camera, stream FROM segment')
  const of = db.prepare(`SELECT ${columns} FROM segment WHERE camera = ? AND stream = ?`)
  const now = db.prepare(`SELECT ${columns} FROM segment WHERE archive = ? AND path = ?`)
  const chain = db.prepare('SELECT number FROM chain WHERE camera = ? AND stream = ?')
  const lost = db.prepare(
    `SELECT 1 FROM outage WHERE camera = ? AND (stream IS NULL OR stream = ?) AND cause = 'disk_fault'
       AND from_90k < ? AND coalesce(to_90k, ?) > ? LIMIT 1`,
  )
  const removed = db.prepare(
    'SELECT 1 FROM deletion WHERE camera = ? AND stream = ? AND from_90k < ? AND to_90k > ? LIMIT 1',
  )
  return {
    streams: () => streams.all().map(row => ({ camera: String(row.camera), stream: String(row.stream) })),
    of: (camera, stream) => of.all(camera, stream).map(rowOf),
    now: (archive, path) => {
      const row = now.get(archive, path)
      return row === undefined ? undefined : rowOf(row)
    },
    chain: (camera, stream) => {
      const row = chain.get(camera, stream)
      return row === undefined ? undefined : Number(row.number)
    },
    explained: (camera, stream, from, to) =>
      removed.get(camera, stream, to, from) !== undefined || lost.get(camera, stream, to, to, from) !== undefined,
  }
}

const rowOf = (row: Readonly<Record<string, unknown>>): CheckRow => ({
  archive: String(row.archive),
  path: String(row.path),
  start: wallTime90k(Number(row.start_90k)),
  end: wallTime90k(Number(row.end_90k)),
  bytes: Number(row.bytes),
  open: row.open === 1,
})
