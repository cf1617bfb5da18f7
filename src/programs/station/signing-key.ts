// Signing key: the station's Ed25519 key, made at the first start. Its private half signs chain heads and never leaves the data folder's
// `keys`; its public half, `station.pub`, may go to anybody.

import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { publicKeyOf } from '#engine/recording/chain-head.ts'

export const openSigningKey = (data: string): void => {
  const file = join(data, 'keys', 'station-signing.pem')
  if (!existsSync(file)) {
    mkdirSync(join(data, 'keys'), { recursive: true, mode: 0o700 })
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  }
  const pub = join(data, 'station.pub')
  if (!existsSync(pub)) writeFileSync(pub, publicKeyOf(readFileSync(file, 'utf8')), { mode: 0o644 })
}
