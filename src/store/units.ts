// The book of units in station.sqlite.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { slug } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import type { UnitBook, UnitRow } from '#community/neighbours/unit-book.ts'
import type { UnitKind } from '#contract/unit.ts'
import { accessWords } from './access-words.ts'
import { inTransaction } from './sqlite/open.ts'

const columns = `unit.id, kind, name, official_code, parent, valid_from, valid_to,
  (SELECT json_group_array(predecessor) FROM unit_succession WHERE successor = unit.id) AS predecessors,
  (SELECT json_group_array(successor) FROM unit_succession WHERE predecessor = unit.id) AS successors,
  (SELECT count(*) FROM camera_unit JOIN camera ON camera.id = camera_unit.camera AND removed_90k IS NULL
     WHERE camera_unit.unit = unit.id) AS cameras`

export const createUnitBook = (db: DatabaseSync, clock: Clock): UnitBook => {
  const all = db.prepare(`SELECT ${columns} FROM unit ORDER BY valid_to IS NOT NULL, parent IS NOT NULL, name, id`)
  const one = db.prepare(`SELECT ${columns} FROM unit WHERE id = ?`)
  const insert = db.prepare(
    `INSERT INTO unit (id, kind, name, official_code, parent, valid_from, made_by, made_90k) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const update = db.prepare(
    'UPDATE unit SET kind = ?, name = ?, official_code = ?, parent = ?, valid_from = ? WHERE id = ?',
  )
  const end = db.prepare('UPDATE unit SET valid_to = ? WHERE id = ?')
  const follow = db.prepare('INSERT OR IGNORE INTO unit_succession (predecessor, successor) VALUES (?, ?)')
  const put = db.prepare(
    'INSERT INTO camera_unit (camera, unit) VALUES (?, ?) ON CONFLICT (camera) DO UPDATE SET unit = excluded.unit',
  )
  const take = db.prepare('DELETE FROM camera_unit WHERE camera = ?')
  const ofCamera = db.prepare('SELECT unit FROM camera_unit WHERE camera = ?')
  const say = accessWords(db, clock)
  const get = (id: string): UnitRow | undefined => {
    const row = one.get(id)
    return row && unitOf(row)
  }
  const must = (id: string): UnitRow => {
    const row = get(id)
    if (row === undefined) throw new Problem('no_such_unit', { unit: id })
    return row
  }
  const everyCamera = db.prepare('SELECT camera, unit FROM camera_unit ORDER BY camera')
  return {
    list: () => all.all().map(unitOf),
    get,
    add: ({ id, ...draft }, by) =>
      inTransaction(db, () => {
        const unit = id ?? freeId(draft.name, get)
        if (get(unit) !== undefined) throw new Problem('unit_exists', { unit })
        if (draft.parent !== null) must(draft.parent)
        const name = draft.name.normalize('NFC')
        insert.run(unit, draft.kind, name, draft.official_code, draft.parent, draft.valid_from, by, clock.wall())
        for (const before of draft.predecessors) follow.run(must(before).id, unit)
        say('unit', unit, { added: draft }, by)
        return must(unit)
      }),
    change: (id, change, by) =>
      inTransaction(db, () => {
        const before = must(id)
        const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
        const { kind, name, official_code, parent, valid_from } = { ...before, ...given }
        if (parent !== null && standsBelow(must, parent, id)) throw new Problem('unit_circle', { unit: id, parent })
        update.run(kind, name.normalize('NFC'), official_code, parent, valid_from, id)
        say('unit', id, { changed: given }, by)
        return must(id)
      }),
    end: (id, valid_to, successors, by) =>
      inTransaction(db, () => {
        end.run(valid_to, must(id).id)
        for (const after of successors) follow.run(id, must(after).id)
        say('unit', id, { ended: valid_to, successors }, by)
        return must(id)
      }),
    placeCamera: (camera, unit, by) =>
      inTransaction(db, () => {
        if (unit === null) take.run(camera)
        else put.run(camera, must(unit).id)
        say('camera_unit', camera, { unit }, by)
      }),
    cameraUnits: () => everyCamera.all().map(row => ({ camera: String(row.camera), unit: String(row.unit) })),
    ofCamera: camera => {
      const row = ofCamera.get(camera)
      return row === undefined ? null : String(row.unit)
    },
  }
}

/** Whether `unit` is `above` or stands somewhere below it. */
const standsBelow = (must: (id: string) => UnitRow, unit: string, above: string): boolean => {
  for (let at: string | null = unit; at !== null; at = must(at).parent) if (at === above) return true
  return false
}

const freeId = (name: string, taken: (id: string) => UnitRow | undefined): string => {
  const base = slug(name).slice(0, 42).replace(/-+$/, '') || 'don-vi'
  for (let count = 1; ; count++) {
    const id = count === 1 ? base : `${base}-${count}`
    if (taken(id) === undefined) return id
  }
}

const unitOf = (row: Readonly<Record<string, unknown>>): UnitRow => ({
  id: String(row.id),
  kind: row.kind as UnitKind,
  name: String(row.name),
  official_code: text(row.official_code),
  parent: text(row.parent),
  valid_from: text(row.valid_from),
  valid_to: text(row.valid_to),
  predecessors: JSON.parse(String(row.predecessors)) as readonly string[],
  successors: JSON.parse(String(row.successors)) as readonly string[],
  cameras: Number(row.cameras),
})

const text = (value: unknown): string | null => (value === null ? null : String(value))
