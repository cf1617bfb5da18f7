// The notice book in notices.sqlite.

import type { DatabaseSync } from 'node:sqlite'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { SaidKind } from '#contract/notice.ts'
import type { NoticeBook, SaidNotice } from '#engine/noticing/notice-book.ts'
import { inTransaction } from './sqlite/open.ts'

/** Removed at once; the station serves pictures meanwhile. */
const MOST_FORGOTTEN = 2000

const columns = 'camera, kind, from_90k, to_90k, ended, times'
const ofKind = `SELECT ${columns} FROM notice WHERE camera = ?1 AND kind = ?2`

export const createNoticeBook = (db: DatabaseSync): NoticeBook => {
  // Of those that begin before the span only the last can reach into it.
  const between = db.prepare(
    `${ofKind} AND from_90k < ?4 AND (to_90k >= ?3 OR ended = 'lasts') AND from_90k >=
       coalesce((SELECT max(from_90k) FROM notice WHERE camera = ?1 AND kind = ?2 AND from_90k <= ?3), 0)
     ORDER BY from_90k LIMIT ?5`,
  )
  const besides = {
    after: db.prepare(`${ofKind} AND from_90k > ?3 ORDER BY from_90k LIMIT 1`),
    before: db.prepare(`${ofKind} AND from_90k < ?3 ORDER BY from_90k DESC LIMIT 1`),
  }
  const last = db.prepare(`${ofKind} ORDER BY from_90k DESC LIMIT 1`)
  const begun = db.prepare('SELECT count(*) AS n FROM notice WHERE camera = ? AND kind = ? AND from_90k >= ?')
  const put = db.prepare(`INSERT OR REPLACE INTO notice (${columns}) VALUES (?, ?, ?, ?, ?, ?)`)
  const close = db.prepare(`UPDATE notice SET ended = 'unheard' WHERE ended = 'lasts'`)
  const forget = db.prepare(
    `DELETE FROM notice WHERE (camera, kind, from_90k) IN
       (SELECT camera, kind, from_90k FROM notice WHERE camera = ?1 AND to_90k < ?2 AND ended <> 'lasts' LIMIT ${MOST_FORGOTTEN})`,
  )
  const nextCamera = db.prepare('SELECT min(camera) AS camera FROM notice WHERE camera > ?')
  const optional = (row: Readonly<Record<string, unknown>> | undefined) => row && noticeOf(row)
  return {
    between: (camera, kind, from, to, most) => between.all(camera, kind, from, to, most).map(noticeOf),
    beside: (camera, kind, at, way) => optional(besides[way].get(camera, kind, at)),
    last: (camera, kind) => optional(last.get(camera, kind)),
    begunSince: (camera, kind, at) => Number(begun.get(camera, kind, at)?.n ?? 0),
    cameras: () => {
      const found: CameraId[] = []
      for (let at = ''; ; at = found.at(-1)!) {
        const next = nextCamera.get(at)?.camera
        if (typeof next !== 'string') return found
        found.push(knownCameraId(next))
      }
    },
    put: notices =>
      inTransaction(db, () => {
        for (const { camera, kind, from, to, end, times } of notices) put.run(camera, kind, from, to, end, times)
      }),
    closeAll: () => void close.run(),
    forget: (camera: CameraId, before: WallTime90k) => Number(forget.run(camera, before).changes),
  }
}

const noticeOf = (row: Readonly<Record<string, unknown>>): SaidNotice => ({
  camera: knownCameraId(String(row.camera)),
  kind: row.kind as SaidKind,
  from: wallTime90k(Number(row.from_90k)),
  to: wallTime90k(Number(row.to_90k)),
  end: row.ended as SaidNotice['end'],
  times: Number(row.times),
})
