// Rules and what they found, in station.sqlite: what people say of a notice is as dear as what they say of anything.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import type { RuleBook, RuleDraft, RuleNoticeBook, RuleNoticeRow, RuleRow } from '#community/watching/rule-book.ts'
import { MOST_RULES, type RuleKind } from '#contract/rule.ts'
import { firstOf } from './first-of.ts'
import { inTransaction } from './sqlite/open.ts'

type Row = Readonly<Record<string, unknown>>

export const createRuleBook = (db: DatabaseSync, clock: Clock): RuleBook => {
  const all = db.prepare('SELECT * FROM rule WHERE removed_90k IS NULL ORDER BY id')
  const one = db.prepare('SELECT * FROM rule WHERE id = ? AND removed_90k IS NULL')
  const count = db.prepare('SELECT count(*) AS n FROM rule WHERE camera = ? AND removed_90k IS NULL')
  const add = db.prepare(
    `INSERT INTO rule (camera, kind, name, settings, runs, made_by, made_90k, changed_90k)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7) RETURNING *`,
  )
  const change = db.prepare(
    'UPDATE rule SET name = ?, settings = ?, runs = ?, changed_90k = ? WHERE id = ? RETURNING *',
  )
  const remove = db.prepare('UPDATE rule SET removed_90k = ? WHERE id = ?')
  const get = (id: number): RuleRow => {
    const row = one.get(id)
    if (row === undefined) throw new Problem('no_such_rule', { rule: id })
    return ruleOf(row)
  }
  return {
    list: () => all.all().map(ruleOf),
    get,
    add: (camera, kind, draft, by) =>
      inTransaction(db, () => {
        if (Number(count.get(camera)?.n) >= MOST_RULES)
          throw new Problem('too_many_rules', { camera, most: MOST_RULES })
        return ruleOf(add.get(camera, kind, ...written(draft), by, clock.wall())!)
      }),
    change: (id, draft) =>
      inTransaction(db, () => {
        get(id)
        return ruleOf(change.get(...written(draft), clock.wall(), id)!)
      }),
    remove: id => {
      get(id)
      remove.run(clock.wall(), id)
    },
  }
}

const written = ({ name, on, zone, line, hours, least_s, least_part }: RuleDraft) =>
  [name.normalize('NFC'), JSON.stringify({ zone, line, hours, least_s, least_part }), on ? 1 : 0] as const

const ruleOf = (row: Row): RuleRow => ({
  ...(JSON.parse(String(row.settings)) as Omit<RuleDraft, 'name' | 'on'>),
  id: Number(row.id),
  camera: knownCameraId(String(row.camera)),
  kind: row.kind as RuleKind,
  name: String(row.name),
  on: row.runs === 1,
  by: String(row.made_by),
  made: wallTime90k(Number(row.made_90k)),
  changed: wallTime90k(Number(row.changed_90k)),
})

const columns = `rule_notice.*, rule.name, rule.kind, (SELECT id FROM incident WHERE notice = rule_notice.id) AS incident
  FROM rule_notice JOIN rule ON rule.id = rule_notice.rule`

export const createRuleNotices = (db: DatabaseSync, clock: Clock): RuleNoticeBook => {
  const reading = readers(db)
  const put = db.prepare(
    `INSERT INTO rule_notice (rule, camera, from_90k, to_90k, ended, times, box) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (rule, from_90k) DO UPDATE SET to_90k = max(to_90k, excluded.to_90k), ended = excluded.ended,
       times = max(times, excluded.times), box = coalesce(excluded.box, box)`,
  )
  const close = db.prepare(
    "UPDATE rule_notice SET ended = 'unheard' WHERE ended = 'lasts' AND (?1 IS NULL OR rule = ?1)",
  )
  const say = db.prepare('UPDATE rule_notice SET word = ?, word_by = ?, word_90k = ? WHERE id = ?')
  const forget = db.prepare(
    'DELETE FROM rule_notice WHERE to_90k < ? AND NOT EXISTS (SELECT 1 FROM incident WHERE notice = rule_notice.id)',
  )
  return {
    ...reading,
    put: found =>
      inTransaction(db, () => {
        for (const { rule, camera, from, to, lasts, times, box } of found)
          put.run(
            rule,
            camera,
            from,
            to,
            lasts ? 'lasts' : 'heard',
            times,
            box === undefined ? null : JSON.stringify(box),
          )
      }),
    close: rule => void close.run(rule ?? null),
    say: (id, word, by) => {
      reading.get(id)
      say.run(word, word === null ? null : by, word === null ? null : clock.wall(), id)
      return reading.get(id)
    },
    forget: before => void forget.run(before),
  }
}

