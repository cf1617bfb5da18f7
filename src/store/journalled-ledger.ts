// The ledger and its journal: enters what the journal knows and the catalogue does not, and tells what the catalogue has for a journal that
// is begun anew. Before the recorder notes anything: ids go on where both of them end.

import type { DatabaseSync } from 'node:sqlite'
import { knownCameraId, type StreamName } from '#base/ids.ts'
import { spanFromMillis, type WallTime90k } from '#base/units.ts'
import type { DeletionEntry, JournalEntry } from '#engine/recording/outage-journal.ts'
import { outageOf } from './ledger.ts'
import { inTransaction } from './sqlite/open.ts'

/** A recorder that comes back after longer has removals in its journal already, or never removed any. */
const LONGEST_UNCOPIED = spanFromMillis(7 * 86_400_000)

/** Answers how many were new. `alive`: when the recorder was last here, if the catalogue does not know. */
export const enterJournal = (
  db: DatabaseSync,
  entries: readonly JournalEntry[],
  alive: WallTime90k | undefined,
): number => {
  const outage = db.prepare(
    `INSERT OR IGNORE INTO outage (id, camera, stream, from_90k, to_90k, cause, established_by, detail, noted_90k)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const end = db.prepare('UPDATE outage SET to_90k = ? WHERE id = ? AND to_90k IS NULL')
  const deletion = db.prepare(
    `INSERT INTO deletion (id, camera, stream, from_90k, to_90k, bytes, segments, why, at_90k, link_before, link_last)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET from_90k = min(from_90k, excluded.from_90k), to_90k = excluded.to_90k,
       bytes = excluded.bytes, segments = excluded.segments, at_90k = excluded.at_90k
       WHERE excluded.at_90k > at_90k AND excluded.camera = camera AND excluded.stream = stream`,
  )
  const here = db.prepare('INSERT OR IGNORE INTO alive (id, at_90k) VALUES (1, ?)')
  const enter = (entry: JournalEntry): number | bigint => {
    if (entry.kind === 'end') return end.run(entry.to_90k, entry.id).changes
    if (entry.kind === 'deletion') {
      const { id, camera, stream, from_90k, to_90k, bytes, segments, why, at_90k, link_before, link_last } = entry
      return deletion.run(id, camera, stream, from_90k, to_90k, bytes, segments, why, at_90k, link_before, link_last)
        .changes
    }
    const { camera, stream, from, to, cause, by, detail, noted } = entry.outage
    const row = [camera ?? null, stream ?? null, from, to ?? null, cause, by, detail, noted] as const
    const { changes } = outage.run(entry.id, ...row)
    return changes === 0 && to !== undefined ? end.run(to, entry.id).changes : changes
  }
  return inTransaction(db, () => {
    if (alive !== undefined) here.run(alive)
    return entries.reduce((count, entry) => count + Number(enter(entry)), 0)
  })
}

/** All that the catalogue has, for a journal that has nothing. */
export const wholeLedger = (db: DatabaseSync): readonly JournalEntry[] => [
  ...db
    .prepare('SELECT * FROM outage ORDER BY id')
    .all()
    .map(row => ({ kind: 'outage', id: Number(row.id), outage: outageOf(row) }) as const),
  ...deletionsSince(db, 0),
]

/** What a recorder that died had in the catalogue and not yet in its journal: outages of its last second, and removals of its last minute. */
export const lackingEntries = (
  db: DatabaseSync,
  known: readonly JournalEntry[],
  now: WallTime90k,
): readonly JournalEntry[] => {
  const outages = known.flatMap(one => (one.kind === 'outage' ? [one.id] : []))
  const deletions = new Map(known.flatMap(one => (one.kind === 'deletion' ? [[one.id, one.at_90k]] : [])))
  const since = deletions.size > 0 ? Math.max(...deletions.values()) : now - LONGEST_UNCOPIED
  return [
    ...(outages.length === 0 ? [] : outagesAfter(db, Math.max(...outages))),
    ...deletionsSince(db, since).filter(({ id, at_90k }) => deletions.get(id) !== at_90k),
  ]
}

const outagesAfter = (db: DatabaseSync, id: number): readonly JournalEntry[] =>
  db
    .prepare('SELECT * FROM outage WHERE id > ? ORDER BY id')
    .all(id)
    .map(row => ({ kind: 'outage', id: Number(row.id), outage: outageOf(row) }))

/** What retention removed or went on removing since then. */
export const deletionsSince = (db: DatabaseSync, since: number): readonly DeletionEntry[] =>
  db
    .prepare('SELECT * FROM deletion WHERE at_90k >= ? ORDER BY id')
    .all(since)
    .map(row => ({
      kind: 'deletion',
      id: Number(row.id),
      camera: knownCameraId(String(row.camera)),
      stream: row.stream as StreamName,
      from_90k: Number(row.from_90k),
      to_90k: Number(row.to_90k),
      bytes: Number(row.bytes),
      segments: Number(row.segments),
      why: row.why as DeletionEntry['why'],
      at_90k: Number(row.at_90k),
      link_before: row.link_before === null ? null : Number(row.link_before),
      link_last: row.link_last === null ? null : Number(row.link_last),
    }))
