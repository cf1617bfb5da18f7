// Removes files of the access log that are older than the log is kept. What stood in them is gone; a signed stub says how many entries they
// held and where the chain stood, so that what follows still proves itself, and an entry says when they went.

import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lineAt, readHeader, readJson, soundEnd, textOf } from './chain-line.ts'
import type { PrunedStub } from './heads.ts'
import { listLogFiles } from './log-files.ts'

export type OldFile = Pick<PrunedStub, 'file' | 'first' | 'last' | 'first_90k' | 'last_90k' | 'previous' | 'hash'>

/** The oldest files, in order, as long as everything in them is older than `before_90k`; the newest file always stays. */
export const oldFiles = (folder: string, before_90k: number): readonly OldFile[] => {
  const old: OldFile[] = []
  for (const { name } of listLogFiles(folder).slice(0, -1)) {
    const file = stateOf(join(folder, name), name)
    if (file === undefined || file.last_90k >= before_90k) break
    old.push(file)
  }
  return old
}

export const removeFile = (folder: string, { file }: OldFile): void => rmSync(join(folder, file), { force: true })

const stateOf = (path: string, file: string): OldFile | undefined => {
  const bytes = readFileSync(path)
  const [header, end] = [readHeader(bytes), soundEnd(bytes)]
  const line = end === 0 ? undefined : lineAt(bytes, bytes.lastIndexOf(0x0a, end - 2) + 1)
  const last = line === undefined ? undefined : readJson(textOf(bytes, line))
  if (header === undefined || line?.hash === undefined || typeof last?.n !== 'number') return undefined
  const { first, at_90k: first_90k, previous } = header
  return { file, first, last: last.n, first_90k, last_90k: Number(last.at_90k), previous, hash: line.hash }
}
