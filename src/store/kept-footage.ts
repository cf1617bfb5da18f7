// Kept footage in the catalogue: what may go, the rules and holds as the station told them, and the transaction that removes.

import type { DatabaseSync } from 'node:sqlite'
import { knownCameraId, type StreamName } from '#base/ids.ts'
import { localDay, localDays } from '#base/local-day.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Hold } from '#engine/recording/holds.ts'
import type { Going, KeptFootage, Told } from '#engine/recording/kept-footage.ts'
import type { Expendable, RetentionRule } from '#engine/recording/retention.ts'
import { FILE_GONE } from './file-presence.ts'
import { inTransaction } from './sqlite/open.ts'

type Columns = Readonly<Record<string, unknown>>

/** Removed spans that lie no further apart are one deletion record. */
const TOUCHING = spanFromMillis(1000)

const expendable = 'id, camera, stream, archive, path, start_90k, end_90k, bytes'

export const createKeptFootage = (db: DatabaseSync): KeptFootage => {
  // A statement of its own for each walk: several may be under way at once.
  const walk = (where: string, value: string) =>
    rowsOf(
      db.prepare(`SELECT ${expendable} FROM segment WHERE ${where} AND open = 0 ORDER BY start_90k`).iterate(value),
    )
  const used = db.prepare('SELECT camera, archive, day, bytes FROM usage')
  const oldest = db.prepare('SELECT min(start_90k) AS at FROM segment WHERE camera = ?')
  const cameras = db.prepare('SELECT DISTINCT camera FROM usage')
  const heldBytes = db.prepare(
    `SELECT coalesce(sum(bytes), 0) AS bytes FROM segment WHERE id IN (
       SELECT segment.id FROM hold JOIN segment ON segment.camera = hold.camera
         AND (hold.stream IS NULL OR hold.stream = segment.stream)
         AND segment.start_90k < hold.to_90k AND segment.end_90k > hold.from_90k)`,
  )
  const doomed = db.prepare('SELECT archive, path FROM doomed WHERE archive = ? LIMIT ?')
  const gone = db.prepare('DELETE FROM doomed WHERE archive = ? AND path = ?')
  const takeOut = removal(db)
  return {
    tell: told => inTransaction(db, () => writeTold(db, told)),
    told: () => readTold(db),
    ofCamera: camera => walk('camera = ?', camera),
    onArchive: archive => walk(`archive = ? AND damage IS NOT '${FILE_GONE}'`, archive),
    used: () =>
      used.all().map(row => ({
        camera: knownCameraId(String(row.camera)),
        archive: String(row.archive),
        day: String(row.day),
        bytes: Number(row.bytes),
      })),
    oldest: () => {
      const starts = cameras.all().map(({ camera }) => Number(oldest.get(camera as string)?.at ?? Infinity))
      const first = Math.min(...starts)
      return Number.isFinite(first) ? wallTime90k(first) : undefined
    },
    heldBytes: () => Number(heldBytes.get()?.bytes ?? 0),
    remove: (going, now) =>
      inTransaction(db, () => going.filter(one => takeOut(one, now)).map(({ segment }) => segment)),
    doomed: (archive, most) =>
      doomed.all(archive, most).map(row => ({ archive: String(row.archive), path: String(row.path) })),
    gone: ({ archive, path }) => void gone.run(archive, path),
  }
}

