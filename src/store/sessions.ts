// Sessions in station.sqlite. One ends by sign-out, when no hand was at it for a while, when it has grown too old, or with its account. How
// long that is depends on whose it is at the moment that is asked, so that a rise of privilege shortens what is open already.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { spanFromMillis, wallPlus, wallTime90k } from '#base/units.ts'
import type { SignedIn } from '#community/access/accounts.ts'
import type { SessionBook, SessionRow } from '#community/access/session-book.ts'
import {
  type IdleLimits,
  idleMs,
  type Stage,
  type Standing,
  usualIdle,
  wholeMs,
} from '#community/access/sign-in-steps.ts'
import { signInWayShape } from '#contract/session.ts'
import { newToken, tokenHash } from './token.ts'

/** Being active is written down at most this often. */
const SEEN_EVERY_90K = spanFromMillis(15_000)
/** More browsers than this for one account, and the longest unused one is signed out. */
const MOST_PER_ACCOUNT = 50

export const createSessions = (
  db: DatabaseSync,
  clock: Clock,
  standingOf: (account: SignedIn) => Standing,
  limits: () => IdleLimits = () => usualIdle,
): SessionBook => {
  const dropSurplus = db.prepare(
    `DELETE FROM session WHERE id IN (SELECT id FROM session WHERE account_id = ? AND duty_wall_by IS NULL
       ORDER BY seen_90k DESC LIMIT -1 OFFSET ${MOST_PER_ACCOUNT - 1})`,
  )
  const insert = db.prepare(
    `INSERT INTO session (token_hash, account_id, stage, ways, address, device, created_90k, seen_90k)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const columns = `SELECT s.id AS session, s.stage, s.ways, s.address, s.device, s.created_90k, s.seen_90k, s.duty_wall_by,
    a.id, a.username, a.display_name, a.person FROM session s
    JOIN account a ON a.id = s.account_id AND a.ended_90k IS NULL`
  const byToken = db.prepare(`${columns} WHERE s.token_hash = ?`)
  const all = db.prepare(
    `${columns} WHERE s.stage = 'open' AND coalesce(?, a.id) = a.id ORDER BY s.seen_90k DESC, s.id`,
  )
  const seen = db.prepare('UPDATE session SET seen_90k = ? WHERE id = ?')
  const drop = db.prepare('DELETE FROM session WHERE token_hash = ?')
  const dropId = db.prepare('DELETE FROM session WHERE id = ?')
  const tokensOf = db.prepare('SELECT id, token_hash FROM session WHERE account_id = ?')
  const asWall = db.prepare(`UPDATE session SET duty_wall_by = ?, seen_90k = ? WHERE id = ? AND stage = 'open'`)

  const alive = (found: Record<string, unknown> | undefined): SessionRow | undefined => {
    if (found === undefined) return undefined
    const row = rowOf(found)
    const idle =
      row.stage === 'open' ? idleMs(standingOf(row.account), row.duty_wall_by !== undefined, limits()) : undefined
    const now = clock.wall()
    if (now < row.ends && (idle === undefined || now - row.seen <= spanFromMillis(idle))) return row
    dropId.run(row.id)
    return undefined
  }
  const row = (token: string) => alive(byToken.get(tokenHash(token)))

  return {
    row,
    find: token => {
      const found = row(token)
      return found?.stage === 'open' ? found.account : undefined
    },
    open: ({ account, stage, ways, address, device }) => {
      const [now, token] = [clock.wall(), newToken()]
      for (const old of all.all(account)) alive(old)
      dropSurplus.run(account)
      insert.run(tokenHash(token), account, stage, JSON.stringify(ways), address, device, now, now)
      return token
    },
    touch: token => {
      const found = row(token)
      const now = clock.wall()
      if (found !== undefined && Math.abs(now - found.seen) > SEEN_EVERY_90K) seen.run(now, found.id)
    },
    close: token => void drop.run(tokenHash(token)),
    list: account => all.all(account ?? null).flatMap(found => alive(found) ?? []),
    end: id => dropId.run(id).changes === 1,
    endOthers: (account, keep = []) => {
      const kept = new Set(keep.map(token => Buffer.from(tokenHash(token)).toString('hex')))
      for (const { id, token_hash } of tokensOf.all(account))
        if (!kept.has(Buffer.from(token_hash as Uint8Array).toString('hex'))) dropId.run(id as number)
    },
    makeDutyWall: (id, by) => asWall.run(by, clock.wall(), id).changes === 1,
  }
}

const waysShape = signInWayShape.array().catch([])

const rowOf = (found: Record<string, unknown>): SessionRow => {
  const stage = String(found.stage) as Stage
  const since = wallTime90k(Number(found.created_90k))
  const duty_wall_by = found.duty_wall_by === null ? undefined : String(found.duty_wall_by)
  return {
    id: Number(found.session),
    account: {
      id: Number(found.id),
      username: String(found.username),
      display_name: String(found.display_name),
      person: Number(found.person),
    },
    stage,
    ways: waysShape.parse(JSON.parse(String(found.ways))),
    address: String(found.address),
    device: String(found.device),
    since,
    seen: wallTime90k(Number(found.seen_90k)),
    ends: wallPlus(since, spanFromMillis(wholeMs(stage, duty_wall_by !== undefined))),
    duty_wall_by,
  }
}
