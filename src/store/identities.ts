// Tied identities in station.sqlite: who an identity provider says somebody is, and whose account that is.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { IdentityBook } from '#community/access/identity-provider.ts'

export const createIdentities = (db: DatabaseSync, clock: Clock): IdentityBook => {
  const find = db.prepare('SELECT account_id FROM identity WHERE issuer = ? AND subject = ?')
  const of = db.prepare('SELECT issuer, subject FROM identity WHERE account_id = ? ORDER BY issuer, subject')
  const tie = db.prepare(
    `INSERT INTO identity (issuer, subject, account_id, tied_by, tied_90k) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  const untie = db.prepare('DELETE FROM identity WHERE account_id = ? AND issuer = ? AND subject = ?')
  return {
    find: ({ issuer, subject }) => {
      const row = find.get(issuer, subject)
      return row && Number(row.account_id)
    },
    of: account => of.all(account).map(row => ({ issuer: String(row.issuer), subject: String(row.subject) })),
    tie: (account, { issuer, subject }, by) => tie.run(issuer, subject, account, by, clock.wall()).changes === 1,
    untie: (account, { issuer, subject }) => untie.run(account, issuer, subject).changes === 1,
  }
}
