// Began in vain: a file of ours in which nothing was recorded yet when the power went. It is the only file that goes without a row's leave:
// what holds a fragment, or anything that is not its own beginning, stays.

import { holdsAbout } from './about.ts'
import { holdsLink } from './chain.ts'
import { openToRead, readAt } from './scan.ts'

const LARGEST_BYTES = 64 * 1024 * 1024
/** What a segment says of itself stands in front, within the first sector. */
const BEGINNING_BYTES = 4096

/** Whether all that a file holds is the torn beginning of a segment, or zeros, without one whole fragment. */
export const beganInVain = async (path: string): Promise<boolean> => {
  const file = await openToRead(path)
  if (file === undefined) return false
  await using _ = file
  const { size } = await file.stat()
  if (size > LARGEST_BYTES) return false
  const bytes = await readAt(file, 0, size)
  if (holdsWholeLink(bytes)) return false
  return holdsAbout(bytes.subarray(0, BEGINNING_BYTES)) || bytes.every(byte => byte === 0)
}

/** Of a link that was torn, less than its number and hash stand behind its name, or zeros at the end of them. */
const holdsWholeLink = (bytes: Buffer): boolean => {
  const written = bytes.findLastIndex(byte => byte !== 0) + 1
  return holdsLink(bytes.subarray(0, Math.max(0, Math.min(bytes.length - 40, written - 32))))
}
