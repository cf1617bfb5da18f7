// The keeping book in station.sqlite: rules of retention and holds.

import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { knownCameraId, type StreamName } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { HoldRow, KeepingBook, RetentionRuleRow, Scope } from '#community/upkeep/keeping-book.ts'
import { inTransaction } from './sqlite/open.ts'

type Columns = Readonly<Record<string, unknown>>

export const createKeepingBook = (db: DatabaseSync, clock: Clock): KeepingBook => {
  const rules = db.prepare('SELECT scope, days, quota_bytes FROM retention ORDER BY scope')
  const putRule = db.prepare(
    `INSERT INTO retention (scope, days, quota_bytes) VALUES (?, ?, ?)
     ON CONFLICT (scope) DO UPDATE SET days = excluded.days, quota_bytes = excluded.quota_bytes`,
  )
  const dropRule = db.prepare('DELETE FROM retention WHERE scope = ?')
  const holds = db.prepare('SELECT * FROM hold ORDER BY made_90k DESC, id')
  const one = db.prepare('SELECT * FROM hold WHERE id = ?')
  const standing = db.prepare('SELECT 1 FROM hold WHERE id = ? AND released_90k IS NULL')
  const add = db.prepare(
    `INSERT INTO hold (id, camera, stream, from_90k, to_90k, reason, owner, review_90k, made_90k)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const release = db.prepare('UPDATE hold SET released_90k = ? WHERE id = ? AND released_90k IS NULL')
  const review = db.prepare('UPDATE hold SET review_90k = ? WHERE id = ? AND released_90k IS NULL')
  const revision = db.prepare('SELECT revision FROM keeping_revision')
  const grow = db.prepare('UPDATE keeping_revision SET revision = revision + 1')
  const changing = <T>(work: () => T): T =>
    inTransaction(db, () => {
      grow.run()
      return work()
    })
  return {
    rules: () => rules.all().map(ruleOf),
    setRule: ({ scope, days, quota_bytes }) =>
      changing(() => void putRule.run(scopeText(scope), days ?? null, quota_bytes ?? null)),
    dropRule: scope => changing(() => void dropRule.run(scopeText(scope))),
    holds: () => holds.all().map(holdOf),
    hold: ({ camera, stream, from, to, reason, owner, review }) =>
      changing(() => {
        const id = `giu-${randomBytes(4).toString('hex')}`
        const text = reason.normalize('NFC')
        add.run(id, camera, stream ?? null, from, to, text, owner, review ?? null, clock.wall())
        return holdOf(one.get(id)!)
      }),
    stands: id => standing.get(id) !== undefined,
    release: id =>
      changing(() => {
        if (release.run(clock.wall(), id).changes === 0) throw new Problem('no_such_hold', { hold: id })
        return holdOf(one.get(id)!)
      }),
    review: (id, at) => {
      if (review.run(at, id).changes === 0) throw new Problem('no_such_hold', { hold: id })
      return holdOf(one.get(id)!)
    },
    revision: () => Number(revision.get()?.revision ?? 0),
  }
}

const scopeText = (scope: Scope): string => {
  if (scope.kind === 'all') return 'all'
  return scope.kind === 'camera' ? `camera:${scope.camera}` : `place:${scope.place.normalize('NFC')}`
}

const scopeOf = (text: string): Scope => {
  if (text.startsWith('camera:')) return { kind: 'camera', camera: knownCameraId(text.slice(7)) }
  return text.startsWith('place:') ? { kind: 'place', place: text.slice(6) } : { kind: 'all' }
}

const ruleOf = ({ scope, days, quota_bytes }: Columns): RetentionRuleRow => ({
  scope: scopeOf(String(scope)),
  days: days === null ? undefined : Number(days),
  quota_bytes: quota_bytes === null ? undefined : Number(quota_bytes),
})

const holdOf = (row: Columns): HoldRow => ({
  id: String(row.id),
  camera: knownCameraId(String(row.camera)),
  stream: row.stream === null ? undefined : (row.stream as StreamName),
  from: wallTime90k(Number(row.from_90k)),
  to: wallTime90k(Number(row.to_90k)),
  reason: String(row.reason),
  owner: String(row.owner),
  review: instant(row.review_90k),
  made: wallTime90k(Number(row.made_90k)),
  released: instant(row.released_90k),
})

const instant = (value: unknown): WallTime90k | undefined => (value === null ? undefined : wallTime90k(Number(value)))
