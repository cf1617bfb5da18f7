// The emergency account in station.sqlite. Of the code only its hash is kept: 150 random bits, which nobody turns round. What it may is one grant
// for the hours of its opening, like anybody's, so that every door and every book knows of it without being told.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import {
  type BreakGlassBook,
  EMERGENCY_NAME,
  EMERGENCY_ROLE,
  EMERGENCY_USERNAME,
  type Opening,
  type Seal,
} from '#community/access/break-glass.ts'
import type { GrantBook } from '#community/access/grant-book.ts'
import type { PersonBook } from '#community/neighbours/person-book.ts'
import { verbCodes } from '#contract/access.ts'
import { inTransaction } from './sqlite/open.ts'
import { tokenHash } from './token.ts'

const HOUR_90K = 3600 * 90_000
const DAY_90K = 24 * HOUR_90K
const MOST_WRONG = 1_000

type Books = { readonly people: Pick<PersonBook, 'add'>; readonly grants: Pick<GrantBook, 'give' | 'end' | 'get'> }

export const createBreakGlassBook = (db: DatabaseSync, clock: Clock, { people, grants }: Books): BreakGlassBook => {
  const account = db.prepare(
    'SELECT account.id, person, person.role FROM account JOIN person ON person.id = person WHERE username = ? AND ended_90k IS NULL',
  )
  const others = db.prepare('SELECT 1 FROM account WHERE ended_90k IS NULL AND username <> ? LIMIT 1')
  const insertAccount = db.prepare(
    `INSERT INTO account (username, display_name, password_hash, created_90k, person) VALUES (?, ?, '', ?, ?)`,
  )
  const newest = db.prepare('SELECT * FROM break_glass_seal WHERE over_90k IS NULL ORDER BY id DESC LIMIT 1')
  const any = db.prepare('SELECT 1 FROM break_glass_seal LIMIT 1')
  const insertSeal = db.prepare(
    'INSERT INTO break_glass_seal (code_hash, hours, sealed_by, sealed_90k) VALUES (?, ?, ?, ?) RETURNING *',
  )
  const endSeals = db.prepare('UPDATE break_glass_seal SET over_90k = ? WHERE over_90k IS NULL')
  const byCode = db.prepare('SELECT * FROM break_glass_seal WHERE code_hash = ?')
  const insertOpening = db.prepare(
    `INSERT INTO break_glass_opening (seal, name, reason, address, opened_90k, until_90k, grant_id)
       VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *`,
  )
  const standing = db.prepare('SELECT * FROM break_glass_opening WHERE closed_90k IS NULL ORDER BY id DESC LIMIT 1')
  const all = db.prepare('SELECT * FROM break_glass_opening ORDER BY id DESC LIMIT ?')
  const closing = db.prepare('UPDATE break_glass_opening SET closed_by = ?, closed_90k = ? WHERE id = ?')
  const endSessions = db.prepare('DELETE FROM session WHERE account_id = ?')
  const seeing = db.prepare(
    `UPDATE break_glass_opening SET seen_by = ?, seen_word = ?, seen_90k = ?
       WHERE id = ? AND closed_90k IS NOT NULL AND seen_90k IS NULL`,
  )
  const insertWrong = db.prepare('INSERT INTO break_glass_wrong (address, tried_90k) VALUES (?, ?)')
  const dropWrong = db.prepare('DELETE FROM break_glass_wrong WHERE id <= (SELECT max(id) FROM break_glass_wrong) - ?')
  const wrong = db.prepare('SELECT address, tried_90k FROM break_glass_wrong WHERE tried_90k > ? ORDER BY id DESC')

  const personOf = (by: string): number => {
    const found = account.get(EMERGENCY_USERNAME)
    if (found?.role === EMERGENCY_ROLE) return Number(found.person)
    if (found !== undefined) throw new Problem('username_taken', { username: EMERGENCY_USERNAME })
    if (others.get(EMERGENCY_USERNAME) === undefined) throw new Problem('break_glass_too_early')
    const { id } = people.add({ name: EMERGENCY_NAME, rank: '', role: EMERGENCY_ROLE, unit: null }, by)
    insertAccount.run(EMERGENCY_USERNAME, EMERGENCY_NAME, clock.wall(), id)
    return id
  }
  const begin = (
    seal: Readonly<Record<string, unknown>>,
    who: Pick<Opening, 'name' | 'reason' | 'address'>,
  ): Opening => {
    const now = clock.wall()
    const until = wallTime90k(now + Math.round(Number(seal.hours) * HOUR_90K))
    const reason = `${EMERGENCY_NAME}: ${who.name}: ${who.reason}`.slice(0, 500)
    const terms = { role: null, verbs: [...verbCodes], scope: { kind: 'station' as const }, hours: null }
    const { id } = grants.give(personOf(''), { ...terms, from: now, until, reason }, EMERGENCY_USERNAME)
    endSeals.run(now)
    return openingOf(insertOpening.get(Number(seal.id), who.name, who.reason, who.address, now, until, id)!)
  }

  return {
    seal: () => {
      const row = newest.get()
      return row && sealOf(row)
    },
    everSealed: () => any.get() !== undefined,
    sealAnew: (code, hours, by) =>
      inTransaction(db, () => {
        if (standing.get() !== undefined) throw new Problem('break_glass_is_open')
        personOf(by)
        endSeals.run(clock.wall())
        return sealOf(insertSeal.get(tokenHash(code), hours, by, clock.wall())!)
      }),
    open: (code, who) =>
      inTransaction(db, () => {
        const seal = byCode.get(tokenHash(code))
        if (seal === undefined) return undefined
        const going = standing.get()
        if (going !== undefined) return going.seal === seal.id ? openingOf(going) : undefined
        return seal.over_90k === null ? begin(seal, who) : undefined
      }),
    close: by =>
      inTransaction(db, () => {
        const going = standing.get()
        if (going === undefined) return false
        closing.run(by, clock.wall(), Number(going.id))
        const grant = Number(going.grant_id)
        if (grants.get(grant)?.ended === undefined) grants.end(grant, 'đóng tài khoản khẩn cấp', by)
        const found = account.get(EMERGENCY_USERNAME)
        if (found !== undefined) endSessions.run(Number(found.id))
        return true
      }),
    see: (id, word, by) => seeing.run(by, word, clock.wall(), id).changes === 1,
    openings: most => all.all(most).map(openingOf),
    noteWrong: address => {
      insertWrong.run(address, clock.wall())
      dropWrong.run(MOST_WRONG)
    },
    wrong: () => {
      const rows = wrong.all(clock.wall() - DAY_90K)
      const [first] = rows
      if (first === undefined) return undefined
      const addresses = [...new Set(rows.map(row => String(row.address)))].slice(0, 10)
      return { count: rows.length, last: wallTime90k(Number(first.tried_90k)), addresses }
    },
    account: () => {
      const found = account.get(EMERGENCY_USERNAME)
      return found === undefined ? undefined : Number(found.id)
    },
  }
}

const sealOf = (row: Readonly<Record<string, unknown>>): Seal => ({
  id: Number(row.id),
  by: String(row.sealed_by),
  at: wallTime90k(Number(row.sealed_90k)),
  hours: Number(row.hours),
})

const openingOf = (row: Readonly<Record<string, unknown>>): Opening => ({
  id: Number(row.id),
  name: String(row.name),
  reason: String(row.reason),
  address: String(row.address),
  opened: wallTime90k(Number(row.opened_90k)),
  until: wallTime90k(Number(row.until_90k)),
  closed: row.closed_90k === null ? undefined : { by: String(row.closed_by), at: at(row.closed_90k) },
  seen:
    row.seen_90k === null ? undefined : { by: String(row.seen_by), word: String(row.seen_word), at: at(row.seen_90k) },
})

const at = (value: unknown): WallTime90k => wallTime90k(Number(value))
