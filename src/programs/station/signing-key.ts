// Signing key: the station's Ed25519 key, made at the first start. Its private half signs chain heads and never leaves the data folder's
// `keys`; its public half, `station.pub`, may go to anybody. A key that is lost or damaged is replaced, and the public halves of earlier
// ones stay behind the newest, because what they signed is still to be proved.

import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Logger, silentLogger } from '#base/log.ts'
import { publicKeyOf, publicKeysIn } from '#engine/recording/chain-head.ts'
import { makeFolder } from '#engine/recording/make-folder.ts'
import { writeDurably } from '#engine/recording/write-durably.ts'

/** Throws the system's error where the data folder cannot be written. */
export const openSigningKey = (data: string, log: Logger = silentLogger): void => {
  const file = join(data, 'keys', 'station-signing.pem')
  publish(join(data, 'station.pub'), publicHalf(file, log) ?? makeKey(file), log)
}

/** Undefined when there is no key; one that cannot be read is set aside, so that recording goes on signed. */
const publicHalf = (file: string, log: Logger): string | undefined => {
  const pem = readIfThere(file)
  if (pem === undefined) return undefined
  try {
    return publicKeyOf(pem)
  } catch (error) {
    const old = `${file}.damaged-${new Date().toISOString().replaceAll(/[-:.]/g, '')}`
    renameSync(file, old)
    log.error('the signing key is damaged and set aside; a new one takes its place', { old, error })
    return undefined
  }
}

const makeKey = (file: string): string => {
  makeFolder(dirname(file))
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  writeDurably(file, pem, 0o600)
  return publicKeyOf(pem)
}

/** The key in use stands first. */
const publish = (file: string, current: string, log: Logger): void => {
  const known = publicKeysIn(readIfThere(file) ?? '')
  if (known[0] === current) return
  if (known.length > 0) log.warn('footage is signed with another key from now on; give its public half on', { file })
  writeDurably(file, [current, ...known.filter(pem => pem !== current)].join(''), 0o644)
}

const readIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
