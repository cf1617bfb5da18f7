// The bookmark book in station.sqlite. A removed bookmark keeps its row for as long as the removal can be undone.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, wallPlus, wallTime90k } from '#base/units.ts'
import { withoutAccents } from '#base/without-accents.ts'
import {
  type BookmarkBook,
  type BookmarkDraft,
  type BookmarkRow,
  type BookmarkSearch,
  LONGEST_BOOKMARK,
} from '#community/watching/bookmark-book.ts'
import type { BookmarkKind } from '#contract/bookmark.ts'
import { firstOf } from './first-of.ts'
import { inTransaction } from './sqlite/open.ts'

/** How long a removal can be undone. */
const UNDO = spanFromMillis(10 * 60_000)
const MOST = 100_000

const columns = `id, at_90k, to_90k, note, kind, made_by, made_90k, changed_90k,
  (SELECT json_group_array(camera ORDER BY position) FROM bookmark_camera WHERE bookmark = bookmark.id) AS cameras`

export const createBookmarkBook = (db: DatabaseSync, clock: Clock): BookmarkBook => {
  const one = db.prepare(`SELECT ${columns} FROM bookmark WHERE id = ? AND removed_90k IS NULL`)
  const gone = db.prepare(`SELECT ${columns} FROM bookmark WHERE id = ? AND removed_90k > ?`)
  const count = db.prepare('SELECT count(*) AS n FROM bookmark')
  const add = db.prepare(
    `INSERT INTO bookmark (at_90k, to_90k, note, plain, kind, made_by, made_90k, changed_90k) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const change = db.prepare(
    'UPDATE bookmark SET at_90k = ?, to_90k = ?, note = ?, plain = ?, kind = ?, changed_90k = ? WHERE id = ?',
  )
  const forgetCameras = db.prepare('DELETE FROM bookmark_camera WHERE bookmark = ?')
  const addCamera = db.prepare('INSERT INTO bookmark_camera (bookmark, position, camera) VALUES (?, ?, ?)')
  const remove = db.prepare('UPDATE bookmark SET removed_by = ?, removed_90k = ? WHERE id = ?')
  const restore = db.prepare('UPDATE bookmark SET removed_by = NULL, removed_90k = NULL WHERE id = ?')
  const purge = db.prepare('DELETE FROM bookmark WHERE removed_90k <= ?')
  const find = finder(db)
  const setCameras = (id: number, { cameras }: BookmarkDraft): void => {
    forgetCameras.run(id)
    for (const [position, camera] of [...new Set(cameras)].entries()) addCamera.run(id, position, camera)
  }
  const get = (id: number) => optional(one.get(id))
  const removed = (id: number) => optional(gone.get(id, clock.wall() - UNDO))
  const must = (bookmark: BookmarkRow | undefined, id: number): BookmarkRow => {
    if (bookmark === undefined) throw new Problem('no_such_bookmark', { bookmark: id })
    return bookmark
  }
  return {
    get,
    removed,
    find,
    add: (draft, by) =>
      inTransaction(db, () => {
        if (Number(count.get()?.n) >= MOST) throw new Problem('too_many_bookmarks', { most: MOST })
        const now = clock.wall()
        const id = Number(add.run(...textOf(draft), by, now, now).lastInsertRowid)
        setCameras(id, draft)
        return must(get(id), id)
      }),
    change: (id, draft) =>
      inTransaction(db, () => {
        must(get(id), id)
        change.run(...textOf(draft), clock.wall(), id)
        setCameras(id, draft)
        return must(get(id), id)
      }),
    remove: (id, by) =>
      inTransaction(db, () => {
        const now = clock.wall()
        purge.run(now - UNDO)
        const bookmark = must(get(id), id)
        remove.run(by, now, id)
        return { bookmark, until: wallPlus(now, UNDO) }
      }),
    restore: id =>
      inTransaction(db, () => {
        must(removed(id), id)
        restore.run(id)
        return must(get(id), id)
      }),
  }
}

const finder = (db: DatabaseSync): BookmarkBook['find'] => {
  const found = db.prepare(
    `SELECT ${columns} FROM bookmark
     WHERE removed_90k IS NULL
       AND at_90k >= coalesce(:from - ${LONGEST_BOOKMARK}, 0) AND at_90k < coalesce(:to, 9e18)
       AND coalesce(to_90k, at_90k + 1) > coalesce(:from, 0)
       AND (:kind IS NULL OR kind = :kind) AND (:by IS NULL OR made_by = :by)
       AND (:before_at IS NULL OR (at_90k, id) < (:before_at, :before_id))
       AND NOT EXISTS (SELECT 1 FROM json_each(:words) WHERE instr(plain, value) = 0)
       AND (:cameras IS NULL OR EXISTS (SELECT 1 FROM bookmark_camera
         WHERE bookmark = bookmark.id AND camera IN (SELECT value FROM json_each(:cameras))))
     ORDER BY at_90k DESC, id DESC`,
  )
  return ({ cameras, from, to, text = '', kind, by, before, seen, most }: BookmarkSearch) => {
    const rows = found.iterate({
      from: from ?? null,
      to: to ?? null,
      kind: kind ?? null,
      by: by ?? null,
      before_at: before?.at ?? null,
      before_id: before?.id ?? null,
      words: JSON.stringify(withoutAccents(text).split(/\s+/).filter(Boolean)),
      cameras: cameras === undefined ? null : JSON.stringify(cameras),
    })
    return firstOf(bookmarksOf(rows as Iterable<Row>), row => row.cameras.every(seen), most)
  }
}

type Row = Readonly<Record<string, unknown>>

function* bookmarksOf(rows: Iterable<Row>): Generator<BookmarkRow> {
  for (const row of rows) yield bookmarkOf(row)
}

const textOf = ({ at, to, note, kind }: BookmarkDraft) =>
  [at, to ?? null, note.normalize('NFC'), withoutAccents(note), kind] as const

const optional = (row: Readonly<Record<string, unknown>> | undefined): BookmarkRow | undefined => row && bookmarkOf(row)

const bookmarkOf = (row: Readonly<Record<string, unknown>>): BookmarkRow => ({
  id: Number(row.id),
  cameras: (JSON.parse(String(row.cameras)) as readonly string[]).map(knownCameraId),
  at: wallTime90k(Number(row.at_90k)),
  to: row.to_90k === null ? undefined : wallTime90k(Number(row.to_90k)),
  note: String(row.note),
  kind: row.kind as BookmarkKind,
  by: String(row.made_by),
  made: wallTime90k(Number(row.made_90k)),
  changed: wallTime90k(Number(row.changed_90k)),
})
