// Copies the access log as it is on the disk just now, with its heads and keys, for a backup: it proves itself wherever it lies, and its heads say
// what the log must have been. The index is not copied; it is made anew.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '#engine/recording/make-folder.ts'
import { soundEnd } from './chain-line.ts'
import { listLogFiles, namesIn } from './log-files.ts'

/** The newest line may be half written at this moment: it is left out. Throws the system's error. */
export const copyLog = (from: string, to: string): void => {
  const files = listLogFiles(from)
  if (files.length === 0) return
  makeFolder(to)
  // Heads first: one that is signed meanwhile would speak of an entry that the copy does not have.
  for (const name of namesIn(from)) if (isHeads(name)) copy(join(from, name), join(to, name))
  for (const { name } of files) {
    const bytes = readFileSync(join(from, name))
    const whole = name === files.at(-1)?.name ? bytes.subarray(0, soundEnd(bytes)) : bytes
    writeFileSync(join(to, name), whole, { mode: 0o600 })
  }
}

const isHeads = (name: string): boolean => /^(heads-\d{4}-\d{2}\.jsonl|pruned\.jsonl|station\.pub)$/.test(name)

const copy = (from: string, to: string): void => writeFileSync(to, readFileSync(from), { mode: 0o600 })