/** Takes one row out and writes down that it went; false when it is held or gone already. */
const removal = (db: DatabaseSync): ((going: Going, now: WallTime90k) => boolean) => {
  const take = db.prepare(
    `DELETE FROM segment WHERE id = ? AND open = 0 AND NOT EXISTS (
       SELECT 1 FROM hold WHERE hold.camera = segment.camera AND (hold.stream IS NULL OR hold.stream = segment.stream)
         AND hold.from_90k < max(segment.end_90k, segment.start_90k + 1) AND hold.to_90k > segment.start_90k)`,
  )
  const doom = db.prepare('INSERT OR IGNORE INTO doomed (archive, path) VALUES (?, ?)')
  const asked = db.prepare('SELECT recovered, link_before, link_last FROM segment WHERE id = ?')
  const shorten = (column: 'recorded_90k' | 'recovered_90k') =>
    db.prepare(`UPDATE day SET ${column} = max(0, ${column} - ?) WHERE camera = ? AND stream = ? AND day = ?`)
  const [fromDay, recoveredFromDay] = [shorten('recorded_90k'), shorten('recovered_90k')]
  const emptyDay = db.prepare(
    'DELETE FROM day WHERE camera = ? AND stream = ? AND day = ? AND recorded_90k <= 0 AND recovered_90k <= 0',
  )
  const extend = db.prepare(
    `UPDATE deletion SET to_90k = ?, bytes = bytes + ?, segments = segments + 1, at_90k = ? WHERE id = (
       SELECT id FROM deletion WHERE camera = ? AND stream = ? AND to_90k BETWEEN ? AND ? AND why = ? AND link_before IS NULL LIMIT 1)`,
  )
  const record = db.prepare(
    `INSERT INTO deletion (camera, stream, from_90k, to_90k, bytes, segments, why, at_90k, link_before, link_last)
     VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?)`,
  )
  return ({ segment, why }, now) => {
    const { id, camera, stream, archive, path, start, end, bytes } = segment
    const row = asked.get(id)
    if (row === undefined || take.run(id).changes === 0) return false
    const live = row.recovered === null
    doom.run(archive, path)
    for (const { day, span } of localDays(start, end)) {
      const sum = live ? fromDay : recoveredFromDay
      sum.run(span, camera, stream, day)
      emptyDay.run(camera, stream, day)
    }
    const touching = [camera, stream, start - TOUCHING, start + TOUCHING, why] as const
    const merges = live && localDay(start) === localDay(wallTime90k(start - TOUCHING))
    if (!merges || extend.run(end, bytes, now, ...touching).changes === 0)
      record.run(camera, stream, start, end, bytes, why, now, row.link_before ?? null, row.link_last ?? null)
    return true
  }
}

const writeTold = (db: DatabaseSync, { revision, rules, holds }: Told): void => {
  db.exec('DELETE FROM retention_rule; DELETE FROM hold;')
  const addRule = db.prepare('INSERT INTO retention_rule (camera, days, quota_bytes) VALUES (?, ?, ?)')
  for (const { camera, days, quota_bytes } of rules) addRule.run(camera ?? null, days ?? null, quota_bytes ?? null)
  const addHold = db.prepare('INSERT INTO hold (id, camera, stream, from_90k, to_90k) VALUES (?, ?, ?, ?, ?)')
  for (const { id, camera, stream, from, to } of holds) addHold.run(id, camera, stream ?? null, from, to)
  db.prepare(
    'INSERT INTO told (id, revision) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET revision = excluded.revision',
  ).run(revision)
}

const readTold = (db: DatabaseSync): Told | undefined => {
  const told = db.prepare('SELECT revision FROM told').get()
  if (told === undefined) return undefined
  return {
    revision: Number(told.revision),
    rules: db.prepare('SELECT * FROM retention_rule').all().map(ruleOf),
    holds: db.prepare('SELECT * FROM hold').all().map(holdOf),
  }
}

const ruleOf = ({ camera, days, quota_bytes }: Columns): RetentionRule => ({
  camera: camera === null ? undefined : knownCameraId(String(camera)),
  days: days === null ? undefined : Number(days),
  quota_bytes: quota_bytes === null ? undefined : Number(quota_bytes),
})

const holdOf = ({ id, camera, stream, from_90k, to_90k }: Columns): Hold => ({
  id: String(id),
  camera: knownCameraId(String(camera)),
  stream: stream === null ? undefined : (stream as StreamName),
  from: wallTime90k(Number(from_90k)),
  to: wallTime90k(Number(to_90k)),
})

function* rowsOf(rows: Iterable<Columns>): Generator<Expendable> {
  for (const row of rows) {
    yield {
      id: Number(row.id),
      camera: knownCameraId(String(row.camera)),
      stream: row.stream as StreamName,
      archive: String(row.archive),
      path: String(row.path),
      start: wallTime90k(Number(row.start_90k)),
      end: wallTime90k(Number(row.end_90k)),
      bytes: Number(row.bytes),
    }
  }
}
