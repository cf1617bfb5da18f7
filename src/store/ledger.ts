// The ledger of outages in SQLite, beside the segments they explain.

import type { DatabaseSync } from 'node:sqlite'
import { type CameraId, knownCameraId, type StreamName } from '#base/ids.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { LedgerReader, LedgerWriter, LossCause, Outage } from '#engine/recording/ledger.ts'
import type { JournalEntry } from '#engine/recording/outage-journal.ts'
import type { Gather } from './segments.ts'

type Columns = Readonly<Record<string, unknown>>

/** Writes are gathered and committed with the segments; the journal has them beside. */
export const createLedgerWriter = (
  db: DatabaseSync,
  gather: Gather,
  journal: (entry: JournalEntry) => void,
): LedgerWriter => {
  const add = db.prepare(
    `INSERT INTO outage (id, camera, stream, from_90k, to_90k, cause, established_by, detail, noted_90k)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const end = db.prepare('UPDATE outage SET to_90k = ? WHERE id = ?')
  const highest = db.prepare('SELECT max(id) AS id FROM outage').get()?.id
  let lastId = typeof highest === 'number' ? highest : 0
  const note = (outage: Outage): number => {
    const id = ++lastId
    const { camera, stream, from, to, cause, by, noted } = outage
    const detail = outage.detail.slice(0, 300)
    journal({ kind: 'outage', id, outage: { ...outage, detail } })
    gather(() => add.run(id, camera ?? null, stream ?? null, from, to ?? null, cause, by, detail, noted))
    return id
  }
  return {
    outage: outage => {
      const id = note({ ...outage, to: undefined })
      return to => {
        journal({ kind: 'end', id, to_90k: to })
        gather(() => end.run(to, id))
      }
    },
    past: outage => void note(outage),
  }
}

/** Ends what a recorder that died left open. */
export const endOpenOutages = (db: DatabaseSync, at: WallTime90k, journal: (entry: JournalEntry) => void): void => {
  const ended = db.prepare('UPDATE outage SET to_90k = max(from_90k, ?) WHERE to_90k IS NULL RETURNING id, to_90k')
  for (const { id, to_90k } of ended.all(at)) journal({ kind: 'end', id: Number(id), to_90k: Number(to_90k) })
}

/** When the recorder last wrote; undefined at its very first start. */
export const lastAlive = (db: DatabaseSync): WallTime90k | undefined => {
  const at = db.prepare('SELECT at_90k FROM alive').get()?.at_90k
  return typeof at === 'number' ? wallTime90k(at) : undefined
}

/** Where the newest footage of any camera ends; undefined where there is none. */
export const newestEnd = (db: DatabaseSync): WallTime90k | undefined => {
  const at = db.prepare('SELECT max(end_90k) AS at FROM segment').get()?.at
  return typeof at === 'number' ? wallTime90k(at) : undefined
}

/** Reads what retention removed as outages too: it is missing, and we know why. */
export const createLedgerReader = (db: DatabaseSync): LedgerReader => {
  const touching = db.prepare(
    `SELECT camera, stream, from_90k, to_90k, cause, established_by, detail, noted_90k FROM outage
     WHERE (camera IS NULL OR (camera = ?1 AND (stream IS NULL OR stream = ?2)))
       AND from_90k < ?4 AND coalesce(to_90k, ?4) > ?3
     UNION ALL
     SELECT camera, stream, from_90k, to_90k, 'expired', 'retention', why, at_90k FROM deletion
     WHERE camera = ?1 AND stream = ?2 AND to_90k > ?3 AND from_90k < ?4
     ORDER BY from_90k`,
  )
  return {
    outages: (camera, stream, from, to) => touching.all(camera, stream, from, to).map(row => outageOf(row)),
  }
}

/** Outages of a camera's main stream that began after an instant, in no order; however many there were before, only these are looked at. */
export const createBegunOutages = (db: DatabaseSync): ((camera: CameraId, after: WallTime90k) => readonly Outage[]) => {
  const columns = 'camera, stream, from_90k, to_90k, cause, established_by, detail, noted_90k'
  const begun = db.prepare(
    `SELECT ${columns} FROM outage WHERE camera = ?1 AND stream = 'main' AND from_90k > ?2
     UNION ALL SELECT ${columns} FROM outage WHERE camera = ?1 AND stream IS NULL AND from_90k > ?2
     UNION ALL SELECT ${columns} FROM outage WHERE camera IS NULL AND stream IS NULL AND from_90k > ?2`,
  )
  return (camera, after) => begun.all(camera, after).map(outageOf)
}

/** A row of the table `outage`. */
export const outageOf = (row: Columns): Outage => ({
  camera: row.camera === null ? undefined : (knownCameraId(String(row.camera)) satisfies CameraId),
  stream: row.stream === null ? undefined : (row.stream as StreamName),
  from: wallTime90k(Number(row.from_90k)),
  to: row.to_90k === null ? undefined : wallTime90k(Number(row.to_90k)),
  cause: row.cause as LossCause,
  by: String(row.established_by),
  detail: String(row.detail),
  noted: wallTime90k(Number(row.noted_90k)),
})
