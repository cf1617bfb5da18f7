// The vault: camera credentials sealed at rest with AES-256-GCM. The key lives in a file of its own, outside the database,
// so that a copied database or a backup of it gives no camera away. What is sealed for one camera opens for no other.

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { Problem } from '#base/problems.ts'
import { no, ok, type Result } from '#base/result.ts'

export type Vault = {
  /** Seals `text` for `owner` (a camera id). */
  readonly seal: (text: string, owner: string) => Uint8Array
  /** Opens what `seal` made; not with another key, for another owner, or after a change of a single bit. */
  readonly open: (sealed: Uint8Array, owner: string) => Result<string, 'locked'>
}

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const FORMAT = 1

/** Opens the vault whose key is in `file`, making a new key on the first start. Throws `vault_key_damaged`, `data_folder_unwritable`. */
export const openVault = (file: string): Vault => {
  const key = readKey(file) ?? makeKey(file)
  if (key.length !== KEY_BYTES) throw new Problem('vault_key_damaged', { file })
  return vaultWith(key)
}

/** The vault whose key is in `file`, if it is there. Throws `vault_key_damaged`. */
export const openExistingVault = (file: string): Vault | undefined => {
  const key = readKey(file)
  if (key !== undefined && key.length !== KEY_BYTES) throw new Problem('vault_key_damaged', { file })
  return key && vaultWith(key)
}

const vaultWith = (key: Uint8Array): Vault => ({
  seal: (text, owner) => {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner))
    const body = [cipher.update(text, 'utf8'), cipher.final()]
    return Buffer.concat([Uint8Array.of(FORMAT), nonce, ...body, cipher.getAuthTag()])
  },
  open: (sealed, owner) => unseal(key, sealed, owner),
})

// Layout: u8 format (1) · 12 bytes nonce · sealed text · 16 bytes tag.
const unseal = (key: Uint8Array, sealed: Uint8Array, owner: string): Result<string, 'locked'> => {
  if (sealed.length < 1 + NONCE_BYTES + TAG_BYTES || sealed[0] !== FORMAT) return no('locked')
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES)
  const tag = sealed.subarray(sealed.length - TAG_BYTES)
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    cipher.setAAD(Buffer.from(owner)).setAuthTag(tag)
    const text = cipher.update(sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES), undefined, 'utf8')
    return ok(text + cipher.final('utf8'))
  } catch {
    return no('locked') // The tag does not fit: wrong key, wrong owner or changed bytes. Nothing more can be told.
  }
}

const readKey = (file: string): Uint8Array | undefined => {
  try {
    const key = readFileSync(file)
    chmodSync(file, 0o600)
    return key
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw new Problem('data_folder_unwritable', { file }, { cause })
  }
}

// Written whole beside its place and linked in, so that a power cut leaves no half key and two starts agree on one.
const makeKey = (file: string): Uint8Array => {
  const draft = `${file}.${process.pid}`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const handle = openSync(draft, 'w', 0o600)
    writeSync(handle, randomBytes(KEY_BYTES))
    fsyncSync(handle)
    closeSync(handle)
    linkUnlessThere(draft, file)
    return readFileSync(file)
  } catch (cause) {
    throw new Problem('data_folder_unwritable', { file }, { cause })
  } finally {
    rmSync(draft, { force: true })
  }
}

const linkUnlessThere = (draft: string, file: string): void => {
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
