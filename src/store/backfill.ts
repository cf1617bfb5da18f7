// The book of backfill jobs and of the rules that they go by, in station.sqlite.

import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { knownCameraId, type StreamName } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import {
  type BackfillRules,
  backfillReasonShape,
  backfillRulesShape,
  backfillSourceShape,
  backfillStateShape,
} from '#contract/backfill.ts'
import type { BackfillJob, JobBook } from '#engine/relay/backfill-job.ts'

type Columns = Readonly<Record<string, unknown>>
const MOST_SHOWN = 500
const usual: BackfillRules = { automatic: true, bits_per_second: null, hours: null, tries: 6, at_once: 2 }
const open = "state IN ('waiting', 'running', 'paused_by_hours')"
/** Names of a job that may change, and their columns. */
const columns = {
  state: 'state',
  reason: 'reason',
  detail: 'detail',
  source: 'source',
  asked_by: 'asked_by',
  tries: 'tries',
  made: 'made_90k',
  next_try: 'next_try_90k',
  ended: 'ended_90k',
  bytes: 'bytes',
  segments: 'segments',
  pictures: 'pictures',
  recovered_ms: 'recovered_ms',
  missing_ms: 'missing_ms',
} as const

export const createJobBook = (db: DatabaseSync, clock: Clock): JobBook => {
  const one = db.prepare('SELECT * FROM backfill_job WHERE id = ?')
  const all = db.prepare(`SELECT * FROM backfill_job ORDER BY id DESC LIMIT ${MOST_SHOWN}`)
  const ofCamera = db.prepare(`SELECT * FROM backfill_job WHERE camera = ? ORDER BY id DESC LIMIT ${MOST_SHOWN}`)
  const standing = db.prepare(`SELECT * FROM backfill_job WHERE ${open} ORDER BY id`)
  const touching = db.prepare(
    'SELECT * FROM backfill_job WHERE camera = ? AND stream = ? AND from_90k < ? AND to_90k > ? ORDER BY id',
  )
  const add = db.prepare(
    `INSERT INTO backfill_job (camera, stream, from_90k, to_90k, state, asked_by, made_90k, missing_ms)
     VALUES (?, ?, ?, ?, 'waiting', ?, ?, ?)`,
  )
  const forget = db.prepare(`DELETE FROM backfill_job WHERE ended_90k < ? AND NOT ${open}`)
  const rules = db.prepare('SELECT rules FROM backfill_rules WHERE id = 1')
  const setRules = db.prepare(
    `INSERT INTO backfill_rules (id, rules, set_by, set_90k) VALUES (1, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET rules = excluded.rules, set_by = excluded.set_by, set_90k = excluded.set_90k`,
  )
  let known: BackfillRules | undefined
  return {
    add: ({ camera, stream, from, to, asked_by, missing_ms }) => {
      const { lastInsertRowid } = add.run(camera, stream, from, to, asked_by, clock.wall(), missing_ms)
      return jobOf(one.get(lastInsertRowid)!)
    },
    get: id => {
      const row = one.get(id)
      return row && jobOf(row)
    },
    list: camera => (camera === undefined ? all.all() : ofCamera.all(camera)).map(jobOf),
    open: () => standing.all().map(jobOf),
    touching: (camera, stream, from, to) => touching.all(camera, stream, to, from).map(jobOf),
    update: (id, change) => {
      const given = Object.entries(change).filter(([, value]) => value !== undefined)
      const set = given.map(([name]) => `${columns[name as keyof typeof columns]} = ?`).join(', ')
      if (given.length > 0)
        db.prepare(`UPDATE backfill_job SET ${set} WHERE id = ?`).run(...given.map(([, v]) => v as SQLInputValue), id)
    },
    forget: before => void forget.run(before),
    rules: () => {
      known ??= readRules(rules.get())
      return known
    },
    setRules: (given, by) => {
      setRules.run(JSON.stringify(given), by, clock.wall())
      known = given
    },
  }
}

const readRules = (row: Columns | undefined): BackfillRules => {
  const read = row === undefined ? undefined : backfillRulesShape.safeParse(JSON.parse(String(row.rules)))
  return read?.data ?? usual
}

const jobOf = (row: Columns): BackfillJob => ({
  id: Number(row.id),
  camera: knownCameraId(String(row.camera)),
  stream: row.stream as StreamName,
  from: wallTime90k(Number(row.from_90k)),
  to: wallTime90k(Number(row.to_90k)),
  state: backfillStateShape.parse(row.state),
  reason: backfillReasonShape.nullable().catch(null).parse(row.reason),
  detail: row.detail === null ? null : String(row.detail),
  source: backfillSourceShape.nullable().catch(null).parse(row.source),
  asked_by: String(row.asked_by),
  tries: Number(row.tries),
  made: wallTime90k(Number(row.made_90k)),
  next_try: row.next_try_90k === null ? null : wallTime90k(Number(row.next_try_90k)),
  ended: row.ended_90k === null ? null : wallTime90k(Number(row.ended_90k)),
  bytes: Number(row.bytes),
  segments: Number(row.segments),
  pictures: Number(row.pictures),
  recovered_ms: Number(row.recovered_ms),
  missing_ms: Number(row.missing_ms),
})
