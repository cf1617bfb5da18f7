// One-time sign-in links: the only way to the first account, and back in when its password is forgotten.
// One link is good at a time, for 15 minutes, once.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { spanFromMillis, wallPlus } from '#base/units.ts'
import type { LinkBook } from '#community/access/accounts.ts'
import { inTransaction } from './sqlite/open.ts'
import { newToken, tokenHash } from './token.ts'

const GOOD_FOR_90K = spanFromMillis(15 * 60_000)

export const createLinks = (db: DatabaseSync, clock: Clock): LinkBook => {
  const dropAll = db.prepare('DELETE FROM sign_in_link')
  const insert = db.prepare('INSERT INTO sign_in_link (token_hash, good_until_90k) VALUES (?, ?)')
  const select = db.prepare('SELECT 1 FROM sign_in_link WHERE token_hash = ? AND good_until_90k > ?')
  const take = db.prepare('DELETE FROM sign_in_link WHERE token_hash = ? AND good_until_90k > ?')
  return {
    make: () => {
      const [token, good_until_90k] = [newToken(), wallPlus(clock.wall(), GOOD_FOR_90K)]
      inTransaction(db, () => {
        dropAll.run()
        insert.run(tokenHash(token), good_until_90k)
      })
      return { token, good_until_90k }
    },
    good: token => select.get(tokenHash(token), clock.wall()) !== undefined,
    use: token => take.run(tokenHash(token), clock.wall()).changes === 1,
  }
}
