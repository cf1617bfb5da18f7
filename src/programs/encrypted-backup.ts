// Encrypted backup: a backup whose every file is encrypted in the age format (age-encryption.org/v1), so that whoever finds the stick reads
// nothing, and the tool `age` opens it without us. A passphrase locks a key of the backup's own, so that it is stretched once, not for each file.

import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { Problem } from '#base/problems.ts'
import { type Manifest, makeBackup } from './backup.ts'

const DAY_MS = 24 * 3600 * 1000
const MARK = 'backup.json'
const LOCKED_KEY = 'identity.age'
const LEAST_PASSPHRASE = 16
const MOST_KEY_BYTES = 64 * 1024

/** Who can open it: holders of age keys, or whoever knows the passphrase. */
export type Lock = { readonly recipients: readonly string[] } | { readonly passphrase: string }
export type Unlock = { readonly identity: string } | { readonly passphrase: string }

/**
 * As `makeBackup`, and nothing of it is ever on the target's disk unencrypted: it is made in the data folder and goes from there. Throws what
 * that throws, and `bad_recipient`, `weak_passphrase`.
 */
export const makeEncryptedBackup = async (
  data: string,
  to: string,
  with_key: boolean,
  lock: Lock,
  now = new Date(),
  beside?: (folder: string) => void,
): Promise<Manifest> => {
  if (existsSync(to)) throw new Problem('file_exists', { file: to })
  if (!(statSync(dirname(to), { throwIfNoEntry: false })?.isDirectory() ?? false))
    throw new Problem('backup_place_missing', { place: dirname(to) })
  const { encrypter, locked } = await encrypterFor(lock)
  if (!existsSync(data)) throw new Problem('nothing_to_back_up', { data })
  dropLeftOver(data)
  const plain = mkdtempSync(join(data, '.backup-'))
  const part = join(dirname(to), `.${basename(to)}.part`)
  try {
    const manifest = await makeBackup(data, join(plain, 'b'), with_key, now, beside)
    rmSync(part, { recursive: true, force: true })
    mkdirSync(part, { mode: 0o700 })
    for (const file of filesIn(join(plain, 'b')))
      await encryptFile(encrypter, join(plain, 'b', file), join(part, `${file}.age`))
    if (locked !== undefined) writeFileSync(join(part, LOCKED_KEY), locked, { mode: 0o600 })
    const mark = { matthan: 'encrypted-backup-1', made_at: manifest.made_at, passphrase: locked !== undefined }
    writeFileSync(join(part, MARK), `${JSON.stringify(mark, null, 2)}\n`, { mode: 0o600 })
    renameSync(part, to)
    return manifest
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    if (error instanceof Problem) throw error
    throw new Problem('file_unwritable', { out: to }, { cause: error })
  } finally {
    rmSync(plain, { recursive: true, force: true })
  }
}

export const isEncrypted = (from: string): boolean => existsSync(join(from, MARK))

/**
 * Opens an encrypted backup into a new folder beside the data, and answers it; the caller restores from there and removes it. Throws
 * `backup_not_opened`, `backup_damaged`.
 */
export const openEncryptedBackup = async (from: string, data: string, unlock: Unlock): Promise<string> => {
  const decrypter = await decrypterFor(from, unlock)
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const plain = mkdtempSync(join(data, '.backup-'))
  try {
    for (const file of filesIn(from).filter(name => name.endsWith('.age') && name !== LOCKED_KEY))
      await decryptFile(decrypter, join(from, file), join(plain, file.slice(0, -'.age'.length)))
    return plain
  } catch (error) {
    rmSync(plain, { recursive: true, force: true })
    throw error
  }
}

/** The text of a small file that holds a key or a passphrase. */
export const readSecret = (file: string): string => {
  try {
    if (statSync(file).size > MOST_KEY_BYTES) throw new Error('too long')
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new Problem('backup_not_opened', { path: file }, { cause })
  }
}

/** Throws `bad_recipient`. */
export const mustBeRecipients = (recipients: readonly string[]): void => add(new Encrypter(), recipients)

const add = (encrypter: Encrypter, recipients: readonly string[]): void => {
  try {
    for (const recipient of recipients) encrypter.addRecipient(recipient)
  } catch (cause) {
    throw new Problem('bad_recipient', {}, { cause })
  }
}

const encrypterFor = async (lock: Lock): Promise<{ encrypter: Encrypter; locked?: Uint8Array }> => {
  const encrypter = new Encrypter()
  if ('recipients' in lock) {
    add(encrypter, lock.recipients)
    return { encrypter }
  }
  if ([...lock.passphrase].length < LEAST_PASSPHRASE) throw new Problem('weak_passphrase')
  const identity = await generateX25519Identity()
  encrypter.addRecipient(await identityToRecipient(identity))
  const keeper = new Encrypter()
  keeper.setPassphrase(lock.passphrase.normalize('NFC'))
  return { encrypter, locked: await keeper.encrypt(`${identity}\n`) }
}

const decrypterFor = async (from: string, unlock: Unlock): Promise<Decrypter> => {
  const decrypter = new Decrypter()
  try {
    if ('identity' in unlock) {
      for (const line of unlock.identity.split('\n').filter(text => text.startsWith('AGE-')))
        decrypter.addIdentity(line.trim())
      return decrypter
    }
    const keeper = new Decrypter()
    keeper.addPassphrase(unlock.passphrase.normalize('NFC'))
    decrypter.addIdentity((await keeper.decrypt(readFileSync(join(from, LOCKED_KEY)), 'text')).trim())
    return decrypter
  } catch (cause) {
    throw new Problem('backup_not_opened', {}, { cause })
  }
}

const encryptFile = async (encrypter: Encrypter, from: string, to: string): Promise<void> => {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  const sealed = await encrypter.encrypt(Readable.toWeb(createReadStream(from)) as ReadableStream<Uint8Array>)
  await pipeline(Readable.fromWeb(sealed as never), createWriteStream(to, { mode: 0o600, flush: true }))
}

const decryptFile = async (decrypter: Decrypter, from: string, to: string): Promise<void> => {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  let opened: ReadableStream<Uint8Array>
  try {
    opened = await decrypter.decrypt(Readable.toWeb(createReadStream(from)) as ReadableStream<Uint8Array>)
  } catch (cause) {
    throw new Problem('backup_not_opened', {}, { cause })
  }
  try {
    await pipeline(Readable.fromWeb(opened as never), createWriteStream(to, { mode: 0o600 }))
  } catch (cause) {
    throw new Problem('backup_damaged', { file: from }, { cause }) // a chunk's tag does not fit, or the file was cut short
  }
}

/** What a power cut left of an earlier one. */
const dropLeftOver = (data: string): void => {
  const old = (name: string) => Date.now() - statSync(join(data, name)).mtimeMs > DAY_MS
  for (const name of readdirSync(data)
    .filter(name => name.startsWith('.backup-'))
    .filter(old))
    rmSync(join(data, name), { recursive: true, force: true })
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted()
