// The redaction book in station.sqlite.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { knownCameraId, type StreamName } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { openLimit } from '#community/evidence/redaction.ts'
import type {
  RedactionBook,
  RedactionDraft,
  RedactionResult,
  RedactionRow,
  RedactionState,
  RedactionStepRow,
} from '#community/evidence/redaction-book.ts'
import { inTransaction } from './sqlite/open.ts'

const MOST = 5000
/** A copy that goes along in a bundle is used at each hand-over of it. */
const usedLast = `max(
  coalesce((SELECT max(at_90k) FROM redaction_step AS step WHERE step.redaction = redaction.id AND step.kind IN ('approve', 'saved')), 0),
  coalesce((SELECT max(copy.at_90k) FROM extraction_copy AS copy JOIN extraction ON extraction.id = copy.extraction,
    json_each(extraction.asked, '$.wanted.redactions') AS wanted WHERE wanted.value = redaction.id), 0))`
/** Requests whose bundle may have to be made, or made again, with it. */
const waitingFor = "'requested', 'on_hold', 'awaiting_approval', 'approved', 'extracting', 'extracted'"

export const createRedactionBook = (db: DatabaseSync, clock: Clock): RedactionBook => {
  const one = db.prepare('SELECT * FROM redaction WHERE id = ?')
  const all = db.prepare('SELECT * FROM redaction ORDER BY id DESC')
  const count = db.prepare("SELECT count(*) AS n FROM redaction WHERE state <> 'deleted'")
  const openOf = db.prepare(
    `SELECT count(*) AS n, coalesce(sum(to_90k - from_90k), 0) AS ticks FROM redaction
       WHERE made_by = ? AND state IN ('draft', 'rendering', 'awaiting_approval', 'rejected', 'failed')`,
  )
  const lastUsed = db.prepare(`SELECT ${usedLast} AS used FROM redaction WHERE id = ?`)
  const unused = db.prepare(
    `SELECT * FROM redaction WHERE state = 'approved' AND ${usedLast} < ? AND NOT EXISTS (
       SELECT 1 FROM extraction, json_each(extraction.asked, '$.wanted.redactions') AS wanted
         WHERE wanted.value = redaction.id AND extraction.state IN (${waitingFor})) ORDER BY id`,
  )
  const ofState = db.prepare("SELECT * FROM redaction WHERE state = 'rendering' ORDER BY id")
  const awaiting = db.prepare(
    `SELECT id, camera, from_90k, to_90k, reason, made_by, made_90k FROM redaction
       WHERE state = 'awaiting_approval' ORDER BY id`,
  )
  const add = db.prepare(
    `INSERT INTO redaction (state, camera, stream, from_90k, to_90k, reason, case_number, draft, version, made_by, made_90k, worked_90k, form)
     VALUES ('draft', ?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8, ?9, ?9, ?10)`,
  )
  const draw = db.prepare('UPDATE redaction SET draft = ?, version = version + 1, worked_90k = ? WHERE id = ?')
  const set = db.prepare(
    'UPDATE redaction SET state = ?, children = ?, problem = ?, result = ?, approved_by = ?, worked_90k = ? WHERE id = ?',
  )
  const setHold = db.prepare('UPDATE redaction SET hold = ? WHERE id = ?')
  const holding = db.prepare(
    `SELECT * FROM redaction WHERE state IN ('draft', 'rendering', 'awaiting_approval', 'failed') OR hold IS NOT NULL ORDER BY id`,
  )
  const steps = db.prepare('SELECT * FROM redaction_step WHERE redaction = ? ORDER BY id')
  const addStep = db.prepare('INSERT INTO redaction_step (redaction, kind, text, by, at_90k) VALUES (?, ?, ?, ?, ?)')
  const bare = db.prepare('DELETE FROM redaction_step WHERE redaction = ?')
  const remove = db.prepare('DELETE FROM redaction WHERE id = ?')
  const must = (id: number): RedactionRow => {
    const row = one.get(id)
    if (row === undefined) throw new Problem('no_such_redaction', { redaction: id })
    return rowOf(row)
  }
  const under = (by: string) => {
    const row = openOf.get(by)
    return { count: Number(row?.n), ticks: Number(row?.ticks) }
  }
  const note = (id: number, { kind, text, by }: Pick<RedactionStepRow, 'kind' | 'text' | 'by'>) =>
    addStep.run(id, kind, text.normalize('NFC'), by, clock.wall())
  return {
    get: id => {
      const row = one.get(id)
      return row && rowOf(row)
    },
    list: (seen, most) => {
      const found: RedactionRow[] = []
      for (const row of all.iterate()) {
        const read = rowOf(row)
        if (seen(read)) found.push(read)
        if (found.length >= most) break
      }
      return found
    },
    steps: id => steps.all(id).map(stepOf),
    awaiting: () =>
      awaiting.all().map(row => ({
        ...{ id: Number(row.id), camera: String(row.camera), reason: String(row.reason), by: String(row.made_by) },
        ...{ from: wallTime90k(Number(row.from_90k)), to: wallTime90k(Number(row.to_90k)) },
        made: wallTime90k(Number(row.made_90k)),
      })),
    openOf: under,
    lastUsed: id => wallTime90k(Number(lastUsed.get(id)?.used ?? 0)),
    unusedSince: since => unused.all(since).map(rowOf),
    holding: () => holding.all().map(rowOf),
    rendering: () => ofState.all().map(rowOf),
    add: ({ camera, stream, from, to, reason, case: number, form, ...draft }, by) =>
      inTransaction(db, () => {
        if (Number(count.get()?.n) >= MOST) throw new Problem('too_many_redactions', { most: MOST })
        const limit = openLimit(under(by), { from, to })
        if (limit !== undefined) throw new Problem(limit, { by })
        const said = [
          camera,
          stream,
          from,
          to,
          reason.normalize('NFC'),
          number,
          JSON.stringify(draftOf(draft)),
        ] as const
        const id = Number(add.run(...said, by, clock.wall(), form).lastInsertRowid)
        note(id, { kind: 'made', text: '', by })
        return must(id)
      }),
    draw: (id, draft, follows) =>
      inTransaction(db, () => {
        if (must(id).version !== follows) throw new Problem('redaction_drawn_elsewhere', { redaction: id })
        draw.run(JSON.stringify(draftOf(draft)), clock.wall(), id)
        return must(id)
      }),
    step: (id, step, to) =>
      inTransaction(db, () => {
        const { state, children, problem, result, approved_by } = { ...must(id), ...to }
        const made = result === undefined ? null : JSON.stringify(result)
        set.run(state, children, problem, made, approved_by, clock.wall(), id)
        note(id, step)
        return must(id)
      }),
    setHold: (id, hold) =>
      inTransaction(db, () => {
        setHold.run(hold, id)
        return must(id)
      }),
    remove: id =>
      inTransaction(db, () => {
        must(id)
        bare.run(id)
        remove.run(id)
      }),
  }
}

