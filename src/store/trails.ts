// The trail book in station.sqlite. Removing a trail empties it: what stays is that there was one, who removed it and why.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { withoutAccents } from '#base/without-accents.ts'
import { usualSettings } from '#community/trails/reach.ts'
import type { MarkDraft, MarkRow, TrailBook, TrailDraft, TrailRow, TrailSearch } from '#community/trails/trail-book.ts'
import { type Going, MOST_MARKS, reachSettingsShape, type TrailSharing } from '#contract/trail.ts'
import { firstOf } from './first-of.ts'
import { inTransaction } from './sqlite/open.ts'

const MOST = 20_000

export const createTrailBook = (db: DatabaseSync, clock: Clock): TrailBook => {
  const one = db.prepare('SELECT * FROM trail WHERE id = ? AND removed_90k IS NULL')
  const count = db.prepare('SELECT count(*) AS n FROM trail WHERE removed_90k IS NULL')
  const add = db.prepare(
    `INSERT INTO trail (title, about, case_number, plain, going, shared, unit, state, made_by, made_90k, changed_90k)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?)`,
  )
  const change = db.prepare(
    `UPDATE trail SET title = ?, about = ?, case_number = ?, plain = ?, going = ?, shared = ?, unit = ?, state = ?, changed_90k = ?
     WHERE id = ?`,
  )
  const touch = db.prepare('UPDATE trail SET changed_90k = ? WHERE id = ?')
  const remove = db.prepare(
    `UPDATE trail SET title = '', about = '', case_number = NULL, plain = '', removed_by = ?, removed_90k = ?, removed_reason = ?
     WHERE id = ?`,
  )
  const bareOfBoards = db.prepare('DELETE FROM comparison WHERE trail = ?')
  const bare = db.prepare('DELETE FROM trail_mark WHERE trail = ?')
  const get = (id: number): TrailRow | undefined => {
    const row = one.get(id)
    return row && trailOf(row)
  }
  const must = (id: number): TrailRow => {
    const trail = get(id)
    if (trail === undefined) throw new Problem('no_such_trail', { trail: id })
    return trail
  }
  const marks = markTable(db, clock)
  return {
    ...settingsOf(db, clock),
    get,
    marks: marks.of,
    find: finder(db),
    add: (draft, mark, by) =>
      inTransaction(db, () => {
        if (Number(count.get()?.n) >= MOST) throw new Problem('too_many_trails', { most: MOST })
        const now = clock.wall()
        const id = Number(add.run(...textOf(draft), by, now, now).lastInsertRowid)
        marks.add(id, mark, by)
        return must(id)
      }),
    change: (id, draft) =>
      inTransaction(db, () => {
        must(id)
        change.run(...textOf(draft), draft.state, clock.wall(), id)
        return must(id)
      }),
    remove: (id, reason, by) =>
      inTransaction(db, () => {
        must(id)
        bare.run(id)
        bareOfBoards.run(id)
        remove.run(by, clock.wall(), reason.normalize('NFC'), id)
      }),
    mark: (id, draft, by) =>
      inTransaction(db, () => {
        must(id)
        if (marks.of(id).length >= MOST_MARKS) throw new Problem('trail_full', { most: MOST_MARKS })
        touch.run(clock.wall(), id)
        return marks.add(id, draft, by)
      }),
    changeMark: (id, mark, draft) =>
      inTransaction(db, () => {
        touch.run(clock.wall(), id)
        return marks.change(id, mark, draft)
      }),
    unmark: (id, mark) =>
      inTransaction(db, () => {
        touch.run(clock.wall(), id)
        marks.remove(id, mark)
      }),
  }
}

