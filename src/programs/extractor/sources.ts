// Sources: the footage that the extractor reads, without what the owner of a camera did not share.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { wallTime90k } from '#base/units.ts'
import type { CatalogueReader } from '#engine/recording/catalogue.ts'
import { IDENTITY_FILE } from '#engine/recording/disks.ts'
import { createFootage, type Footage } from '#engine/viewing/footage.ts'
import { leavingOut } from '#http/routes/recordings/shared-footage.ts'
import type { TaskItem } from './task.ts'

export type Sources = {
  readonly reader: CatalogueReader
  /** Without what is withheld, and with nothing in memory of what was read before. */
  readonly footage: (withheld: TaskItem['withheld']) => Footage
  /** Whether the disk of an archive is where it was. */
  readonly isHere: (archive: string) => boolean
  /** Waits for more of what is being recorded up to `until`; false when that has lasted long enough. */
  readonly wait: (until: number) => Promise<boolean>
}

export const openSources = (
  reader: CatalogueReader,
  folderOf: (archive: string) => string | undefined,
  wait: Sources['wait'],
): Sources => ({
  reader,
  wait,
  footage: withheld =>
    leavingOut(createFootage(reader, folderOf), (_, from, to) =>
      withheld
        .filter(([begins, ends]) => begins < to && ends > from)
        .map(([begins, ends]) => ({ from: wallTime90k(begins), to: wallTime90k(ends) })),
    ),
  isHere: archive => {
    const folder = folderOf(archive)
    return folder !== undefined && existsSync(join(folder, IDENTITY_FILE))
  },
})
