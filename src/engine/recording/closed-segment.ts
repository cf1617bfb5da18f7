// Closed segment: whether its file still is what its row says, and what is left of it where it is not. A file that a disk cut short or whose
// index it lost keeps its fragments up to the damage; the index is written anew behind them.

import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { CatalogueWriter, FoundSegment, SegmentRow } from './catalogue.ts'
import { LARGEST_INDEX_BYTES, readIndexBox } from './fragment-index.ts'
import { enterFile } from './repair.ts'
import { readAt } from './scan.ts'

type Row = Pick<SegmentRow, 'path' | 'bytes' | 'index_at' | 'index_bytes'>

/** With `indexed` its index is read too. What the system refuses to say (no right, a bad sector) is no damage. */
export const isWhole = async (folder: string, row: Row, indexed: boolean): Promise<boolean> => {
  try {
    await using file = await open(join(folder, row.path), 'r')
    if ((await file.stat()).size < row.bytes) return false
    if (!indexed || row.index_bytes > LARGEST_INDEX_BYTES) return true
    return readIndexBox(await readAt(file, row.index_at, row.index_bytes)).ok
  } catch {
    return true
  }
}

/** What the file holds, its index written anew; or why nothing of it can be read. Throws what the system says. */
export const whatIsLeft = async (
  archive: string,
  folder: string,
  path: string,
): Promise<FoundSegment | 'unreadable' | 'nothing'> => {
  let found: FoundSegment | undefined
  const catcher: Pick<CatalogueWriter, 'found'> = {
    found: segment => {
      found = segment
    },
  }
  const entered = await enterFile(catcher, archive, folder, path)
  return found ?? (!entered.ok && entered.problem === 'unreadable' ? 'unreadable' : 'nothing')
}
