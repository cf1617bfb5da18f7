// Sessions: who is signed in. A session ends by sign-out, after 12 hours without use, or after 30 days in any case.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { spanFromMillis } from '#base/units.ts'
import type { SessionBook, SignedIn } from '#community/access/accounts.ts'
import { newToken, tokenHash } from './token.ts'

const HOUR_MS = 3_600_000
const IDLE_90K = spanFromMillis(12 * HOUR_MS)
const WHOLE_90K = spanFromMillis(30 * 24 * HOUR_MS)
/** Being active is written down at most this often. */
const SEEN_EVERY_90K = spanFromMillis(60_000)
/** More browsers than this for one account, and the longest unused one is signed out. */
const MOST_PER_ACCOUNT = 50

export const createSessions = (db: DatabaseSync, clock: Clock): SessionBook => {
  const dropOld = db.prepare('DELETE FROM session WHERE seen_90k < ? OR created_90k < ?')
  const dropSurplus = db.prepare(
    `DELETE FROM session WHERE token_hash IN (SELECT token_hash FROM session WHERE account_id = ?
       ORDER BY seen_90k DESC LIMIT -1 OFFSET ${MOST_PER_ACCOUNT - 1})`,
  )
  const insert = db.prepare('INSERT INTO session (token_hash, account_id, created_90k, seen_90k) VALUES (?, ?, ?, ?)')
  const select = db.prepare(
    `SELECT s.created_90k, s.seen_90k, a.id, a.username, a.display_name, a.person
       FROM session s JOIN account a ON a.id = s.account_id AND a.ended_90k IS NULL WHERE s.token_hash = ?`,
  )
  const touch = db.prepare('UPDATE session SET seen_90k = ? WHERE token_hash = ?')
  const drop = db.prepare('DELETE FROM session WHERE token_hash = ?')

  return {
    open: accountId => {
      const [now, token] = [clock.wall(), newToken()]
      dropOld.run(now - IDLE_90K, now - WHOLE_90K)
      dropSurplus.run(accountId)
      insert.run(tokenHash(token), accountId, now, now)
      return token
    },
    find: token => {
      const hash = tokenHash(token)
      const row = select.get(hash)
      if (row === undefined) return undefined
      const [now, created, seen] = [clock.wall(), Number(row.created_90k), Number(row.seen_90k)]
      if (now - seen > IDLE_90K || now - created > WHOLE_90K) {
        drop.run(hash)
        return undefined
      }
      if (Math.abs(now - seen) > SEEN_EVERY_90K) touch.run(now, hash)
      return accountOf(row)
    },
    close: token => void drop.run(tokenHash(token)),
  }
}

const accountOf = (row: Record<string, unknown>): SignedIn => ({
  id: Number(row.id),
  username: String(row.username),
  display_name: String(row.display_name),
  person: Number(row.person),
})
