// Passkeys in station.sqlite: public keys that browsers made for accounts.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { wallTime90k } from '#base/units.ts'
import type { CredentialBook, Passkey } from '#community/access/credential-book.ts'

type Kept = Pick<CredentialBook, 'addPasskey' | 'passkey' | 'notePasskey' | 'dropPasskey'>

export const passkeysIn = (
  db: DatabaseSync,
  clock: Clock,
): Kept & { readonly passkeysOf: (account: number) => readonly Passkey[] } => {
  const ofAccount = db.prepare('SELECT * FROM passkey WHERE account_id = ? ORDER BY made_90k, id')
  const one = db.prepare('SELECT * FROM passkey WHERE id = ?')
  const insert = db.prepare(
    `INSERT INTO passkey (id, account_id, public_key, counter, transports, name, made_90k) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
  )
  const used = db.prepare('UPDATE passkey SET counter = ?, used_90k = ? WHERE id = ?')
  const drop = db.prepare('DELETE FROM passkey WHERE id = ? AND account_id = ?')
  return {
    passkeysOf: account => ofAccount.all(account).map(passkeyOf),
    passkey: id => {
      const row = one.get(id)
      return row && passkeyOf(row)
    },
    addPasskey: ({ id, account, public_key, counter, transports, name }) =>
      void insert.run(id, account, public_key, counter, JSON.stringify(transports), name, clock.wall()),
    notePasskey: (id, counter) => void used.run(counter, clock.wall(), id),
    dropPasskey: (account, id) => drop.run(id, account).changes === 1,
  }
}

const passkeyOf = (row: Record<string, unknown>): Passkey => ({
  id: String(row.id),
  account: Number(row.account_id),
  public_key: new Uint8Array(row.public_key as Uint8Array),
  counter: Number(row.counter),
  transports: JSON.parse(String(row.transports)) as readonly string[],
  name: String(row.name),
  made: wallTime90k(Number(row.made_90k)),
  used: row.used_90k === null ? undefined : wallTime90k(Number(row.used_90k)),
})
