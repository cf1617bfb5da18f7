// The wall book in station.sqlite. A removed wall keeps its row for as long as the removal can be undone.

import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, wallPlus, wallTime90k } from '#base/units.ts'
import type { WallBook, WallDraft, WallRow } from '#community/watching/wall-book.ts'
import type { WallCell, WallLayout, WallPatrol } from '#contract/wall.ts'
import { inTransaction } from './sqlite/open.ts'

/** How long a removal can be undone. */
const UNDO = spanFromMillis(10 * 60_000)
const MOST_OF_ONE_OWNER = 200

export const createWallBook = (db: DatabaseSync, clock: Clock): WallBook => {
  const all = db.prepare('SELECT * FROM wall WHERE removed_90k IS NULL ORDER BY made_90k, id')
  const one = db.prepare('SELECT * FROM wall WHERE id = ? AND removed_90k IS NULL')
  const gone = db.prepare('SELECT * FROM wall WHERE id = ? AND removed_90k > ?')
  const count = db.prepare('SELECT count(*) AS n FROM wall WHERE owner IS ? AND removed_90k IS NULL')
  const add = db.prepare(
    `INSERT INTO wall (id, owner, name, layout, cells, patrol, is_default, revision, made_by, made_90k, changed_by, changed_90k)
     VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)`,
  )
  const change = db.prepare(
    `UPDATE wall SET name = ?, layout = ?, cells = ?, patrol = ?, is_default = ?, revision = revision + 1, changed_by = ?,
       changed_90k = ? WHERE id = ?`,
  )
  const noDefault = db.prepare('UPDATE wall SET is_default = 0 WHERE owner IS ? AND is_default = 1 AND id <> ?')
  const remove = db.prepare('UPDATE wall SET removed_by = ?, removed_90k = ? WHERE id = ?')
  const restore = db.prepare(
    `UPDATE wall SET removed_by = NULL, removed_90k = NULL, is_default = is_default AND NOT EXISTS
       (SELECT 1 FROM wall AS other WHERE other.owner IS wall.owner AND other.is_default = 1 AND other.removed_90k IS NULL)
     WHERE id = ?`,
  )
  const purge = db.prepare('DELETE FROM wall WHERE removed_90k <= ?')
  const get = (id: string) => {
    const row = one.get(id)
    return row && wallOf(row)
  }
  const removed = (id: string) => {
    const row = gone.get(id, clock.wall() - UNDO)
    return row && wallOf(row)
  }
  const must = (wall: WallRow | undefined, id: string): WallRow => {
    if (wall === undefined) throw new Problem('no_such_wall', { wall: id })
    return wall
  }
  return {
    list: () => all.all().map(wallOf),
    get,
    removed,
    make: (draft, owner, by) =>
      inTransaction(db, () => {
        if (Number(count.get(owner ?? null)?.n) >= MOST_OF_ONE_OWNER)
          throw new Problem('too_many_walls', { most: MOST_OF_ONE_OWNER })
        const id = `tuong-${randomBytes(4).toString('hex')}`
        if (draft.is_default) noDefault.run(owner ?? null, id)
        const now = clock.wall()
        add.run(id, owner ?? null, ...columnsOf(draft), by, now, by, now)
        return must(get(id), id)
      }),
    change: (id, draft, revision, by) =>
      inTransaction(db, () => {
        const { owner, changed, ...stands } = must(get(id), id)
        if (stands.revision !== revision)
          throw new Problem('wall_changed', { wall: id, revision: stands.revision, by: changed.by, at_90k: changed.at })
        if (draft.is_default) noDefault.run(owner ?? null, id)
        change.run(...columnsOf(draft), by, clock.wall(), id)
        return must(get(id), id)
      }),
    remove: (id, by) =>
      inTransaction(db, () => {
        const now = clock.wall()
        purge.run(now - UNDO)
        const wall = must(get(id), id)
        remove.run(by, now, id)
        return { wall, until: wallPlus(now, UNDO) }
      }),
    restore: id =>
      inTransaction(db, () => {
        must(removed(id), id)
        restore.run(id)
        return must(get(id), id)
      }),
  }
}

const columnsOf = ({ name, layout, cells, patrol, is_default }: WallDraft) =>
  [name.normalize('NFC'), layout, JSON.stringify(cells), JSON.stringify(patrol), is_default ? 1 : 0] as const

const wallOf = (row: Readonly<Record<string, unknown>>): WallRow => ({
  id: String(row.id),
  owner: row.owner === null ? undefined : String(row.owner),
  name: String(row.name),
  layout: row.layout as WallLayout,
  cells: JSON.parse(String(row.cells)) as readonly WallCell[],
  patrol: JSON.parse(String(row.patrol)) as WallPatrol,
  is_default: row.is_default === 1,
  revision: Number(row.revision),
  made: { by: String(row.made_by), at: wallTime90k(Number(row.made_90k)) },
  changed: { by: String(row.changed_by), at: wallTime90k(Number(row.changed_90k)) },
})
