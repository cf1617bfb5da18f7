// File presence in the catalogue: which rows have lost their file. Such a row is marked and not removed: what it promises is missing from
// coverage, days and clips until the file lies there again.

import type { DatabaseSync } from 'node:sqlite'
import { knownCameraId, type StreamName } from '#base/ids.ts'
import { localDays } from '#base/local-day.ts'
import { wallTime90k } from '#base/units.ts'
import type { SegmentRow } from '#engine/recording/catalogue.ts'

/** What stands in the column `damage` of a row whose file is gone. */
export const FILE_GONE = 'file_gone'
/** …and of one whose file holds nothing that can be read any more. */
export const FILE_DAMAGED = 'file_damaged'

export type FileRow = Pick<
  SegmentRow,
  'id' | 'camera' | 'stream' | 'archive' | 'path' | 'start' | 'end' | 'open' | 'bytes' | 'index_at' | 'index_bytes'
> & { readonly live: boolean }

export type FilePresence = {
  /** Closed segments that count as held with a smaller id, newest first. */
  readonly held: (below: number, most: number) => readonly FileRow[]
  /** Rows that are marked, with a smaller id, newest first. */
  readonly marked: (below: number, most: number) => readonly FileRow[]
  /** Both take what they change in the days' sums with them, once. */
  readonly mark: (row: FileRow, why?: typeof FILE_DAMAGED) => void
  readonly unmark: (row: FileRow) => void
}

const columns =
  'id, camera, stream, archive, path, start_90k, end_90k, open, bytes, index_at, index_bytes, recovered IS NULL AS live'

export const createFilePresence = (db: DatabaseSync): FilePresence => {
  const held = db.prepare(
    `SELECT ${columns} FROM segment WHERE id < ? AND open = 0 AND damage IS NULL ORDER BY id DESC LIMIT ?`,
  )
  const marked = db.prepare(
    `SELECT ${columns} FROM segment WHERE damage = '${FILE_GONE}' AND id < ? ORDER BY id DESC LIMIT ?`,
  )
  const mark = db.prepare('UPDATE segment SET damage = ? WHERE id = ? AND damage IS NULL')
  const unmark = db.prepare(`UPDATE segment SET damage = NULL WHERE id = ? AND damage = '${FILE_GONE}'`)
  const change = (column: 'recorded_90k' | 'recovered_90k') =>
    db.prepare(`UPDATE day SET ${column} = max(0, ${column} + ?) WHERE camera = ? AND stream = ? AND day = ?`)
  const [recorded, recovered] = [change('recorded_90k'), change('recovered_90k')]
  const addToDays = ({ camera, stream, start, end, live }: FileRow, sign: 1 | -1) => {
    const sum = live ? recorded : recovered
    for (const { day, span } of localDays(start, end)) sum.run(sign * span, camera, stream, day)
  }
  return {
    held: (below, most) => held.all(below, most).map(rowOf),
    marked: (below, most) => marked.all(below, most).map(rowOf),
    mark: (row, why) => {
      if (mark.run(why ?? FILE_GONE, row.id).changes > 0) addToDays(row, -1)
    },
    unmark: row => {
      if (unmark.run(row.id).changes > 0) addToDays(row, 1)
    },
  }
}

const rowOf = (row: Readonly<Record<string, unknown>>): FileRow => ({
  id: Number(row.id),
  camera: knownCameraId(String(row.camera)),
  stream: row.stream as StreamName,
  archive: String(row.archive),
  path: String(row.path),
  start: wallTime90k(Number(row.start_90k)),
  end: wallTime90k(Number(row.end_90k)),
  open: row.open === 1,
  bytes: Number(row.bytes),
  index_at: Number(row.index_at),
  index_bytes: Number(row.index_bytes),
  live: row.live === 1,
})
