// Resealing: everything that the vault has sealed in station.sqlite, opened with one key and sealed with another, all in one transaction. A new
// column of sealed bytes belongs into this list; a test looks for columns that are missing.

import type { DatabaseSync } from 'node:sqlite'
import { ownerOf as ownerOfAccount } from './credentials.ts'
import { ownerOf as ownerOfNvr } from './nvrs.ts'
import { ownerOf as ownerOfFetcher } from './republish.ts'
import { OWNER } from './sign-in-settings.ts'
import { inTransaction } from './sqlite/open.ts'
import type { Vault } from './vault.ts'

type Place = {
  readonly table: string
  readonly key: string
  readonly column: string
  readonly owner: (key: never) => string
}

export const sealedPlaces: readonly Place[] = [
  { table: 'camera', key: 'id', column: 'sealed', owner: (id: string) => id },
  { table: 'nvr', key: 'id', column: 'sealed', owner: ownerOfNvr },
  { table: 'republish_account', key: 'name', column: 'sealed', owner: ownerOfFetcher },
  { table: 'credential', key: 'account_id', column: 'totp', owner: ownerOfAccount },
  { table: 'sign_in_settings', key: 'id', column: 'secret', owner: () => OWNER },
]

export type Resealed = {
  readonly resealed: number /** Did not open before, and does not after. */
  readonly locked: number
}

export const reseal = (db: DatabaseSync, from: Vault, to: Vault): Resealed => {
  db.exec('PRAGMA secure_delete = ON') // what the old key sealed is overwritten, not only let go
  const counts = { resealed: 0, locked: 0 }
  inTransaction(db, () => {
    for (const { table, key, column, owner } of sealedPlaces) {
      const put = db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`)
      for (const row of sealedIn(db, { table, key, column })) {
        const opened = from.open(row.sealed, owner(row.key as never))
        if (opened.ok) put.run(to.seal(opened.value, owner(row.key as never)), row.key)
        counts[opened.ok ? 'resealed' : 'locked']++
      }
    }
  })
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  return counts
}

/** Whether this vault opens anything of what is sealed here; undefined where nothing is. */
export const opensAny = (db: DatabaseSync, vault: Vault): boolean | undefined => {
  const all = sealedPlaces.flatMap(place =>
    sealedIn(db, place).map(row => ({ ...row, owner: place.owner(row.key as never) })),
  )
  return all.length === 0 ? undefined : all.some(({ sealed, owner }) => vault.open(sealed, owner).ok)
}

const sealedIn = (db: DatabaseSync, { table, key, column }: Pick<Place, 'table' | 'key' | 'column'>) =>
  db
    .prepare(`SELECT ${key} AS key, ${column} AS sealed FROM ${table} WHERE ${column} IS NOT NULL`)
    .all()
    .map(row => ({ key: row.key as string | number, sealed: row.sealed as Uint8Array }))