const readers = (db: DatabaseSync) => {
  const one = db.prepare(`SELECT ${columns} WHERE rule_notice.id = ?`)
  const between = db.prepare(
    `SELECT ${columns} WHERE rule_notice.camera = ? AND from_90k < ?3 AND (to_90k >= ?2 OR ended = 'lasts')
     ORDER BY from_90k LIMIT ?4`,
  )
  const begun = db.prepare(`SELECT ${columns} WHERE from_90k > ? ORDER BY from_90k DESC LIMIT ?`)
  const besides = {
    after: db.prepare(
      `SELECT ${columns} WHERE rule_notice.camera = ? AND kind = ? AND from_90k > ? ORDER BY from_90k LIMIT 1`,
    ),
    before: db.prepare(
      `SELECT ${columns} WHERE rule_notice.camera = ? AND kind = ? AND from_90k < ? ORDER BY from_90k DESC LIMIT 1`,
    ),
  }
  const found = db.prepare(
    `SELECT ${columns} WHERE (:rule IS NULL OR rule = :rule) AND (:camera IS NULL OR rule_notice.camera = :camera)
       AND (:word IS NULL OR coalesce(word, 'none') = :word) AND from_90k < coalesce(:before, 9e18)
     ORDER BY from_90k DESC, rule_notice.id DESC`,
  )
  const counted = db.prepare(
    `SELECT count(*) AS found, count(*) FILTER (WHERE word = 'confirmed') AS confirmed,
       count(*) FILTER (WHERE word = 'set_aside') AS set_aside FROM rule_notice WHERE rule = ? AND from_90k >= ?`,
  )
  return {
    get: (id: number): RuleNoticeRow => {
      const row = one.get(id)
      if (row === undefined) throw new Problem('no_such_rule_notice', { notice: id })
      return noticeOf(row)
    },
    between: (...[camera, from, to, most]: Parameters<RuleNoticeBook['between']>) =>
      between.all(camera, from, to, most).map(noticeOf),
    begun: (...[after, most]: Parameters<RuleNoticeBook['begun']>) => begun.all(after, most).map(noticeOf),
    beside: (...[camera, kind, at, way]: Parameters<RuleNoticeBook['beside']>) => {
      const row = besides[way].get(camera, kind, at)
      return row && noticeOf(row)
    },
    find: ({ rule, camera, word, before, seen, most }: Parameters<RuleNoticeBook['find']>[0]) => {
      const asked = { rule: rule ?? null, camera: camera ?? null, word: word ?? null, before: before ?? null }
      return firstOf(noticesOf(found.iterate(asked)), row => seen(row.camera), most)
    },
    counts: (...[rule, since]: Parameters<RuleNoticeBook['counts']>) => {
      const row = counted.get(rule, since)
      return {
        found: Number(row?.found ?? 0),
        confirmed: Number(row?.confirmed ?? 0),
        set_aside: Number(row?.set_aside ?? 0),
      }
    },
  }
}

function* noticesOf(rows: Iterable<Row>): Generator<RuleNoticeRow> {
  for (const row of rows) yield noticeOf(row)
}

const noticeOf = (row: Row): RuleNoticeRow => ({
  id: Number(row.id),
  rule: Number(row.rule),
  name: String(row.name),
  kind: row.kind as RuleKind,
  camera: knownCameraId(String(row.camera)),
  from: wallTime90k(Number(row.from_90k)),
  to: wallTime90k(Number(row.to_90k)),
  end: row.ended as RuleNoticeRow['end'],
  times: Number(row.times),
  box: row.box === null ? null : (JSON.parse(String(row.box)) as RuleNoticeRow['box']),
  word: row.word as RuleNoticeRow['word'],
  word_by: row.word_by as string | null,
  word_at: row.word_90k === null ? null : wallTime90k(Number(row.word_90k)),
  incident: row.incident === null ? null : Number(row.incident),
})
