// What ends when somebody leaves or loses their account: sessions at once, grants and the account with who ended them.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { accessWords } from './access-words.ts'

/** To be called inside a transaction. */
export const endsOfPerson = (db: DatabaseSync, clock: Clock) => {
  const standing = db.prepare('SELECT id FROM access_grant WHERE person = ? AND ended_90k IS NULL')
  const endGrant = db.prepare('UPDATE access_grant SET ended_by = ?, ended_90k = ?, ended_reason = ? WHERE id = ?')
  const account = db.prepare('SELECT id, username FROM account WHERE person = ? AND ended_90k IS NULL')
  const endAccount = db.prepare('UPDATE account SET ended_by = ?, ended_90k = ? WHERE id = ?')
  const signOut = db.prepare('DELETE FROM session WHERE account_id = ?')
  const say = accessWords(db, clock)
  return {
    grant: (id: number, reason: string, by: string): void => {
      endGrant.run(by, clock.wall(), reason.normalize('NFC'), id)
      say('grant', id, { ended: reason }, by)
    },
    grants(person: number, reason: string, by: string): void {
      for (const { id } of standing.all(person)) this.grant(Number(id), reason, by)
    },
    account: (person: number, by: string): void => {
      for (const { id, username } of account.all(person)) {
        endAccount.run(by, clock.wall(), Number(id))
        signOut.run(Number(id))
        say('account', String(username), { ended: true }, by)
      }
    },
  }
}
