// Accounts: who may sign in. Passwords arrive here already hashed.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { AccountBook, AccountRow } from '#community/access/accounts.ts'

export const createAccounts = (db: DatabaseSync, clock: Clock): AccountBook => {
  const columns = 'id, username, display_name, password_hash'
  const any = db.prepare('SELECT 1 FROM account LIMIT 1')
  const byName = db.prepare(`SELECT ${columns} FROM account WHERE username = ?`)
  const oldest = db.prepare(`SELECT ${columns} FROM account ORDER BY id LIMIT 1`)
  const people = db.prepare('SELECT username, display_name FROM account ORDER BY id LIMIT 1000')
  const insertFirst = db.prepare(
    `INSERT INTO account (username, display_name, password_hash, created_90k)
       SELECT ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM account) RETURNING ${columns}`,
  )
  return {
    any: () => any.get() !== undefined,
    people: () => people.all().map(row => ({ username: String(row.username), display_name: String(row.display_name) })),
    find: username => accountOf(byName.get(username.toLowerCase())),
    first: () => accountOf(oldest.get()),
    addFirst: ({ username, display_name, password_hash }) =>
      accountOf(insertFirst.get(username, display_name.normalize('NFC'), password_hash, clock.wall())),
  }
}

const accountOf = (row: Record<string, unknown> | undefined): AccountRow | undefined =>
  row && {
    id: Number(row.id),
    username: String(row.username),
    display_name: String(row.display_name),
    password_hash: String(row.password_hash),
  }
