// Heads ledger: the recorder's hand on the station's signing key, and the file of a day into which every signed head goes. The key's public
// half lies in the data folder as `station.pub`; heads may be copied elsewhere at any time, which is what makes them worth something.

import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from '#base/log.ts'
import { createSigner, type SignedHead, type Signer } from '#engine/recording/chain-head.ts'

/** Undefined, and said in the log, when there is no key: footage is chained but not signed. */
export const openSigner = (file: string, log: Logger): Signer | undefined => {
  try {
    return createSigner(readFileSync(file, 'utf8'))
  } catch (error) {
    log.error('the signing key cannot be read; footage is recorded without signed heads', { file, error })
    return undefined
  }
}

export const headsLedger =
  (folder: string): ((signed: SignedHead) => void) =>
  signed => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const file = join(folder, `${signed.head.signed_at.slice(0, 10)}.jsonl`)
      appendFileSync(file, `${JSON.stringify(signed)}\n`, { mode: 0o600 })
    } catch {
      // The head stands in the segment as well; a full disk is told of where footage is refused.
    }
  }
