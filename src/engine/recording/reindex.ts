// Reindex: enters files into the catalogue from what they say themselves. A damaged file is named with its reason and hides nothing
// beside it.

import { setTimeout as pause } from 'node:timers/promises'
import type { CatalogueWriter } from './catalogue.ts'
import { isRecoveredChain } from './recovered.ts'
import { enterFile, type NotEntered } from './repair.ts'

export type FoundFile = { readonly archive: string; readonly folder: string; readonly path: string }
export type Refused = { readonly path: string; readonly why: NotEntered | string }
export type Reindexed = { files: number; fragments: number; readonly refused: Refused[] }

export type ReindexHow = {
  /** Files that are read at once. */
  readonly together: number
  /** Commits what was entered; called every `commit_every` files and at the end. */
  readonly commit: () => void
  readonly commit_every: number
  /** How long each file is given at least: a running recorder is not to be crowded out. */
  readonly pace_ms: number
  readonly progress: (done: Reindexed) => void
  readonly signal?: AbortSignal
}

export const enterFiles = async (
  writer: CatalogueWriter,
  files: readonly FoundFile[],
  how: ReindexHow,
): Promise<Reindexed> => {
  const done: Reindexed = { files: 0, fragments: 0, refused: [] }
  const work = async (queue: FoundFile[]) => {
    for (let file = queue.pop(); file !== undefined && how.signal?.aborted !== true; file = queue.pop()) {
      const { archive, folder, path } = file
      try {
        const entered = await enterFile(writer, archive, folder, path)
        if (entered.ok) done.fragments += entered.value
        else done.refused.push({ path, why: entered.problem })
      } catch (error) {
        done.refused.push({ path, why: error instanceof Error ? error.message : String(error) })
      }
      done.files++
      if (done.files % how.commit_every === 0) how.commit()
      how.progress(done)
      if (how.pace_ms > 0) await pause(how.pace_ms)
    }
  }
  const turns = [...Map.groupBy(files.toReversed(), turnOf)].toSorted(([a], [b]) => a - b)
  for (const [, queue] of turns) {
    await Promise.all(Array.from({ length: how.together }, () => work(queue)))
  }
  how.commit()
  return done
}

/**
 * What was recorded live comes first: recovered footage is entered only where there is none. Copies under names that no recorder gives come behind
 * what they are copies of, which else depends on who is read faster.
 */
const turnOf = (file: FoundFile): number => (isRecoveredFile(file) ? 1 : 0) + (givenName.test(file.path) ? 0 : 2)

const givenName = /\/\d{8}T\d{6}\.\d{3}Z-\d+\.mp4$/

export const isRecoveredFile = ({ path }: FoundFile): boolean => isRecoveredChain(path.split('/')[1] ?? '')
