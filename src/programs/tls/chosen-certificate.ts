// The chosen certificate: what the operator wants to be shown beside the station's own: files of theirs, or one that an ACME authority gives.
// The choice lies in `keys/tls/choice.json`, what was given in `keys/tls/acme.pem`.

import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '#base/problems.ts'
import { type ChooseTls, chooseTlsShape } from '#contract/tls.ts'
import { writeDurably } from '#engine/recording/write-durably.ts'
import type { Pair } from './own-authority.ts'

/** Certificates are a few kB. */
const MOST_BYTES = 256 * 1024

const choiceFile = (folder: string): string => join(folder, 'choice.json')

/** The station's own where nothing was chosen, or what was chosen cannot be read. */
export const readChoice = (folder: string): ChooseTls => {
  if (!existsSync(choiceFile(folder))) return { source: 'own' }
  const read = chooseTlsShape.safeParse(parsed(readFileSync(choiceFile(folder), 'utf8')))
  return read.success ? read.data : { source: 'own' }
}

export const keepChoice = (folder: string, choice: ChooseTls): void => {
  if (choice.source === 'own') rmSync(choiceFile(folder), { force: true })
  else writeDurably(choiceFile(folder), `${JSON.stringify(choice)}\n`)
}

/** The operator's files, as they are now. Throws `certificate_unreadable`, `certificate_key_unreadable`. */
export const readFiles = ({ certificate, key }: Extract<ChooseTls, { source: 'files' }>): Pair => ({
  certificate: readSmall(certificate, 'certificate_unreadable'),
  key: readSmall(key, 'certificate_key_unreadable'),
})

/** Changes when one of the files does. */
export const markOf = ({ certificate, key }: Extract<ChooseTls, { source: 'files' }>): string =>
  [certificate, key].map(file => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0).join()

export const keptAcme = (folder: string): Pair | undefined => {
  const [certificate, key] = [join(folder, 'acme.pem'), join(folder, 'acme.key')]
  if (!existsSync(certificate) || !existsSync(key)) return undefined
  return { certificate: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') }
}

export const keepAcme = (folder: string, { certificate, key }: Pair): void => {
  writeDurably(join(folder, 'acme.key'), key, 0o600)
  writeDurably(join(folder, 'acme.pem'), certificate, 0o644)
}

/** The account at the authority, made when there is none. */
export const accountKey = async (folder: string): Promise<string> => {
  const file = join(folder, 'acme-account.key')
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const { newAccountKey } = await import('./acme.ts')
  const key = await newAccountKey()
  writeDurably(file, key, 0o600)
  return key
}

const readSmall = (file: string, code: 'certificate_unreadable' | 'certificate_key_unreadable'): string => {
  try {
    if (statSync(file).size > MOST_BYTES) throw new Error('too long')
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Problem(code, { path: file }, { cause })
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // cut off or changed by hand; the shape refuses it
  }
}
