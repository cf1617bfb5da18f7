// The incident book in station.sqlite. Numbers count from 1 in each year and are never given twice.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { localDay } from '#base/local-day.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import type { IncidentBook, IncidentRow, IncidentStepRow } from '#community/incidents/incident-book.ts'
import { firstOf } from './first-of.ts'
import { inTransaction } from './sqlite/open.ts'

type Row = Readonly<Record<string, unknown>>

export const createIncidentBook = (db: DatabaseSync, clock: Clock): IncidentBook => {
  const one = db.prepare('SELECT * FROM incident WHERE id = ?')
  const ofNotice = db.prepare('SELECT * FROM incident WHERE notice = ?')
  const found = db.prepare('SELECT * FROM incident WHERE id < coalesce(?, 9e18) ORDER BY id DESC')
  const steps = db.prepare('SELECT state, note, by, at_90k FROM incident_step WHERE incident = ? ORDER BY id')
  const add = db.prepare(
    `INSERT INTO incident (year, n, category, camera, place, from_90k, to_90k, note, notice, made_by, made_90k)
     VALUES (?1, (SELECT coalesce(max(n), 0) + 1 FROM incident WHERE year = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING *`,
  )
  const addStep = db.prepare('INSERT INTO incident_step (incident, state, note, by, at_90k) VALUES (?, ?, ?, ?, ?)')
  const whole = (row: Row): IncidentRow => incidentOf(row, steps.all(Number(row.id)).map(stepOf))
  const get = (id: number): IncidentRow => {
    const row = one.get(id)
    if (row === undefined) throw new Problem('no_such_incident', { incident: id })
    return whole(row)
  }
  return {
    get,
    find: ({ state, before, seen, most }) => {
      const wanted = (row: IncidentRow): boolean =>
        seen(row.camera) && (state === undefined || row.steps.at(-1)?.state === state)
      return firstOf(each(found.iterate(before ?? null), whole), wanted, most)
    },
    add: ({ category, camera, place, from, to, note, notice }, by) =>
      inTransaction(db, () => {
        const known = notice === null ? undefined : ofNotice.get(notice)
        if (known !== undefined) return whole(known)
        const now = clock.wall()
        const year = Number(localDay(now).slice(0, 4))
        const row = add.get(year, category, camera, place, from, to, note.normalize('NFC'), notice, by, now)!
        addStep.run(Number(row.id), 'received', '', by, now)
        return whole(row)
      }),
    step: (id, state, note, by) => {
      get(id)
      addStep.run(id, state, note.normalize('NFC'), by, clock.wall())
      return get(id)
    },
  }
}

function* each<From, To>(rows: Iterable<From>, make: (row: From) => To): Generator<To> {
  for (const row of rows) yield make(row)
}

const incidentOf = (row: Row, steps: readonly IncidentStepRow[]): IncidentRow => ({
  id: Number(row.id),
  number: `${row.n}/${row.year}/VV`,
  category: row.category as IncidentRow['category'],
  camera: knownCameraId(String(row.camera)),
  place: String(row.place),
  from: wallTime90k(Number(row.from_90k)),
  to: wallTime90k(Number(row.to_90k)),
  note: String(row.note),
  notice: row.notice === null ? null : Number(row.notice),
  by: String(row.made_by),
  made: wallTime90k(Number(row.made_90k)),
  steps,
})

const stepOf = (row: Row): IncidentStepRow => ({
  state: row.state as IncidentStepRow['state'],
  note: String(row.note),
  by: String(row.by),
  at: wallTime90k(Number(row.at_90k)),
})
