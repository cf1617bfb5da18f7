// Segment paths: `camera/stream/day/file.mp4` under an archive folder, as they are found there. What cannot be listed is not there.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isRecoveredChain } from './recovered.ts'

/** Every segment of an archive, from the folder of the day `since` on; recovered ones of any day, which may have come since. */
export const segmentPaths = (folder: string, since = ''): readonly string[] =>
  foldersIn(folder).flatMap(camera =>
    foldersIn(join(folder, camera)).flatMap(stream =>
      segmentPathsOf(folder, camera, stream, isRecoveredChain(stream) ? '' : since),
    ),
  )

/** The segments of one stream, by name and so by time. */
export const segmentPathsOf = (
  folder: string,
  camera: string,
  stream: string,
  since = '',
  endings: readonly string[] = ['.mp4'],
): readonly string[] =>
  foldersIn(join(folder, camera, stream))
    .filter(day => day >= since)
    .flatMap(day =>
      entries(join(folder, camera, stream, day))
        .filter(entry => entry.isFile() && endings.some(ending => entry.name.endsWith(ending)))
        .map(entry => `${camera}/${stream}/${day}/${entry.name}`)
        .toSorted(),
    )

/** The folders inside, in order of their names. */
export const foldersIn = (folder: string): readonly string[] =>
  entries(folder)
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .toSorted()

const entries = (folder: string) => {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