type Row = Readonly<Record<string, unknown>>

const draftOf = ({ areas, sound, captions }: RedactionDraft): RedactionDraft => ({ areas, sound, captions })

const rowOf = (row: Row): RedactionRow => ({
  id: Number(row.id),
  state: row.state as RedactionState,
  camera: knownCameraId(String(row.camera)),
  stream: row.stream as StreamName,
  form: row.form === 'still' ? 'still' : 'film',
  from: wallTime90k(Number(row.from_90k)),
  to: wallTime90k(Number(row.to_90k)),
  reason: String(row.reason),
  case: row.case_number === null ? null : String(row.case_number),
  ...(JSON.parse(String(row.draft)) as RedactionDraft),
  children: row.children as RedactionRow['children'],
  version: Number(row.version),
  problem: row.problem === null ? null : String(row.problem),
  result: row.result === null ? undefined : (JSON.parse(String(row.result)) as RedactionResult),
  approved_by: row.approved_by === null ? null : String(row.approved_by),
  by: String(row.made_by),
  made: wallTime90k(Number(row.made_90k)),
  hold: row.hold === null ? null : String(row.hold),
  worked: wallTime90k(Number(row.worked_90k)),
})

const stepOf = (row: Row): RedactionStepRow => ({
  kind: row.kind as RedactionStepRow['kind'],
  text: String(row.text),
  by: String(row.by),
  at: wallTime90k(Number(row.at_90k)),
})
