// Heads ledger: the recorder's hand on the station's signing key, and the file of a day into which every signed head goes. The key's public
// half lies in the data folder as `station.pub`; heads may be copied elsewhere at any time, which is what makes them worth something. What
// becomes of old days is the station's matter (thin-heads.ts).

import { readFileSync } from 'node:fs'
import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from '#base/log.ts'
import { createSigner, type SignedHead, type Signer } from '#engine/recording/chain-head.ts'

/** Heads that a disk which stands still may leave in memory: some minutes of 100 cameras. Each stands in its segment as well. */
const MOST_WAITING = 2000

/** Undefined, and said in the log, when there is no key: footage is chained but not signed. */
export const openSigner = (file: string, log: Logger): Signer | undefined => {
  try {
    return createSigner(readFileSync(file, 'utf8'))
  } catch (error) {
    log.error('the signing key cannot be read; footage is recorded without signed heads', { file, error })
    return undefined
  }
}

export type HeadsLedger = {
  /** Never waits for the disk: whoever signs is receiving from cameras. */
  readonly signed: (head: SignedHead) => void
  /** Resolves when all that was signed is written, or could not be. */
  readonly flushed: () => Promise<void>
}

export const headsLedger = (folder: string): HeadsLedger => {
  let waiting: SignedHead[] = []
  let writing: Promise<void> | undefined
  const write = async () => {
    while (waiting.length > 0) {
      const [taken, day] = [waiting, dayOf(waiting[0]!)]
      const together = taken.filter(head => dayOf(head) === day)
      waiting = taken.filter(head => dayOf(head) !== day)
      await append(folder, day, together)
    }
    writing = undefined
  }
  return {
    signed: head => {
      if (waiting.length < MOST_WAITING) waiting.push(head)
      writing ??= write()
    },
    flushed: async () => writing,
  }
}

const dayOf = ({ head }: SignedHead): string => head.signed_at.slice(0, 10)

const append = async (folder: string, day: string, heads: readonly SignedHead[]): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const lines = heads.map(head => `${JSON.stringify(head)}\n`).join('')
    await appendFile(join(folder, `${day}.jsonl`), lines, { mode: 0o600 })
  } catch {
    // The heads stand in their segments as well; a full disk is told of where footage is refused.
  }
}
