// Where the chain ends on disk: found when the station starts. A line that a power cut tore is cut away; whatever else is not as it was
// written is left for the check to name.

import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { lineAt, readHeader, readJson, soundEnd, textOf } from './chain-line.ts'
import { listLogFiles } from './log-files.ts'

export type ChainEnd = { readonly n: number; readonly hash: string; readonly at_90k: number }

type EndOnDisk = {
  readonly chain: string
  readonly end: ChainEnd
  readonly file: { name: string; day: string; bytes: number }
  readonly torn_bytes: number
}

/** Where the chain ends on disk; what a power cut tore off the last file is cut away. */
export const endOnDisk = (folder: string): EndOnDisk | undefined => {
  const files = listLogFiles(folder).toReversed()
  const chain = files.map(({ name }) => readHeader(readFileSync(join(folder, name)))?.chain).find(Boolean)
  for (const { name, day, first } of files) {
    const file = join(folder, name)
    const bytes = readFileSync(file)
    const end = soundEnd(bytes)
    if (end === 0) {
      setAside(file, bytes.length) // begun in the instant of a power cut, or nothing in it can be read
      continue
    }
    if (end < bytes.length) truncateSync(file, end)
    const line = lineAt(bytes, bytes.lastIndexOf(0x0a, end - 2) + 1)!
    const { n = first - 1, at_90k = 0 } = readJson(textOf(bytes, line)) as { n?: number; at_90k?: number }
    return {
      chain: chain ?? randomBytes(8).toString('hex'),
      end: { n, hash: line.hash!, at_90k },
      file: { name, day, bytes: end },
      torn_bytes: bytes.length - end,
    }
  }
  return undefined
}

const setAside = (file: string, bytes: number): void => {
  if (bytes === 0) rmSync(file)
  else renameSync(file, `${file}.damaged-${new Date().toISOString().replaceAll(/[-:.]/g, '')}`)
}
