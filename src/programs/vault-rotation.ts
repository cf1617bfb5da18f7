// Vault rotation: another key for everything that the vault has sealed. It may be cut off anywhere: the new key lies beside the old one until
// the books are sealed with it, and whoever comes next sees by the books which of the two is theirs.

import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { Problem } from '#base/problems.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { opensAny, type Resealed, reseal } from '#store/reseal.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { openExistingVault, openVault } from '#store/vault.ts'
import type { Passed } from './restoring.ts'

const keyFile = (data: string): string => join(data, 'keys', 'vault.key')
const nextFile = (data: string): string => join(data, 'keys', 'vault.key.next')

/** Nobody else works on the folder. Throws `no_vault_here`, `vault_key_damaged`, and what opening the books throws. */
export const rotateVault = (data: string, passed: Passed = () => {}): Resealed => {
  const books = join(data, 'station.sqlite')
  if (!existsSync(books) || !existsSync(keyFile(data))) throw new Problem('no_vault_here', { data })
  const db = openDatabase(books, stationMigrations, { synchronous: 'FULL' })
  try {
    finishRotation(data, db)
    const next = openVault(nextFile(data)) // made durably, mode 0600
    passed('the new key is there')
    const done = reseal(db, openVault(keyFile(data)), next)
    passed('the books are sealed anew')
    renameSync(nextFile(data), keyFile(data))
    return done
  } finally {
    db.close()
  }
}

/** Call it before the vault is opened. Answers what it found and did. */
export const finishRotation = (data: string, db: DatabaseSync): 'finished' | 'undone' | undefined => {
  if (!existsSync(nextFile(data))) return undefined
  const next = openExistingVault(nextFile(data))
  if (next !== undefined && opensAny(db, next) === true) {
    renameSync(nextFile(data), keyFile(data))
    return 'finished'
  }
  rmSync(nextFile(data))
  return 'undone'
}
