// Recovered parts: what a guest that died left behind in the folders of recovered footage: files that are not whole yet, and whole ones that
// the recorder never heard of. Nothing that can be kept is lost; what holds no fragment is removed.

import { rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { PART } from './recorder.ts'
import { isRecoveredChain } from './recovered.ts'
import { nameWhole } from './recovered-footage.ts'
import { readWhole } from './repair.ts'
import { openToRead, readSegmentHead } from './scan.ts'
import { foldersIn, segmentPathsOf } from './segment-paths.ts'

/** Files of recovered footage under an archive, whole or not. */
export const recoveredPaths = (folder: string): readonly string[] =>
  foldersIn(folder).flatMap(camera =>
    foldersIn(join(folder, camera))
      .filter(isRecoveredChain)
      .flatMap(chain => segmentPathsOf(folder, camera, chain, '', ['.mp4', `.mp4${PART}`])),
  )

/** A file in which nothing can be read and that is larger was something once: it stays. */
const LARGEST_TORN_BYTES = 64 * 1024 * 1024

export type Left = {
  readonly path: string
  /** The number of the link before its first fragment: the order in which they are to be entered. */
  readonly before: number
}

/** Ends a file behind its last whole fragment and takes the ending `.part` away; undefined when nothing can be read in it. */
export const completePart = async (folder: string, path: string): Promise<Left | undefined> => {
  const before = await mendPart(folder, path)
  if (before === 'nothing') await unlink(join(folder, path)) // not one fragment was flushed
  if (before === undefined || before === 'nothing') return undefined
  if (!path.endsWith(PART)) return { path, before }
  await nameWhole(folder, path)
  return { path: path.slice(0, -PART.length), before }
}

/** All that guests left unfinished under an archive; call it only while there can be no guest. */
export const completeParts = async (folder: string): Promise<void> => {
  for (const path of recoveredPaths(folder)) if (path.endsWith(PART)) await completePart(folder, path)
}

/** A file that will never be entered, told apart by its name: no list of segments names it any more. */
export const nameRefused = (folder: string, path: string): Promise<void> =>
  rename(join(folder, path), join(folder, `${path}.refused`))

const mendPart = async (folder: string, path: string): Promise<number | 'nothing' | undefined> => {
  const file = await openToRead(join(folder, path))
  if (file === undefined) return undefined
  await using _ = file
  const head = await readSegmentHead(file)
  const { size } = await file.stat()
  const torn = path.endsWith(PART) && size < LARGEST_TORN_BYTES ? 'nothing' : undefined
  if (!head.ok || (await readWhole(file, head.value, join(folder, path))) === undefined) return torn
  return head.value.about.link_number
}
