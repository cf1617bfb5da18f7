// The comparison book in station.sqlite.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import type { ComparisonBook, ComparisonDraft, ComparisonRow } from '#community/trails/comparison-book.ts'
import type { Compared } from '#contract/comparison.ts'
import { firstOf } from './first-of.ts'
import { inTransaction } from './sqlite/open.ts'

const MOST = 20_000
const MOST_TOLD = 200

export const createComparisonBook = (db: DatabaseSync, clock: Clock): ComparisonBook => {
  const one = db.prepare('SELECT * FROM comparison WHERE id = ?')
  const all = db.prepare('SELECT * FROM comparison WHERE ?1 IS NULL OR trail = ?1 ORDER BY id DESC')
  const count = db.prepare('SELECT count(*) AS n FROM comparison')
  const add = db.prepare(
    `INSERT INTO comparison (title, trail, items, revision, made_by, made_90k, changed_90k) VALUES (?, ?, ?, 1, ?, ?, ?) RETURNING *`,
  )
  const change = db.prepare(
    `UPDATE comparison SET title = ?, trail = ?, items = ?, revision = revision + 1, changed_90k = ? WHERE id = ? RETURNING *`,
  )
  const remove = db.prepare('DELETE FROM comparison WHERE id = ?')
  const get = (id: number): ComparisonRow | undefined => {
    const row = one.get(id)
    return row && comparisonOf(row)
  }
  return {
    get,
    list: (seen, trail) => firstOf(rowsOf(all.iterate(trail ?? null) as Iterable<Row>), seen, MOST_TOLD),
    add: (draft, by) =>
      inTransaction(db, () => {
        if (Number(count.get()?.n) >= MOST) throw new Problem('too_many_comparisons', { most: MOST })
        const now = clock.wall()
        return comparisonOf(add.get(...textOf(draft), by, now, now)!)
      }),
    change: (id, draft, revision) =>
      inTransaction(db, () => {
        const row = get(id)
        if (row === undefined) throw new Problem('no_such_comparison', { comparison: id })
        if (row.revision !== revision)
          throw new Problem('comparison_changed', { comparison: id, revision: row.revision })
        return comparisonOf(change.get(...textOf(draft), clock.wall(), id)!)
      }),
    remove: id => {
      if (remove.run(id).changes === 0) throw new Problem('no_such_comparison', { comparison: id })
    },
  }
}

type Row = Readonly<Record<string, unknown>>

function* rowsOf(rows: Iterable<Row>): Generator<ComparisonRow> {
  for (const row of rows) yield comparisonOf(row)
}

const textOf = ({ title, trail, items }: ComparisonDraft) =>
  [title.normalize('NFC'), trail, JSON.stringify(items)] as const

const comparisonOf = (row: Row): ComparisonRow => ({
  id: Number(row.id),
  title: String(row.title),
  trail: row.trail === null ? null : Number(row.trail),
  items: JSON.parse(String(row.items)) as readonly Compared[],
  revision: Number(row.revision),
  by: String(row.made_by),
  made: wallTime90k(Number(row.made_90k)),
  changed: wallTime90k(Number(row.changed_90k)),
})
