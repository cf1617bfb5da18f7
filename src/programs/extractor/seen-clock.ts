// Seen clock: what footage tells of clocks by itself. Cameras that say what time it is have it in front of their fragments (`prft`), so how far they were
// off is known for the very span; where the station's clock was set back, one recording begins before the other ends.

import { type FileHandle, open } from 'node:fs/promises'
import { unixMillis } from '#base/units.ts'
import { NO_GAP } from '#engine/recording/coverage.ts'
import { readAt } from '#engine/recording/scan.ts'
import type { FootagePart } from '#engine/viewing/footage.ts'
import type { SeenClock } from './task.ts'

const NTP_TO_UNIX = 2_208_988_800
const PRFT_BYTES = 32

/** Read once a segment. */
export const offsetsIn = async (parts: readonly FootagePart[]): Promise<SeenClock['offsets']> => {
  const offsets: (readonly [number, number])[] = []
  for (const { file, pictures } of parts) {
    const first = pictures[0]!
    await using handle = await open(file, 'r')
    const camera_ms = await cameraTimeAt(handle, first.at_byte)
    if (camera_ms !== undefined) offsets.push([first.start, Math.round(camera_ms - unixMillis(first.start))])
  }
  return offsets
}

/** Parts come in order of their beginning: files of a recording that went on may lie between those of the one before. */
export const setBackIn = (parts: readonly FootagePart[]): SeenClock['set_back'] => {
  const recordings: { readonly begins: number; ends: number }[] = []
  for (const { pictures } of parts) {
    const [first, last] = [pictures[0]!, pictures.at(-1)!]
    const ends = last.start + last.span
    const goes_on = recordings.find(one => Math.abs(first.start - one.ends) <= NO_GAP)
    if (goes_on === undefined) recordings.push({ begins: first.start, ends })
    else goes_on.ends = ends
  }
  return recordings.flatMap(({ begins }, i) => {
    const by = begins - (recordings[i - 1]?.ends ?? begins)
    return by < -NO_GAP ? [[begins, Math.round(by / 90)] as const] : []
  })
}

/** ISO/IEC 14496-12 §8.16.5 */
const cameraTimeAt = async (handle: FileHandle, at: number): Promise<number | undefined> => {
  const bytes = await readAt(handle, at, PRFT_BYTES)
  if (bytes.length < PRFT_BYTES || bytes.toString('latin1', 4, 8) !== 'prft') return undefined
  return (bytes.readUInt32BE(16) - NTP_TO_UNIX) * 1000 + (bytes.readUInt32BE(20) / 2 ** 32) * 1000
}
