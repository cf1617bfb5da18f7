// The searcher: a thread of the station that goes through what moved, so that a search over weeks holds up nobody's live picture. It reads motion and
// nothing else; whom it searches for, and what they may see, was decided before.

import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { MotionReader } from '#engine/noticing/motion-reader.ts'
import { heatOf, searchMotion } from '#engine/viewing/motion-search.ts'
import { SearchTurns } from '#engine/viewing/search-turns.ts'
import type { SearcherOrder, SearcherWord } from './station/motion-searcher.ts'

const { data } = workerData as { readonly data: string }
const motion = new MotionReader(join(data, 'motion'))
const turns = new SearchTurns()
const wanted = new Set<number>()

const say = (word: SearcherWord): void => parentPort?.postMessage(word)

parentPort?.on('message', (order: SearcherOrder) => {
  if (order.kind === 'leave') return void wanted.delete(order.id)
  const { id } = order
  wanted.add(id)
  const steps = order.kind === 'search' ? searchMotion(order.plan, motion) : heatOf(order.camera, motion)
  turns
    .run(
      steps,
      step => say({ kind: 'step', id, step } as SearcherWord),
      () => !wanted.has(id),
    )
    .then(
      answer => say({ kind: 'answer', id, answer } as SearcherWord),
      error => say({ kind: 'failed', id, error: String(error) }),
    )
    .finally(() => wanted.delete(id))
})
