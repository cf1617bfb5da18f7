// Archive folders: where a segment of a given archive lies, for whoever reads footage. The list is read again when an archive is not
// known yet.

import { readArchiveFolders } from '#programs/recorder/archives.ts'

/** Answers the folder of an archive, or undefined when it is not listed. */
export const archiveFolders = (data: string): ((archive: string) => string | undefined) => {
  let known = readArchiveFolders(data)
  return archive => {
    if (!known.has(archive)) known = readArchiveFolders(data)
    return known.get(archive)
  }
}