const markTable = (db: DatabaseSync, clock: Clock) => {
  const all = db.prepare('SELECT * FROM trail_mark WHERE trail = ? ORDER BY id')
  const add = db.prepare(
    `INSERT INTO trail_mark (trail, camera, seen, from_90k, to_90k, at_90k, direction_deg, note, made_by, made_90k)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`,
  )
  const change = db.prepare(
    `UPDATE trail_mark SET at_90k = ?, from_90k = min(from_90k, coalesce(?1, from_90k)), to_90k = max(to_90k, coalesce(?1, to_90k)),
       direction_deg = ?, note = ? WHERE trail = ? AND id = ? RETURNING *`,
  )
  const remove = db.prepare('DELETE FROM trail_mark WHERE trail = ? AND id = ?')
  const missing = (trail: number, mark: number) => new Problem('no_such_trail_mark', { trail, mark })
  return {
    of: (trail: number) => all.all(trail).map(markOf),
    add: (trail: number, { camera, seen, from, to, at, direction_deg, note }: MarkDraft, by: string): MarkRow =>
      markOf(
        add.get(
          ...([trail, camera, seen ? 1 : 0, from, to, at ?? null, direction_deg] as const),
          ...([note.normalize('NFC'), by, clock.wall()] as const),
        )!,
      ),
    change: (
      trail: number,
      mark: number,
      { at, direction_deg, note }: Pick<MarkDraft, 'at' | 'direction_deg' | 'note'>,
    ) => {
      const row = change.get(at ?? null, direction_deg, note.normalize('NFC'), trail, mark)
      if (row === undefined) throw missing(trail, mark)
      return markOf(row)
    },
    remove: (trail: number, mark: number): void => {
      if (remove.run(trail, mark).changes === 0) throw missing(trail, mark)
    },
  }
}

const settingsOf = (db: DatabaseSync, clock: Clock): Pick<TrailBook, 'settings' | 'setSettings'> => {
  const get = db.prepare('SELECT settings FROM trail_settings WHERE id = 1')
  const set = db.prepare('INSERT OR REPLACE INTO trail_settings (id, settings, set_by, set_90k) VALUES (1, ?, ?, ?)')
  return {
    settings: () => {
      const row = get.get()
      const read = reachSettingsShape.safeParse(row === undefined ? undefined : JSON.parse(String(row.settings)))
      return read.success ? read.data : usualSettings
    },
    setSettings: (settings, by) => void set.run(JSON.stringify(settings), by, clock.wall()),
  }
}

const finder = (db: DatabaseSync): TrailBook['find'] => {
  const found = db.prepare(
    `SELECT * FROM trail WHERE removed_90k IS NULL AND (:state IS NULL OR state = :state) AND (:before IS NULL OR id < :before)
       AND NOT EXISTS (SELECT 1 FROM json_each(:words) WHERE instr(plain, value) = 0)
     ORDER BY id DESC`,
  )
  return ({ text = '', state, before, seen, most }: TrailSearch) => {
    const words = JSON.stringify(withoutAccents(text).split(/\s+/).filter(Boolean))
    const rows = found.iterate({ words, state: state ?? null, before: before ?? null })
    return firstOf(trailsOf(rows as Iterable<Row>), seen, most)
  }
}

type Row = Readonly<Record<string, unknown>>

function* trailsOf(rows: Iterable<Row>): Generator<TrailRow> {
  for (const row of rows) yield trailOf(row)
}

const textOf = ({ title, about, case: number, going, shared, unit }: TrailDraft) =>
  [
    ...([title.normalize('NFC'), about.normalize('NFC'), number?.normalize('NFC') ?? null] as const),
    ...([withoutAccents(`${title} ${about} ${number ?? ''}`), JSON.stringify(going), shared, unit] as const),
  ] as const

const trailOf = (row: Row): TrailRow => ({
  id: Number(row.id),
  title: String(row.title),
  about: String(row.about),
  case: row.case_number === null ? null : String(row.case_number),
  going: JSON.parse(String(row.going)) as Going,
  shared: row.shared as TrailSharing,
  unit: row.unit === null ? null : String(row.unit),
  state: row.state as TrailRow['state'],
  by: String(row.made_by),
  made: wallTime90k(Number(row.made_90k)),
  changed: wallTime90k(Number(row.changed_90k)),
})

const markOf = (row: Row): MarkRow => ({
  id: Number(row.id),
  trail: Number(row.trail),
  camera: knownCameraId(String(row.camera)),
  seen: row.seen === 1,
  from: wallTime90k(Number(row.from_90k)),
  to: wallTime90k(Number(row.to_90k)),
  at: row.at_90k === null ? undefined : wallTime90k(Number(row.at_90k)),
  direction_deg: row.direction_deg === null ? null : Number(row.direction_deg),
  note: String(row.note),
  by: String(row.made_by),
  made: wallTime90k(Number(row.made_90k)),
})
