// Verify path: a bundle by where it lies on this machine: a folder, a zip, or a zip that age encrypted. Changes nothing; what is decrypted lies in a temporary file
// that nobody else may read, and goes as soon as the answer is there.

import {
  closeSync,
  createReadStream,
  createWriteStream,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Decrypter } from 'age-encryption'
import { Problem } from '#base/problems.ts'
import { keysIn, type PublicKey } from '#verify/keys.ts'
import { readZip } from '#verify/read-zip.ts'
import { readJsonText } from '#verify/readers.ts'
import type { Report } from '#verify/report.ts'
import { readHead, type SignedHead } from '#verify/shapes.ts'
import { notABundle, type VerifyOptions, verifyBundle } from '#verify/verify-bundle.ts'
import { openFolder, readAt } from './folder-files.ts'
import { createNodeTools } from './node-tools.ts'

const MOST_KEPT_BYTES = 512 * 1024 * 1024
const AGE = 'age-encryption.org/v1'

export type VerifyWish = Omit<VerifyOptions, 'keys' | 'heads'> & {
  /** Files that were kept elsewhere. */
  readonly keyFile?: string | undefined
  readonly headFiles?: readonly string[]
  /** Opens what age encrypted: one of them. */
  readonly passphrase?: string | undefined
  readonly identities?: readonly string[]
  /** Where an encrypted bundle is decrypted to. */
  readonly scratch?: string
}

/** Throws `bundle_missing`, `key_unreadable`, `heads_unreadable`, `bundle_locked`. */
export const verifyPath = async (path: string, wish: VerifyWish = {}): Promise<Report> => {
  const tools = createNodeTools()
  const keys = wish.keyFile === undefined ? [] : await readKeys(wish.keyFile)
  const heads = (wish.headFiles ?? []).flatMap(readHeads)
  const options: VerifyOptions = { ...wish, keys, heads }
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) throw new Problem('bundle_missing', { bundle: path })
  if (found.isDirectory()) {
    using files = openFolder(path)
    return await verifyBundle(files, tools, options)
  }
  if (!found.isFile()) throw new Problem('bundle_missing', { bundle: path })
  return isEncrypted(path) ? decrypted(path, wish, file => verifyZip(file, options)) : verifyZip(path, options)
}

const verifyZip = async (path: string, options: VerifyOptions): Promise<Report> => {
  const file = openSync(path, 'r')
  try {
    const zip = await readZip({ size: statSync(path).size, read: (at, length) => readAt(file, at, length) })
    return zip.ok ? await verifyBundle(zip.value, createNodeTools(), options) : notABundle(zip.problem)
  } finally {
    closeSync(file)
  }
}

const isEncrypted = (path: string): boolean => {
  const file = openSync(path, 'r')
  try {
    const first = Buffer.alloc(AGE.length)
    readSync(file, first, 0, first.length, 0)
    return first.toString('latin1') === AGE
  } finally {
    closeSync(file)
  }
}

const decrypted = async (
  path: string,
  wish: VerifyWish,
  verify: (file: string) => Promise<Report>,
): Promise<Report> => {
  const { passphrase, identities = [], scratch = tmpdir() } = wish
  if (passphrase === undefined && identities.length === 0) throw new Problem('bundle_locked', { bundle: path })
  const folder = mkdtempSync(join(scratch, 'matthan-verify-'))
  const plain = join(folder, 'bundle.zip')
  try {
    await decryptTo(path, plain, passphrase, identities)
    return await verify(plain)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const decryptTo = async (
  from: string,
  to: string,
  passphrase: string | undefined,
  identities: readonly string[],
): Promise<void> => {
  const opened = async () => {
    const decrypter = new Decrypter()
    if (passphrase !== undefined) decrypter.addPassphrase(passphrase.normalize('NFC'))
    for (const identity of identities) decrypter.addIdentity(identity)
    return decrypter.decrypt(Readable.toWeb(createReadStream(from)) as ReadableStream<Uint8Array>)
  }
  try {
    const plain = await opened()
    await pipeline(Readable.fromWeb(plain as never), createWriteStream(to, { mode: 0o600 }))
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && cause.code.startsWith('E'))
      throw new Problem('file_unwritable', { file: to }, { cause })
    throw new Problem('bundle_not_opened', { bundle: from }, { cause })
  }
}

/** Throws `key_unreadable`. */
const readKeys = async (file: string): Promise<readonly PublicKey[]> => {
  const text = readKept(file, 'key_unreadable')
  const keys = await keysIn(text, createNodeTools())
  if (keys.length === 0) throw new Problem('key_unreadable', { file })
  return keys
}

/** One JSON head a line, as in heads/…jsonl; lines that a power cut tore are passed over. Throws `heads_unreadable`. */
const readHeads = (file: string): readonly SignedHead[] => {
  const heads = readKept(file, 'heads_unreadable')
    .split('\n')
    .flatMap(line => readJsonText(line, readHead) ?? [])
  if (heads.length === 0) throw new Problem('heads_unreadable', { file })
  return heads
}

const readKept = (file: string, code: 'key_unreadable' | 'heads_unreadable'): string => {
  try {
    if (statSync(file).size <= MOST_KEPT_BYTES) return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Problem(code, { file }, { cause })
  }
  throw new Problem(code, { file })
}
