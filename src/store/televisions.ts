// The book of televisions in station.sqlite. A token is kept as its hash; taking a television out forgets the hash and keeps the row.

import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import type { TelevisionBook, TelevisionRow } from '#community/access/televisions.ts'
import type { SentCamera, TelevisionSetup } from '#contract/television.ts'
import { inTransaction } from './sqlite/open.ts'
import { newToken, tokenHash } from './token.ts'

const MOST = 100

export const createTelevisionBook = (db: DatabaseSync, clock: Clock): TelevisionBook => {
  const here = 'FROM television WHERE removed_90k IS NULL'
  const all = db.prepare(`SELECT * ${here} ORDER BY paired_90k, id`)
  const one = db.prepare(`SELECT * ${here} AND id = ?`)
  const ofToken = db.prepare(`SELECT * ${here} AND token_hash = ?`)
  const count = db.prepare(`SELECT count(*) AS n ${here}`)
  const add = db.prepare(
    `INSERT INTO television (id, token_hash, name, setup, paired_by, paired_90k, changed_by, changed_90k)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const change = db.prepare('UPDATE television SET name = ?, setup = ?, changed_by = ?, changed_90k = ? WHERE id = ?')
  const send = db.prepare('UPDATE television SET sent = ? WHERE id = ?')
  const see = db.prepare('UPDATE television SET seen_90k = ? WHERE id = ?')
  const remove = db.prepare(
    'UPDATE television SET token_hash = NULL, sent = NULL, removed_by = ?, removed_90k = ? WHERE id = ?',
  )
  const get = (id: string) => {
    const row = one.get(id)
    return row && televisionOf(row)
  }
  const must = (id: string): TelevisionRow => {
    const row = get(id)
    if (row === undefined) throw new Problem('no_such_television', { television: id })
    return row
  }
  return {
    list: () => all.all().map(televisionOf),
    get,
    find: token => {
      const row = ofToken.get(tokenHash(token))
      return row && televisionOf(row)
    },
    pair: (setup, by) =>
      inTransaction(db, () => {
        if (Number(count.get()?.n) >= MOST) throw new Problem('too_many_televisions', { most: MOST })
        const [id, token, now] = [`tv-${randomBytes(4).toString('hex')}`, newToken(), clock.wall()]
        add.run(id, tokenHash(token), ...columnsOf(setup), by, now, by, now)
        return { television: must(id), token }
      }),
    change: (id, setup, by) =>
      inTransaction(db, () => {
        must(id)
        change.run(...columnsOf(setup), by, clock.wall(), id)
        return must(id)
      }),
    send: (id, sent) => {
      must(id)
      send.run(sent === undefined ? null : JSON.stringify(sent), id)
      return must(id)
    },
    remove: (id, by) => {
      must(id)
      remove.run(by, clock.wall(), id)
    },
    noteSeen: id => void see.run(clock.wall(), id),
  }
}

const columnsOf = ({ name, shows, hours, brightness }: TelevisionSetup) =>
  [name.normalize('NFC'), JSON.stringify({ shows, hours, brightness })] as const

const televisionOf = (row: Readonly<Record<string, unknown>>): TelevisionRow => ({
  ...(JSON.parse(String(row.setup)) as Omit<TelevisionSetup, 'name'>),
  id: String(row.id),
  name: String(row.name),
  sent: row.sent === null ? undefined : (JSON.parse(String(row.sent)) as SentCamera),
  seen: row.seen_90k === null ? undefined : wallTime90k(Number(row.seen_90k)),
  paired: { by: String(row.paired_by), at: wallTime90k(Number(row.paired_90k)) },
})
