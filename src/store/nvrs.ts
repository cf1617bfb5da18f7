// The book of recorders in station.sqlite. As with cameras, only `createNvrSecrets` opens the vault, and it is handed to nobody but
// whoever dials them.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { slug } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import type { NvrBook, NvrReader, NvrRow } from '#community/upkeep/nvr-book.ts'
import { brandCodeShape } from '#contract/brand.ts'
import { inTransaction } from './sqlite/open.ts'
import type { Vault } from './vault.ts'

type Credentials = { readonly username: string; readonly password: string }

const columns = 'id, name, place, address, rtsp_port, brand, sealed IS NOT NULL AS has_sealed, added_90k'

export const createNvrBook = (db: DatabaseSync, vault: Vault, clock: Clock): NvrBook => {
  const known = db.prepare('SELECT 1 FROM nvr WHERE id = ?')
  const put = db.prepare(
    'INSERT INTO nvr (id, name, place, address, rtsp_port, brand, sealed, added_90k) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const setBrand = db.prepare('UPDATE nvr SET brand = ? WHERE id = ? AND removed_90k IS NULL')
  const change = db.prepare(
    'UPDATE nvr SET name = ?, place = ?, address = ?, rtsp_port = ? WHERE id = ? AND removed_90k IS NULL',
  )
  const setSealed = db.prepare('UPDATE nvr SET sealed = ? WHERE id = ? AND removed_90k IS NULL')
  const remove = db.prepare('UPDATE nvr SET removed_90k = ?, sealed = NULL WHERE id = ? AND removed_90k IS NULL')
  const reader = createNvrReader(db)
  return {
    ...reader,
    add: ({ name, place, address, rtsp_port, brand, ...credentials }) =>
      inTransaction(db, () => {
        const id = freeId(name, taken => known.get(taken) !== undefined)
        const text = [name.normalize('NFC'), place.normalize('NFC')] as const
        put.run(id, ...text, address, rtsp_port, brand, sealedOf(credentials, id, vault), clock.wall())
        return reader.get(id)!
      }),
    change: (id, wanted) =>
      inTransaction(db, () => {
        const before = reader.get(id)
        if (before === undefined) return undefined
        const { name = before.name, place = before.place } = wanted
        const { address = before.address, rtsp_port = before.rtsp_port } = wanted
        change.run(name.normalize('NFC'), place.normalize('NFC'), address, rtsp_port, id)
        return reader.get(id)
      }),
    setBrand: (id, brand) => void setBrand.run(brand, id),
    setCredentials: (id, username, password) => void setSealed.run(sealedOf({ username, password }, id, vault), id),
    remove: id => remove.run(clock.wall(), id).changes === 1,
  }
}

const createNvrReader = (db: DatabaseSync): NvrReader => {
  const all = db.prepare(`SELECT ${columns} FROM nvr WHERE removed_90k IS NULL ORDER BY added_90k, id`)
  const one = db.prepare(`SELECT ${columns} FROM nvr WHERE removed_90k IS NULL AND id = ?`)
  return {
    list: () => all.all().map(nvrOf),
    get: id => {
      const row = one.get(id)
      return row && nvrOf(row)
    },
  }
}

export type NvrSecrets = {
  /** Undefined: there is no such recorder, or the vault’s key does not open its password. */
  readonly get: (id: string) => (NvrRow & Credentials) | undefined
}

export const createNvrSecrets = (db: DatabaseSync, vault: Vault): NvrSecrets => {
  const one = db.prepare(`SELECT ${columns}, sealed FROM nvr WHERE removed_90k IS NULL AND id = ?`)
  return {
    get: id => {
      const row = one.get(id)
      if (row === undefined) return undefined
      if (!(row.sealed instanceof Uint8Array)) return { ...nvrOf(row), username: '', password: '' }
      const opened = vault.open(row.sealed, ownerOf(id))
      return opened.ok ? { ...nvrOf(row), ...(JSON.parse(opened.value) as Credentials) } : undefined
    },
  }
}

export const ownerOf = (id: string): string => `nvr:${id}`

const sealedOf = ({ username, password }: Credentials, id: string, vault: Vault) =>
  username === '' && password === '' ? null : vault.seal(JSON.stringify({ username, password }), ownerOf(id))

const freeId = (name: string, taken: (id: string) => boolean): string => {
  const base = slug(name) || 'dau-ghi'
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? '' : `-${count}`
    const id = base.slice(0, 48 - suffix.length).replace(/-+$/, '') + suffix
    if (!taken(id)) return id
  }
}

const nvrOf = (row: Readonly<Record<string, unknown>>): NvrRow => ({
  id: String(row.id),
  name: String(row.name),
  place: String(row.place),
  address: String(row.address),
  rtsp_port: Number(row.rtsp_port),
  brand: brandCodeShape.safeParse(row.brand).data ?? null,
  has_credentials: row.has_sealed === 1,
  added_90k: wallTime90k(Number(row.added_90k)),
})
