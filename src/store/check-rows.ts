// What a check of the footage asks of the catalogue.

import type { DatabaseSync } from 'node:sqlite'
import { wallTime90k } from '#base/units.ts'
import type { CheckRow, CheckRows } from '#engine/recording/check.ts'
import { chainName, isRecoveredChain, streamOfChain } from '#engine/recording/recovered.ts'
import { FILE_DAMAGED, FILE_GONE } from './file-presence.ts'

export const createCheckRows = (db: DatabaseSync): CheckRows => {
  const columns = 'archive, path, start_90k, end_90k, bytes, open'
  const streams = db.prepare('SELECT DISTINCT camera, stream, recovered IS NOT NULL AS later FROM segment')
  const of = db.prepare(
    `SELECT ${columns} FROM segment WHERE camera = ? AND stream = ? AND (recovered IS NOT NULL) = ?`,
  )
  const now = db.prepare(`SELECT ${columns} FROM segment WHERE archive = ? AND path = ?`)
  const chain = db.prepare('SELECT number FROM chain WHERE camera = ? AND stream = ?')
  const lost = db.prepare(
    `SELECT 1 FROM outage WHERE camera = ? AND (stream IS NULL OR stream = ?) AND cause = 'disk_fault'
       AND detail NOT IN ('${FILE_GONE}', '${FILE_DAMAGED}')
       AND from_90k < ? AND coalesce(to_90k, ?) > ? LIMIT 1`,
  )
  const removed = db.prepare(
    'SELECT 1 FROM deletion WHERE camera = ? AND stream = ? AND from_90k < ? AND to_90k > ? AND link_before IS NULL LIMIT 1',
  )
  const removedBehind = db.prepare(
    'SELECT max(to_90k) AS until FROM deletion WHERE camera = ? AND stream = ? AND from_90k >= ? AND link_before IS NULL',
  )
  const removedLinks = db.prepare(
    `SELECT coalesce(sum(link_last - link_before), 0) AS links FROM deletion
     WHERE camera = ? AND stream = ? AND link_before >= ? AND link_last <= ?`,
  )
  return {
    streams: () =>
      streams.all().map(row => ({
        camera: String(row.camera),
        stream: chainName(String(row.stream), row.later === 1 ? true : undefined),
      })),
    of: (camera, stream) => of.all(camera, streamOfChain(stream), isRecoveredChain(stream) ? 1 : 0).map(rowOf),
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
    removedBehind: (camera, stream, from) => {
      const until = removedBehind.get(camera, stream, from)?.until ?? null
      return until === null ? undefined : wallTime90k(Number(until))
    },
    removedLinks: (camera, stream, after, last) =>
      Number(removedLinks.get(camera, streamOfChain(stream), after, last)?.links),
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
