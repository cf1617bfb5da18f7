// The book of republishing in station.sqlite. Secrets are sealed as cameras' passwords are: Digest and WS-UsernameToken both need to know
// them, so a hash would not do. Only `createRepublishSecrets` opens the vault, and it is handed to the doors alone.

import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { wallTime90k } from '#base/units.ts'
import type { Allowed, RepublishAccountRow, RepublishBook } from '#community/access/republish-book.ts'
import { type RepublishSettings, republishSettingsShape } from '#contract/republish.ts'
import type { RepublishAccounts } from '#engine/republish/accounts.ts'
import { inTransaction } from './sqlite/open.ts'
import type { Vault } from './vault.ts'

const SECRET_BYTES = 18
const usual: RepublishSettings = {
  enabled: false,
  host: '0.0.0.0',
  port: 8554,
  onvif: false,
  onvif_port: 8555,
  discovery: false,
}

export const createRepublishBook = (db: DatabaseSync, vault: Vault, clock: Clock): RepublishBook => {
  const settings = db.prepare('SELECT settings FROM republish_settings WHERE id = 1')
  const setSettings = db.prepare(
    `INSERT INTO republish_settings (id, settings, set_by, set_90k) VALUES (1, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET settings = excluded.settings, set_by = excluded.set_by, set_90k = excluded.set_90k`,
  )
  const all = db.prepare(
    'SELECT name, cameras, sound, made_by, made_90k FROM republish_account WHERE removed_90k IS NULL ORDER BY name',
  )
  const known = db.prepare('SELECT id, cameras, sound FROM republish_account WHERE name = ? AND removed_90k IS NULL')
  const add = db.prepare(
    'INSERT INTO republish_account (name, sealed, cameras, sound, made_by, made_90k) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const change = db.prepare('UPDATE republish_account SET cameras = ?, sound = ? WHERE id = ?')
  const word = db.prepare(
    'INSERT INTO republish_account_word (account, cameras, sound, said_by, said_90k) VALUES (?, ?, ?, ?, ?)',
  )
  const remove = db.prepare(
    `UPDATE republish_account SET removed_by = ?, removed_90k = ?, sealed = NULL WHERE name = ? AND removed_90k IS NULL`,
  )
  return {
    settings: () => {
      const row = settings.get()
      const kept: unknown = row === undefined ? {} : JSON.parse(String(row.settings))
      const read = republishSettingsShape.partial().safeParse(kept)
      return { ...usual, ...(read.success ? defined(read.data) : {}) }
    },
    set: (wanted, by) => void setSettings.run(JSON.stringify(wanted), by, clock.wall()),
    accounts: () => all.all().map(accountOf),
    add: (name, { cameras, sound }, by) =>
      inTransaction(db, () => {
        if (known.get(name) !== undefined) return undefined
        const secret = randomBytes(SECRET_BYTES).toString('base64url')
        const [ids, now] = [cameras && JSON.stringify(cameras), clock.wall()]
        const made = add.run(name, vault.seal(secret, ownerOf(name)), ids, sound ? 1 : 0, by, now)
        word.run(made.lastInsertRowid, ids, sound ? 1 : 0, by, now)
        return secret
      }),
    change: (name, allowed, by) =>
      inTransaction(db, () => {
        const row = known.get(name)
        if (row === undefined) return false
        const { cameras, sound } = { ...allowedOf(row), ...allowed }
        const ids = cameras && JSON.stringify(cameras)
        change.run(ids, sound ? 1 : 0, Number(row.id))
        word.run(Number(row.id), ids, sound ? 1 : 0, by, clock.wall())
        return true
      }),
    remove: (name, by) => remove.run(by, clock.wall(), name).changes === 1,
  }
}

export const createRepublishSecrets = (db: DatabaseSync, vault: Vault): RepublishAccounts => {
  const one = db.prepare(
    'SELECT name, cameras, sound, sealed FROM republish_account WHERE name = ? AND removed_90k IS NULL',
  )
  return {
    find: name => {
      const row = one.get(name)
      if (row === undefined || !(row.sealed instanceof Uint8Array)) return undefined
      const secret = vault.open(row.sealed, ownerOf(name))
      return secret.ok ? { name, secret: secret.value, ...allowedOf(row) } : undefined
    },
  }
}

export const ownerOf = (name: string): string => `republish:${name}`

type Row = Readonly<Record<string, unknown>>

const allowedOf = ({ cameras, sound }: Row): Allowed => ({
  cameras: typeof cameras === 'string' ? (JSON.parse(cameras) as readonly string[]) : null,
  sound: sound === 1,
})

const accountOf = (row: Row): RepublishAccountRow => ({
  name: String(row.name),
  ...allowedOf(row),
  made_by: String(row.made_by),
  made: wallTime90k(Number(row.made_90k)),
})

const defined = (given: Partial<Record<keyof RepublishSettings, unknown>>): Partial<RepublishSettings> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
